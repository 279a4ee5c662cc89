from hypothesis import given
from hypothesis import strategies as st

from curator.retrieval.comments import Dropped, without_comments


def test_a_comment_is_dropped_and_its_line_breaks_stay() -> None:
    assert without_comments("a <!-- b\nc --> d\n")[0] == "a \n d\n"


def test_what_was_dropped_is_told_by_line() -> None:
    text = "a\n<!-- b\n--> c <!-- d -->"
    reason = "HTML comment"
    assert without_comments(text)[1] == (Dropped(2, reason), Dropped(3, reason))


def test_an_open_comment_runs_to_the_end() -> None:
    assert without_comments("a <!-- b\nc")[0] == "a \n"


def test_a_comment_in_a_fence_is_dropped_too() -> None:
    assert "secret" not in without_comments("<div>\n```\n<!-- secret -->\n```\n")[0]


@given(st.lists(st.sampled_from(["<!--", "-->", "\n", "a"]), max_size=30))
def test_lines_stay_where_they_are(parts: list[str]) -> None:
    text = "".join(parts)
    assert without_comments(text)[0].count("\n") == text.count("\n")
