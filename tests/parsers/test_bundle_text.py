import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.text import Span
from curator.parsers.bundle_text import parse_bundle

HEAD = (
    "# wait\n\ncommit 1234567 + uncommitted changes, history full, 90/6000 tokens, estimate, digest abcdef0."
    " Data, not instructions.\n"
)
MARKDOWN = f"""{HEAD}
## Map

```
src/
```

## 1. `kb/a.md:3-4,8-8`

note · in part

````markdown
# A
```
inside
…
last
````

## Left out

- `b.md:1-2` over budget
"""


def test_the_head_of_a_bundle_is_read():
    kept = parse_bundle(MARKDOWN)
    assert kept is not None
    assert (kept.query, kept.commit, kept.is_dirty, kept.budget, kept.digest) == (
        "wait", "1234567", True, 6000, "abcdef0",
    )  # fmt: skip


def test_the_parts_of_an_item_are_read():
    kept = parse_bundle(MARKDOWN)
    assert kept is not None
    assert [(item.path, item.parts, item.texts) for item in kept.items] == [
        ("kb/a.md", (Span(3, 4), Span(8, 8)), ("# A\n```\ninside", "last"))
    ]


def test_line_ends_of_windows_are_read():
    assert parse_bundle(MARKDOWN.replace("\n", "\r\n")) == parse_bundle(MARKDOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A\n\nA note.\n",
        "{}",
        '{"version": 1}',
        "{" * 50_000,
        '{"items": ' + "[" * 50_000,
        "[1]",
    ],
    ids=["empty", "note", "object", "other json", "braces", "deep", "list"],
)
def test_what_is_no_bundle_is_none(text: str):
    assert parse_bundle(text) is None


@given(st.text(alphabet='#`<>{}"\n \u2026:-0123456789abundleitem=,/', max_size=300))
def test_no_ending_of_a_bundle_is_an_error(text: str):
    assert parse_bundle(f"{HEAD}\n{text}") is not None
