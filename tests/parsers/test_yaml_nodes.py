import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.text import Place
from curator.parsers.yaml_nodes import Mapping, Scalar, Sequence, Unreadable, read_nodes


def test_scalars_stay_what_was_written():
    root = read_nodes("title: no\nyear: 2024\nwhen: 2024-13-99\n", 2)
    assert isinstance(root, Mapping)
    assert [value.value for _, value in root.pairs] == ["no", "2024", "2024-13-99"]


def test_places_are_those_of_the_file():
    root = read_nodes("code:\n  - src/a.py#f\n", 4)
    assert isinstance(root, Mapping)
    (entries,) = [value for _, value in root.pairs]
    assert isinstance(entries, Sequence)
    assert entries.items[0].place == Place(5, 5, 5, 15)


def test_quotes_are_not_part_of_a_place():
    assert read_nodes('"ab"', 1) == Scalar("ab", Place(1, 2, 1, 4), is_empty=False)


def test_a_key_without_a_value_is_empty():
    root = read_nodes("a:\nb: ~\nc: ''\n", 1)
    assert isinstance(root, Mapping)
    assert [value.is_empty for _, value in root.pairs] == [True, True, False]


def test_repeated_keys_are_all_there():
    root = read_nodes("a: 1\na: 2\n", 1)
    assert isinstance(root, Mapping)
    assert len(root.pairs) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x 1", "anchors"),
        ("a: *x", "anchors"),
        ("a: !!python/object:os.system x", "tags"),
        ("a: !x y", "tags"),
        ("[" * 17 + "]" * 17, "levels deep"),
        ("? [a]\n: b", "a key is text"),
        ("a: " + "x" * 17_000, "larger than 16 KB"),
        ("a: b: c", "not valid YAML"),
        ("a: [", "not valid YAML"),
        ("a: \x07", "not valid YAML"),
        ("a: @b", "`@` cannot begin a value"),
        ("a: `b`", "``` cannot begin a value"),
        ("a:\n\t- b", "a tab cannot begin a value"),
        ("<<: *x", "anchors"),
    ],
)
def test_what_is_not_read_says_so(text, words):
    answer = read_nodes(text, 2)
    assert isinstance(answer, Unreadable)
    assert words in answer.message


def test_an_error_carries_its_place():
    answer = read_nodes("a: 1\nowners: @acme/x\n", 2)
    assert isinstance(answer, Unreadable)
    assert answer.place == Place(3, 9, 3, 10)
    assert answer.help == 'put the value in quotes: "@..."'


@pytest.mark.parametrize(
    "text", ["[" * 16_000, "{a: " * 4000, "- " * 8000, "&a " * 5000, "? " * 8000]
)
def test_deep_nesting_is_refused_without_recursion(text):
    assert isinstance(read_nodes(text, 2), Unreadable)


@given(st.text(max_size=80))
def test_any_text_has_an_answer(text):
    assert read_nodes(text, 2) is None or isinstance(
        read_nodes(text, 2), Scalar | Sequence | Mapping | Unreadable
    )


@given(st.text("ab:-[]{}&*!|>'\"#@%? \n\t", max_size=60))
def test_any_markup_has_an_answer(text):
    assert read_nodes(text, 2) == read_nodes(text, 2)
