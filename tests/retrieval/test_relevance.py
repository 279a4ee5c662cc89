"""How much of a question a file has."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from curator.retrieval.analyzer import Analyzer
from curator.retrieval.query import parsed_query
from curator.retrieval.relevance import coverage, is_answered
from tests.fakes.memory_index import MemoryIndex
from tests.indexed import indexed_file


def shares(question: str, files: Mapping[str, tuple[str, ...]]) -> Mapping[str, float]:
    index = MemoryIndex()
    index.update((), [indexed_file(path, *texts) for path, texts in files.items()])
    query = parsed_query(question, Analyzer())
    matches = index.match({"content": [term for term, _ in query.terms]})
    return {path: one.share for path, one in coverage(query, matches, ("content",)).items()}


def test_a_file_with_every_word_has_all_of_the_question():
    assert shares("zebra yak", {"a": ("zebra yak emu",)}) == {"a": 1.0}


def test_words_count_wherever_in_the_file_they_stand():
    assert shares("zebra yak", {"a": ("zebra", "yak")}) == {"a": 1.0}


def test_a_file_without_a_word_is_left_out():
    assert shares("zebra", {"a": ("emu",)}) == {}


def test_a_word_that_everybody_has_is_a_small_part_of_the_question():
    found = shares("yak emu", {"a": ("yak",), "b": ("yak",), "c": ("yak emu",)})
    assert found["a"] < 0.2


def test_a_word_that_nobody_has_counts_most():
    found = shares("emu okapi", {"a": ("emu",), "b": ("yak",)})
    assert found["a"] < 0.5


def test_a_question_without_words_has_nothing():
    assert shares("?!", {"a": ("emu",)}) == {}


def is_known(question: str, files: Mapping[str, tuple[str, ...]]) -> bool:
    index = MemoryIndex()
    index.update((), [indexed_file(path, *texts) for path, texts in files.items()])
    query = parsed_query(question, Analyzer())
    matches = index.match({"content": [term for term, _ in query.terms]})
    return is_answered(query, matches, ("content",))


def test_a_question_of_which_little_is_known_is_not_answered():
    assert not is_known("emu okapi zebra", {"a": ("emu",), "b": ("emu",), "c": ("yak",)})


def test_one_word_of_two_may_be_enough():
    assert is_known("emu okapi", {"a": ("emu",), "b": ("yak",)})


def test_one_rare_word_of_three_is_not_enough():
    assert not is_known("emu okapi zebra", {"a": ("emu",), "b": ("yak",), "c": ("yak",)})


def test_what_nothing_is_known_of_is_not_answered():
    assert not is_known("emu", {"a": ("yak",)})


words = st.lists(st.sampled_from(["emu", "yak", "okapi", "zebra"]), max_size=6).map(" ".join)


@given(words, st.lists(words, max_size=4))
def test_a_share_lies_between_nothing_and_all(question: str, texts: list[str]):
    found = shares(question, {f"{n}": (text,) for n, text in enumerate(texts)})
    assert all(0 < share <= 1 + 1e-9 for share in found.values())
