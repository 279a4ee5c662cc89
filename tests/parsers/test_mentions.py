import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.mentions import MentionForm
from curator.model.text import RepoPath
from curator.parsers.mentions import mentions


def found(text: str, path: str = "docs/a.md") -> list[tuple[str, str]]:
    """Name and form of each mention."""
    return [(one.name, one.form.value) for one in mentions(text.encode(), RepoPath(path)).items]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Call `retry`.", "retry", "tick"),
        ("Call `retry(2)`.", "retry", "call"),
        ("Call ``Policy::retry``.", "Policy.retry", "tick"),
        ("Call `Policy->retry()`.", "Policy.retry", "call"),
        ("A `List<Policy>` and `class Policy`.", "Policy", "tick"),
        ("Call retry().", "retry", "call"),
        ("Call policy.retry(a, b).", "policy.retry", "call"),
        ("See `src/retry.py`.", "src/retry.py", "path"),
        ("See `src/retry.py:12`.", "src/retry.py", "path"),
        ("See src/retry.py for it.", "src/retry.py", "path"),
        ("See [it][acme.retry.Policy].", "acme.retry.Policy", "role"),
        ("::: acme.retry", "acme.retry", "role"),
        ("See {func}`~acme.retry`.", "acme.retry", "role"),
        ("<b>`retry`</b>", "retry", "tick"),
    ],
)
def test_markdown_mentions(text: str, name: str, form: str):
    assert (name, form) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words about a retry.",
        "`npm install acme --save`",
        "<!-- `retry` -->",
        "[it](https://example.org/retry())",
        "https://example.org/a/retry.py",
        "[it]: src/retry.py",
        "::: tip\nText\n:::",
        "---\ntitle: '`retry`'\n---\n",
    ],
)
def test_what_mentions_nothing(text: str):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("See :meth:`~acme.Policy.retry`.", "acme.Policy.retry"),
        ("See :py:func:`again <acme.retry>`.", "acme.retry"),
        (".. autofunction:: acme.retry", "acme.retry"),
        (".. py:class:: Policy(limit)", "Policy"),
    ],
)
def test_restructured_text_mentions(text: str, name: str):
    assert found(text, "docs/a.rst") == [(name, "role")]


@pytest.mark.parametrize(
    "text",
    [
        ".. retry() is a comment",
        ".. versionchanged:: 2.0\n\n   ``retry()`` waits",
        "Title\n=====\n\nWhat's new in 2.0\n-----------------\n\n``retry()`` waits\n",
    ],
)
def test_restructured_text_that_mentions_nothing(text: str):
    assert found(text, "docs/a.rst") == []


@pytest.mark.parametrize(
    ("fence", "code", "name", "module"),
    [
        ("python", "from acme.retry import Policy as P", "Policy", "acme.retry"),
        ("python", "import acme\nacme.retry(1)", "retry", "acme"),
        ("pycon", ">>> from acme import retry", "retry", "acme"),
        ("ts", "import { retry as again } from 'acme/web'", "retry", "acme/web"),
        ("js", "const { retry } = require('acme')", "retry", "acme"),
        ("go", 'import "example.org/acme"\nfunc f() { acme.Retry() }', "Retry", "example.org/acme"),
        ("rust", "use acme::time::{retry, Policy as P};", "retry", "acme.time"),
        ("java", "import org.acme.Policy;", "Policy", "org.acme"),
    ],
)
def test_imports_in_examples(fence: str, code: str, name: str, module: str):
    items = mentions(f"```{fence}\n{code}\n```\n".encode(), RepoPath("a.md")).items
    assert (name, module) in [(one.name, one.module) for one in items]


@pytest.mark.parametrize(
    ("fence", "code", "name"),
    [
        ("python", "policy.retry(2)", "policy.retry"),
        ('{.py title="a.py"}', "policy.retry(2)", "policy.retry"),
        ("ts", "new RetryPolicy(2)", "RetryPolicy"),
        ("ts", "@Retry(2)\nclass A {}", "Retry"),
        ("rust", "Policy::retry(2);", "Policy.retry"),
        ("java", "policy\n    .retry(2);", "_.retry"),
    ],
)
def test_uses_in_examples(fence: str, code: str, name: str):
    assert (name, "use") in found(f"```{fence}\n{code}\n```\n")


@pytest.mark.parametrize("code", ["# retry(2)", "'retry(2)'", '"""\nretry(2)\n"""'])
def test_comments_and_strings_in_examples_use_nothing(code: str):
    assert found(f"```python\n{code}\n```\n") == []


@pytest.mark.parametrize(
    ("fence", "code"),
    [
        ("python", "def retry(a): ..."),
        ("python", "retry = 2"),
        ("python", "def f(retry): ..."),
        ("js", "const { retry } = options"),
        ("js", "list.map(retry => retry())"),
        ("ts", "class A { retry(n: number): void { } }"),
        ("go", "retry := f()"),
        ("java", "int x; Policy retry = f();"),
    ],
)
def test_what_an_example_defines(fence: str, code: str):
    assert "retry" in mentions(f"```{fence}\n{code}\n```\n".encode(), RepoPath("a.md")).defined


@pytest.mark.parametrize(
    "path", ["CHANGELOG.md", "docs/changes.rst", "docs/migration.md", "docs/adr/0001-x.md", "blog/2020-01-02-x.md",
             "docs/whatsnew/3.2.md", "docs/upgrade-guide.md", "HISTORY.rst", "docs/release-notes.md"],
)  # fmt: skip
def test_documents_of_history_mention_nothing(path: str):
    assert found("Call `retry()`.", path) == []


def test_the_place_is_that_of_the_name():
    one = mentions(b"a\n\nCall `Policy.retry()` now\n", RepoPath("a.md")).items[0]
    assert (one.place.line, one.place.column, one.place.end_column, one.written) == (
        3,
        7,
        19,
        "Policy.retry",
    )


@given(st.text(alphabet="`ab.:/()#<>!-=~\n [](){}'\"|*_", max_size=300))
def test_a_mention_stands_where_it_says(text: str):
    lines = text.replace("\r", "\n").split("\n")
    items = mentions(text.encode(), RepoPath("a.md")).items
    assert all(
        lines[one.place.line - 1][one.place.column - 1 : one.place.end_column - 1] == one.written
        for one in items
        if one.form is not MentionForm.IMPORT
    )
