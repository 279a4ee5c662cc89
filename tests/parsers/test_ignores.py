"""Ignores in text and in front matter: which lines they speak of."""

from hypothesis import given
from hypothesis import strategies as st

from curator.model.notes import Ignore, Note
from curator.model.text import Place, RepoPath, Span
from curator.parsers.note import parse_note

COMMENT = "<!-- curator: ignore[KB105] why -->"


def note(text: str) -> Note:
    return parse_note(text.encode(), path=RepoPath("kb/a.md"), kb=RepoPath("kb"))


def spans(text: str) -> list[tuple[int, int]]:
    return [(ignore.span.first, ignore.span.last) for ignore in note(text).ignores]


def test_an_ignore_has_codes_a_reason_and_a_place():
    text = "x <!-- curator: ignore[KB107, missing-heading]  it is   so -->\n"
    assert note(text).ignores == (
        Ignore(("KB107", "missing-heading"), "it is so", Place(1, 3, 1, 63), Span(1, 1)),
    )


def test_without_a_reason_it_has_none():
    assert note("x <!-- curator: ignore[KB107] -->\n").ignores[0].reason == ""


def test_without_brackets_it_has_no_codes():
    (ignore,) = note("x <!-- curator: ignore KB107 -->\n").ignores
    assert (ignore.codes, ignore.reason) == ((), "KB107")


def test_at_the_end_of_a_line_it_speaks_of_the_line():
    assert spans(f"one\ntwo {COMMENT}\nthree\n") == [(2, 2)]


def test_at_the_end_of_a_tables_row_it_may_stand_in_the_last_cell():
    assert spans(f"| a |\n|---|\n| b {COMMENT} |\n") == [(3, 3)]


def test_two_may_end_one_line():
    assert spans(f"one {COMMENT} {COMMENT}\n") == [(1, 1), (1, 1)]


def test_in_the_middle_of_a_line_it_is_none():
    assert spans(f"one {COMMENT} two\n") == []


def test_alone_it_speaks_of_the_paragraph_that_follows():
    assert spans(f"{COMMENT}\none\ntwo\n\nthree\n") == [(2, 3)]


def test_blank_lines_may_stand_between():
    assert spans(f"{COMMENT}\n\n\none\n\ntwo\n") == [(4, 4)]


def test_two_may_stand_above_one_block():
    assert spans(f"{COMMENT}\n{COMMENT}\none\n\ntwo\n") == [(3, 3), (3, 3)]


def test_above_a_fenced_block_it_speaks_of_the_whole():
    assert spans(f"{COMMENT}\n\n```\na\n\nb\n```\n\nc\n") == [(3, 7)]


def test_a_paragraph_with_a_block_right_below_is_one():
    assert spans(f"{COMMENT}\none\n```\na\n\nb\n```\ntwo\n\nthree\n") == [(2, 8)]


def test_above_a_list_it_speaks_of_the_first_item():
    assert spans(f"{COMMENT}\n\n- one\n\n  more\n- two\n") == [(3, 5)]


def test_above_a_table_it_speaks_of_the_whole():
    assert spans(f"{COMMENT}\n\n| a |\n|---|\n| b |\n| c |\n\nd\n") == [(3, 6)]


def test_in_a_quote_blank_lines_have_a_mark():
    assert spans(f"> {COMMENT}\n> one\n>\n> two\n") == [(2, 2)]


def test_in_an_admonition_it_speaks_of_what_is_there():
    assert spans(f"!!! note\n\n    {COMMENT}\n    one\n\n    two\n") == [(4, 4)]


def test_in_a_fenced_block_it_is_an_example():
    assert spans(f"```\n{COMMENT}\n```\n~~~\none {COMMENT}\n~~~\n") == []


def test_in_an_indented_block_it_is_an_example():
    assert spans(f"one\n\n    {COMMENT}\n") == []


def test_between_ticks_it_is_an_example():
    assert spans(f"write `{COMMENT}`\n`{COMMENT}`\n") == []


def test_over_several_lines_it_is_none():
    assert spans("<!-- curator: ignore[KB105]\nwhy -->\none\n") == []


def test_in_a_comment_of_several_lines_it_counts_on_a_line_of_its_own():
    assert spans(f"<!--\nold\n{COMMENT}\n-->\n") == [(4, 4)]


def test_at_the_end_of_the_file_it_speaks_of_nothing():
    (ignore,) = note(f"one\n\n{COMMENT}\n").ignores
    assert ignore.span.last < ignore.span.first


FRONT = "---\ncode:\n{}---\n# A\n"


def test_in_front_matter_it_may_end_the_line_of_a_link():
    text = FRONT.format("  - a.py  # curator: ignore[KB201] why\n  - b.py\n")
    assert note(text).ignores == (Ignore(("KB201",), "why", Place(3, 11, 3, 39), Span(3, 3)),)


def test_in_front_matter_it_may_stand_above_an_entry():
    comment = "  # curator: ignore[KB201] why\n"
    assert spans(FRONT.format(f"{comment}  - path: a.py\n    watch: any\n  - b.py\n")) == [(4, 5)]


def test_above_a_key_it_speaks_of_the_keys_list():
    comment = "---\n# curator: ignore[KB004] why\n"
    assert spans(f"{comment}owners:\n- a\n- b\ntitle: x\n---\n") == [(3, 5)]
    assert spans(f"{comment}owners:\n  - a\n  - b\ntitle: x\n---\n") == [(3, 5)]


def test_a_hash_inside_a_value_begins_no_comment():
    assert spans(FRONT.format("  - a.py#curator:ignore[KB201]\n")) == []


def test_it_is_no_edit_of_the_note():
    assert note(f"one {COMMENT}\n\n{COMMENT}\ntwo\n").prose == note("one\n\ntwo\n").prose


def test_behind_a_heading_it_leaves_the_heading_as_it_is():
    page = note(f"# A {COMMENT}\n\n[x](#a)\n")
    assert (page.anchors, page.is_composed) == (("a",), False)


@given(
    st.lists(st.sampled_from([COMMENT, f"x {COMMENT}", "- x", "```", "", "    y", "> z", "# A"]))
)
def test_what_it_speaks_of_lies_in_the_file(lines):
    count = len(lines)
    assert all(
        1 <= ignore.span.first <= count + 1 and ignore.span.last <= count
        for ignore in note("\n".join(lines)).ignores
    )


def test_many_comments_without_an_end_do_not_make_it_slow():
    text = ("<!-- curator: ignore[KB105] x" * 300 + "\n") * 100
    assert note(text).ignores == ()


def test_of_very_many_only_the_first_count():
    assert len(note(f"{COMMENT}\n" * 20_000).ignores) == 500
