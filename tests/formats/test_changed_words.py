from difflib import unified_diff

from hypothesis import given
from hypothesis import strategies as st

from curator.formats.changed_words import changed_words

lines = st.lists(st.text(st.sampled_from("ab (),-+"), max_size=8), max_size=8)


def words(*diff: str) -> list[list[str]]:
    """The changed words of each line."""
    found = changed_words(diff)
    return [[line[a:b] for a, b in found.get(at, ())] for at, line in enumerate(diff)]


def test_the_words_that_differ_are_found():
    assert words("-delay = base * 2", "+delay = base * factor") == [["2"], ["factor"]]


def test_an_added_word_marks_nothing_in_the_old_line():
    assert words("-def f(a):", "+def f(a, b):") == [[], [", b"]]


def test_lines_are_paired_in_order():
    assert words(" x", "-a = 1", "-b = 1", "+a = 2", "+b = 2") == [[], ["1"], ["1"], ["2"], ["2"]]


def test_lines_that_have_little_in_common_are_not_marked():
    assert words("-return self.wrap(text)", "+raise NotImplementedError") == [[], []]


def test_a_line_that_was_only_removed_is_not_marked():
    assert words("-a = 1", " b = 1", "+c = 1") == [[], [], []]


def test_a_very_long_line_is_not_compared():
    assert words("-" + "a b " * 500, "+" + "a c " * 500) == [[], []]


@given(lines, lines)
def test_stretches_lie_behind_the_sign_in_their_line_and_in_order(old: list[str], new: list[str]):
    diff = list(unified_diff(old, new, lineterm=""))[2:]
    for number, stretches in changed_words(diff).items():
        edges = [edge for stretch in stretches for edge in stretch]
        assert edges == sorted(edges)
        assert all(1 <= edge <= len(diff[number]) for edge in edges)
