"""What counts as the writer's own words."""

from hypothesis import given
from hypothesis import strategies as st

from curator.parsers.said import said

COMMENT = "<!-- curator: ignore[KB105] why -->"


def words(*lines: str) -> list[str]:
    return list(said(lines))


def test_of_a_snippet_what_it_copies_is_left():
    assert words("a", "```py curator:a.py", "x", "```", "b") == ["a", "a.py", "b"]


def test_other_blocks_stay():
    assert words("```py", "curator: x", "```") == ["```py", "curator: x", "```"]


def test_a_snippet_in_a_list_or_a_quote_is_one():
    assert words("- ```py curator:a.py", "  x", "  ```") == ["a.py"]
    assert words("> ```py curator:a.py", "> x", "> ```") == ["a.py"]


def test_a_snippet_inside_a_longer_fence_is_an_example():
    lines = ("````", "```py curator:a.py", "x", "```", "````")
    assert words(*lines) == list(lines)


def test_a_block_without_an_end_stays():
    assert words("```py curator:a.py", "x", "~~~") == ["```py curator:a.py", "x", "~~~"]


def test_an_ignore_is_left_out():
    assert words(f"a {COMMENT}", COMMENT, "b") == ["a ", "", "b"]


@given(st.lists(st.sampled_from(["```", "~~~~", "```py curator:a", "x", "> ```", "- ~~~", ""])))
def test_nothing_but_blocks_and_comments_is_left_out(lines):
    plain = [line for line in lines if "curator" not in line]
    assert list(said(plain)) == plain


def test_many_fences_without_an_end_are_read_in_linear_time():
    lines = ["```py curator:a.py"] * 30_000
    assert list(said(lines)) == lines
