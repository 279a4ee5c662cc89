"""What is remembered of one question changes no answer to another."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from curator.adapters.whoosh_index import open_index
from curator.model.text import RepoPath
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.rank import Sources, search
from curator.retrieval.remembered import remembered
from tests.indexed import indexed_file
from tests.retrieval.test_rank import index

FILES = {
    "src/pay.py": "def next_delay():\n    retry(charge)\n",
    "src/bill.py": "next_delay()\nbill(charge)\n" * 60,
    "tests/test_pay.py": "next_delay()\n",
}
QUESTIONS = ("retry a charge", "next_delay", "tests for next_delay", "who does bill a charge")
ANALYZER = Analyzer()
SOURCES = Sources(code=index(FILES))


def fresh(question: str) -> object:
    return search(question, Sources(code=index(FILES)), limit=9, analyzer=Analyzer())


@given(st.lists(st.sampled_from(QUESTIONS)))
def test_earlier_questions_change_no_answer(questions: Sequence[str]) -> None:
    answers = [search(one, SOURCES, limit=9, analyzer=ANALYZER) for one in questions]
    assert answers == [fresh(one) for one in questions]


def test_an_index_that_was_changed_is_looked_at_anew(tmp_path: Path) -> None:
    written = open_index(tmp_path, "code")
    written.update((), [indexed_file("a.py", "emu"), indexed_file("b.py", "yak")])
    before = search("yak", Sources(code=written), limit=9, analyzer=ANALYZER)
    written.update([RepoPath("b.py")], [indexed_file("c.py", "yak")])
    after = search("yak", Sources(code=written), limit=9, analyzer=ANALYZER)
    assert ([hit.chunk.path for hit in before], [hit.chunk.path for hit in after]) == (
        ["b.py"],
        ["c.py"],
    )


def test_an_index_that_stays_as_it_is_is_remembered(tmp_path: Path) -> None:
    written = open_index(tmp_path, "code")
    written.update((), [indexed_file("a.py", "retry")])
    first, second = (remembered(written.match({}).corpus) for _ in range(2))
    assert first is second


def test_definitions_are_known_by_the_last_part_of_their_name() -> None:
    corpus = index({"a.py": "class Pay:\n    def retry(self):\n        pass\n"}).match({}).corpus
    assert remembered(corpus).defining(["retry"]) == {0}
