"""Blocks that say of which code they are a copy."""

import pytest

from curator.model.notes import Note
from curator.model.text import Place, RepoPath, Span
from curator.parsers.note import parse_note
from curator.parsers.said import snippet_target

TARGET = "src/a.py#f"


def note(text: str) -> Note:
    return parse_note(text.encode(), path=RepoPath("kb/a.md"), kb=RepoPath("kb"))


@pytest.mark.parametrize(
    ("info", "target"),
    [
        ("python curator:src/a.py#f", TARGET),
        ("curator:src/a.py", "src/a.py"),
        ('{ .python curator="src/a.py#f" }', TARGET),
        ("{.python curator='src/a b.py'}", "src/a b.py"),
        ('{ .python curator=src/a.py#f hl_lines="1" }', TARGET),
        ("{ .python curator:src/a.py#L1-L2 }", "src/a.py#L1-L2"),
        ("{ .python curator: }", None),
        ("python", None),
        ("python mycurator:src/a.py", None),
        ('python title="curator of things"', None),
    ],
)
def test_what_follows_the_fence_names_the_code(info: str, target: str | None):
    assert snippet_target(info) == target


def test_a_snippet_knows_its_place_and_its_text():
    (found,) = note("# A\n\n```python curator:src/a.py#f\ndef f():\n\n    return 1\n```\n").snippets
    assert found.place == Place(3, 19, 3, 29)
    assert found.span == Span(3, 7)
    assert found.text == "def f():\n\n    return 1"
    assert (found.indent, found.fence, found.is_closed) == ("", "```", True)


def test_lines_count_from_the_files_first():
    (found,) = note("---\ntitle: A\n---\n~~~~ curator:a.txt\nx\n~~~~\n").snippets
    assert (found.span, found.fence) == (Span(4, 6), "~~~~")


def test_the_indentation_of_a_list_is_not_the_codes():
    (found,) = note("1. one\n\n   ```py curator:a.py\n   if x:\n\n       y\n   ```\n").snippets
    assert (found.indent, found.text) == ("   ", "if x:\n\n    y")


def test_a_block_may_begin_right_behind_a_lists_mark():
    (found,) = note("- ```py curator:a.py\n  x\n  ```\n").snippets
    assert (found.indent, found.text) == ("  ", "x")


def test_in_an_admonition_tabs_stay_tabs():
    (found,) = note("!!! note\n\n    ```go curator:a.go\n    if x {\n    \ty\n    ```\n").snippets
    assert (found.indent, found.text) == ("    ", "if x {\n\ty")


def test_in_a_quote_the_marks_are_not_the_codes():
    (found,) = note("> ```go curator:a.go\n> x\n>\n> y\n> ```\n").snippets
    assert (found.indent, found.text) == ("> ", "x\n\ny")


def test_a_block_without_an_end_is_told_apart():
    (found,) = note("```py curator:a.py\nx\n").snippets
    assert not found.is_closed


def test_an_empty_block_is_a_snippet():
    (found,) = note("```py curator:a.py\n```\n").snippets
    assert (found.text, found.is_closed) == ("", True)


def test_a_block_inside_a_longer_fence_is_an_example():
    assert note("````markdown\n```py curator:a.py\nx\n```\n````\n").snippets == ()


def test_new_code_in_a_snippet_is_no_edit_of_the_note():
    page = "# A\n\n```py curator:a.py\n{}\n```\n"
    assert note(page.format("x")).prose == note(page.format("y\nz")).prose


def test_a_longer_fence_is_no_edit_of_the_note():
    page = "# A\n\n{0}py curator:a.py\nx\n{0}\n"
    assert note(page.format("```")).prose == note(page.format("````")).prose


def test_a_snippet_of_other_code_is_an_edit_of_the_note():
    page = "# A\n\n```py curator:{}\nx\n```\n"
    assert note(page.format("a.py")).prose != note(page.format("b.py")).prose


def test_other_code_in_any_other_block_is_an_edit_of_the_note():
    assert note("```py\nx\n```\n").prose != note("```py\ny\n```\n").prose
