from hypothesis import given
from hypothesis import strategies as st

from curator.parsers.lock_sides import blocks, first_marker, sides

CONFLICT = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> side\nd\n"
lines = st.lists(st.sampled_from(["a", "b", "", "[[link]]", "note = 1"]))


def test_both_sides_have_what_is_outside_of_a_conflict():
    assert sides(CONFLICT) == ("a\nb\nd\n", "a\nc\nd\n")


def test_what_was_there_before_is_on_no_side():
    text = CONFLICT.replace("=======", "||||||| 1a2b3c\nold\n<<<<<<<<< nested\n=======")
    assert sides(text) == ("a\nb\nd\n", "a\nc\nd\n")


def test_several_conflicts_are_taken_together():
    assert sides(CONFLICT + CONFLICT) == ("a\nb\nd\na\nb\nd\n", "a\nc\nd\na\nc\nd\n")


def test_windows_line_ends_are_kept():
    assert sides(CONFLICT.replace("\n", "\r\n")) == ("a\r\nb\r\nd\r\n", "a\r\nc\r\nd\r\n")


def test_a_text_without_a_conflict_has_one_side():
    assert sides("a\n") == ("a\n",)


def test_markers_that_do_not_pair_have_no_sides():
    assert sides(CONFLICT.replace("=======\n", "")) == ()
    assert sides(CONFLICT.replace(">>>>>>> side\n", "")) == ()
    assert sides(CONFLICT.replace("c\n", CONFLICT)) == ()


def test_the_first_marker_is_found_by_its_line():
    assert first_marker(CONFLICT) == 2
    assert first_marker("a\n======== b\n") is None


def test_blocks_are_found_with_their_lines():
    text = "# head\nversion = 1\n\n[[link]]\na = 1\n\n[[link]] # two\nb = 2\n"
    assert blocks(text) == (
        "# head\nversion = 1",
        ((4, "[[link]]\na = 1"), (7, "[[link]] # two\nb = 2")),
    )


@given(lines, lines, lines, lines)
def test_a_conflict_gives_back_what_made_it(
    before: list[str], ours: list[str], theirs: list[str], after: list[str]
):
    marked = [*before, "<<<<<<< x", *ours, "=======", *theirs, ">>>>>>> y", *after]
    wanted = ["\n".join([*before, *side, *after]) for side in (ours, theirs)]
    assert sides("\n".join(marked)) == tuple(dict.fromkeys(wanted))
