import pytest

from curator.retrieval.analyzer import Analyzer
from curator.retrieval.query import parsed_query
from curator.retrieval.weights import Weights, question_weights
from tests.fakes.memory_index import MemoryIndex
from tests.indexed import indexed_file


def weights(question: str) -> Weights:
    index = MemoryIndex()
    index.update((), [indexed_file("a.py", "queue retry", "queue"), indexed_file("b.py", "queue")])
    analyzer = Analyzer()
    return question_weights(parsed_query(question, analyzer), [(index, ("content",))], analyzer)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    found = weights("retry queue").by_term
    assert found["retri"] > found["queue"]


def test_a_word_that_nothing_has_tells_most() -> None:
    found = weights("retry bread").by_term
    assert found["bread"] >= found["retri"]


def test_a_text_with_every_word_has_all_of_the_question() -> None:
    assert weights("retry queue").share("def retry(queue): ...") == pytest.approx(1.0)


def test_a_text_with_other_words_has_none_of_it() -> None:
    assert weights("retry queue").share("def other(): ...") == 0


def test_a_question_without_words_is_answered_by_anything() -> None:
    assert weights("what is it").share("anything") == 1
