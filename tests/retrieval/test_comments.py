from hypothesis import given
from hypothesis import strategies as st

from curator.model.text import RepoPath
from curator.parsers.note import parse_note
from curator.retrieval.comments import Dropped, note_lines, shown_note, without_comments

PATH = RepoPath("kb/a.md")


def titles(text: str) -> list[tuple[str, tuple[str, ...]]]:
    note = parse_note(text.encode(), path=PATH, kb=RepoPath("kb"))
    shown = shown_note(note, note_lines(text, note)[0])
    return [(shown.title, ()), *((one.title, one.trail) for one in shown.sections)]


def test_a_comment_is_dropped_and_its_line_breaks_stay() -> None:
    assert without_comments("a <!-- b\nc --> d\n")[0] == "a \n d\n"


def test_what_was_dropped_is_told_by_line() -> None:
    text = "a\n<!-- b\n--> c <!-- d -->"
    reason = "HTML comment"
    assert without_comments(text)[1] == (Dropped(2, reason), Dropped(3, reason))


def test_an_open_comment_runs_to_the_end() -> None:
    assert without_comments("a <!-- b\nc")[0] == "a \n"


def test_a_comment_in_what_is_a_fence_to_some_is_dropped() -> None:
    assert "secret" not in without_comments("<div>\n```\n<!-- secret -->\n```\n")[0]


def test_a_comment_in_code_stays() -> None:
    assert without_comments("Put `<!-- toc -->` there\n") == ("Put `<!-- toc -->` there\n", ())


def test_a_hidden_element_is_dropped_with_its_text() -> None:
    assert without_comments("a\n<div hidden>\nb\n</div>\nc\n") == (
        "a\n\n\n\nc\n",
        (Dropped(2, "hidden element"),),
    )


def test_what_is_dropped_from_a_note_is_told_by_the_lines_of_its_file() -> None:
    text = "---\ntitle: A\n---\n# A\n\n[//]: # (b c d)\n"
    note = parse_note(text.encode(), path=PATH, kb=RepoPath("kb"))
    reason = "link definition that says something"
    assert note_lines(text, note)[1] == (Dropped(6, reason),)


def test_a_title_has_no_part_that_is_hidden() -> None:
    assert titles("# T <span hidden>zebra</span>\n\n## U\n") == [
        ("T", ()),
        ("T", ()),
        ("U", ("T",)),
    ]


def test_a_heading_in_a_hidden_element_is_no_title() -> None:
    assert ("U", ("",)) in titles("<div hidden markdown>\n\n# zebra\n\n</div>\n\n## U\n\nx\n")


@given(
    st.lists(st.sampled_from(["<!--", "-->", "<p hidden>", "</p>", "`", "\n", "a"]), max_size=30)
)
def test_lines_stay_where_they_are(parts: list[str]) -> None:
    text = "".join(parts)
    assert without_comments(text)[0].count("\n") == text.count("\n")
