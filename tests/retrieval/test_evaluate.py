"""Ranks, and the rates that come of them."""

from curator.model.context import ChunkKind, Hit
from curator.model.evaluation import Answer, Score, SetAnswer, SetQuestion, Sought
from curator.model.notes import Question
from curator.model.text import Place, RepoPath
from curator.retrieval.evaluate import negative, ranked_files, score, set_answer, set_scores
from tests.evaluating import answers_of, search_of
from tests.indexed import chunk

NOTE = "---\nquestions:\n{}\n---\n# {}\n\n{}\n"


def note(title: str, text: str, *questions: str) -> str:
    return NOTE.format("".join(f"  - {one}\n" for one in questions), title, text)


NOTES = {
    "kb/a.md": note("Charges", "A charge, and a charge.", "{ask: charge, top: 1}"),
    "kb/b.md": note("Fees", "A charge comes with a fee, and with much else.", "a charge"),
    "kb/c.md": note("Limits", "How many.", "a charge"),
}
CODE = {"src/charge.py": "def charge():\n    return charge\n"}


def answered(rank: int | None, top: int = 5) -> Answer:
    question = Question("x", None, Place(1, 1, 1, 1))
    return Answer(RepoPath("kb/a.md"), question, top, rank, (), "")


def sought(*ranks: int | None, kind: ChunkKind = ChunkKind.CODE) -> SetAnswer:
    files = tuple(Sought(RepoPath(f"{n}.py"), kind, rank) for n, rank in enumerate(ranks))
    return SetAnswer(SetQuestion("1", "x", ()), files, {})


def test_a_file_ranks_where_its_first_hit_stands():
    hits = [Hit(chunk(path, place), 1.0) for path, place in [("b", 0), ("a", 0), ("b", 1)]]
    assert ranked_files(hits, ChunkKind.CODE) == ("b", "a")


def test_files_of_the_other_kind_do_not_count():
    assert ranked_files([Hit(chunk("a"), 1.0)], ChunkKind.NOTE) == ()


def test_a_note_ranks_among_notes_whatever_code_is_found():
    ranks = {one.note: one.rank for one in answers_of({**NOTES, **CODE})}
    assert ranks == {"kb/a.md": 1, "kb/b.md": 2, "kb/c.md": None}


def test_a_document_stands_before_a_note_like_another_note():
    files = {**NOTES, "README.md": "# Charge\n\nCharge a charge.\n"}
    assert answers_of(files)[0].above == ("README.md",)


def test_what_stands_before_a_note_is_named():
    assert [one.above for one in answers_of(NOTES)] == [(), ("kb/a.md",), ("kb/a.md", "kb/b.md")]


def test_no_more_pages_are_named_than_count():
    assert [one.above for one in answers_of(NOTES, top=1)][2] == ("kb/a.md",)


def test_a_question_may_say_itself_how_many_count():
    assert [one.top for one in answers_of(NOTES, top=4)] == [1, 4, 4]


def test_a_rank_after_the_last_that_counts_is_no_answer():
    assert [answered(rank, 2).is_answered for rank in (1, 2, 3, None)] == [True, True, False, False]


def test_an_answer_says_where_its_question_is_repeated():
    assert [one.echo for one in answers_of(NOTES)] == ["line 8", "line 8", ""]


def test_a_negative_finds_no_page():
    assert negative("bicycle", search_of(NOTES)).found == ()


def test_a_negative_that_finds_pages_names_them():
    assert negative("charge", search_of({**NOTES, **CODE})).found == ("kb/a.md", "kb/b.md")


def test_rates_of_notes():
    assert score([answered(1), answered(2), answered(10), answered(None)]) == Score(
        asked=4, answered=2, recall=0.5, mrr=0.4
    )


def test_nothing_asked_has_no_rates():
    assert score([]) == Score(0, 0, None, None)


def test_recall_is_the_share_of_the_files_and_the_best_of_them_counts_for_the_rank():
    scores = set_scores([sought(2, 4, 9, None)], top=5)
    assert scores == {ChunkKind.CODE: Score(asked=1, answered=1, recall=0.5, mrr=0.5)}


def test_kinds_are_scored_apart():
    scores = set_scores([sought(1), sought(3, kind=ChunkKind.NOTE)], top=2)
    assert {kind: one.recall for kind, one in scores.items()} == {
        ChunkKind.NOTE: 0.0,
        ChunkKind.CODE: 1.0,
    }


def test_a_sought_file_ranks_among_those_of_its_kind():
    question = SetQuestion("1", "charge", (RepoPath("kb/b.md"), RepoPath("src/charge.py")))
    found = set_answer(question, search=search_of({**NOTES, **CODE}), pages=NOTES, top=1)
    assert [(one.kind, one.rank) for one in found.sought] == [
        (ChunkKind.NOTE, 2),
        (ChunkKind.CODE, 1),
    ]
    assert found.first == {ChunkKind.NOTE: ("kb/a.md",), ChunkKind.CODE: ("src/charge.py",)}
