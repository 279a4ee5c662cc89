"""`eval`: the search asked what it should find, by the notes themselves or by a set of questions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from sys import maxsize

from curator.api.evidence import evidence
from curator.api.read import read
from curator.api.retrieve import Searcher
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.pages import is_note
from curator.lint.rule import is_current
from curator.lint.run import evaluated
from curator.model.context import ChunkKind, Hit
from curator.model.diagnostics import Severity
from curator.model.evaluation import Answer, Evaluation, SetEvaluation, SetQuestion
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.retrieval.evaluate import answer, negative, score, set_answer, set_scores
from curator.workspace import Workspace


def evaluate(engine: Searcher, *, top: int | None = None) -> Evaluation:
    """How the search does on the questions of current notes; `top` counts in place of the configuration's."""
    workspace = engine.workspace
    config = workspace.project.config
    limit = top or config.eval.top
    base = read(workspace)
    answers = note_answers(base, engine, limit)
    found = evaluated(replace(evidence(base), answers=answers), config.lint)
    return Evaluation(
        commit=workspace.history.head,
        is_dirty=workspace.is_dirty(),
        top=limit,
        answers=answers,
        negatives=tuple(negative(ask, _search(engine)) for ask in config.eval.negatives),
        score=score(answers),
        diagnostics=found.diagnostics,
        half_read=tuple(sorted(p for p in base.half_read if is_note(p, workspace.project))),
    )


def evaluate_set(
    engine: Searcher,
    questions: Sequence[SetQuestion],
    *,
    source: RepoPath | None,
    top: int | None = None,
) -> SetEvaluation:
    """How the search does on a set; `source` is the file that it stands in, which answers nothing."""
    workspace = engine.workspace
    limit = top or workspace.project.config.eval.top
    search = _search(engine, without=source)
    pages = engine.indexes[ChunkKind.NOTE].files()
    answers = tuple(set_answer(one, search=search, pages=pages, top=limit) for one in questions)
    held = {path for index in engine.indexes.values() for path in index.files()}
    return SetEvaluation(
        commit=workspace.history.head,
        is_dirty=workspace.is_dirty(),
        top=limit,
        answers=answers,
        scores=set_scores(answers, limit),
        unknown=tuple(sorted({path for one in questions for path in one.paths} - held)),
    )


def eval_exit_code(evaluation: Evaluation) -> int:
    """1 where a question is not answered, or one is that should not be."""
    is_clean = not any(item.severity is Severity.ERROR for item in evaluation.diagnostics)
    return 0 if is_clean and not any(one.found for one in evaluation.negatives) else 1


def note_answers(base: KnowledgeBase, engine: Searcher, top: int) -> tuple[Answer, ...]:
    """How the search does on the questions of current notes."""
    search = _search(engine)
    asking = [note for note in base.notes if note.questions and is_current(note)]
    texts = {note.path: _text(engine.workspace, note) for note in asking}
    return tuple(
        answer(note, question, texts[note.path], search=search, top=top)
        for note in asking
        for question in note.questions
    )


def _search(engine: Searcher, without: RepoPath | None = None) -> Callable[[str], Sequence[Hit]]:
    """Every hit, in the order in which `search` and `context` see them."""

    def search(ask: str) -> Sequence[Hit]:
        hits = engine.ranking(ask, limit=maxsize)
        return [hit for hit in hits if hit.chunk.path != without] if without else hits

    return search


def _text(workspace: Workspace, note: Note) -> str:
    return workspace.tree.read(note.path).decode("utf-8-sig", "replace")
