"""Questions and what a search gives for them -> ranks, and how well the search does over all."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from curator.model.context import ChunkKind, Hit
from curator.model.evaluation import (
    Answer,
    Negative,
    Score,
    SetAnswer,
    SetQuestion,
    Sought,
)
from curator.model.notes import Note, Question
from curator.model.text import RepoPath
from curator.retrieval.echo import echo

Search = Callable[[str], Sequence[Hit]]
"""A question -> every hit, the best first."""
_MOST_FOUND = 5
"""Pages that are named where none should have been found."""


def ranked_files(hits: Iterable[Hit], kind: ChunkKind) -> tuple[RepoPath, ...]:
    """The files of one kind in the order of their first hits, as a reader meets them."""
    return tuple(dict.fromkeys(hit.chunk.path for hit in hits if hit.chunk.kind is kind))


def answer(note: Note, question: Question, text: str, *, search: Search, top: int) -> Answer:
    """Where a note stands for a question of its own; `top` counts where the question says nothing else."""
    pages = ranked_files(search(question.ask), ChunkKind.NOTE)
    limit = question.top or top
    rank = _rank(note.path, pages)
    return Answer(
        note=note.path,
        question=question,
        top=limit,
        rank=rank,
        above=pages[: min(limit, rank - 1 if rank else limit)],
        echo=echo(question.ask, note, text),
    )


def negative(ask: str, search: Search) -> Negative:
    """What is found for a question that no page answers."""
    return Negative(ask, ranked_files(search(ask), ChunkKind.NOTE)[:_MOST_FOUND])


def set_answer(
    question: SetQuestion, *, search: Search, pages: Collection[RepoPath], top: int
) -> SetAnswer:
    """Where each file stands among those of its kind: `pages` are notes and documents, all others code."""
    hits = search(question.ask)
    kinds = {path: ChunkKind.NOTE if path in pages else ChunkKind.CODE for path in question.paths}
    files = {kind: ranked_files(hits, kind) for kind in ChunkKind if kind in kinds.values()}
    return SetAnswer(
        question=question,
        sought=tuple(Sought(path, kind, _rank(path, files[kind])) for path, kind in kinds.items()),
        first={kind: found[:top] for kind, found in files.items()},
    )


def score(answers: Iterable[Answer]) -> Score:
    """Over the questions of notes, each of which has one note to find."""
    return _score([([one.rank], one.top) for one in answers])


def set_scores(answers: Sequence[SetAnswer], top: int) -> Mapping[ChunkKind, Score]:
    """By the kind of what is to be found."""
    by_kind = {kind: list(_ranks(answers, kind, top)) for kind in ChunkKind}
    return {kind: _score(ranks) for kind, ranks in by_kind.items() if ranks}


def _ranks(
    answers: Iterable[SetAnswer], kind: ChunkKind, top: int
) -> Iterator[tuple[list[int | None], int]]:
    for one in answers:
        ranks = [sought.rank for sought in one.sought if sought.kind is kind]
        if ranks:
            yield ranks, top


def _score(asked: Sequence[tuple[Sequence[int | None], int]]) -> Score:
    """Of each question the ranks of what was to be found, and how many first hits count."""
    shares = [_share(ranks, top) for ranks, top in asked]
    best = [min((rank for rank in ranks if rank), default=None) for ranks, _ in asked]
    return Score(
        asked=len(asked),
        answered=sum(share > 0 for share in shares),
        recall=_mean(shares),
        mrr=_mean([1 / rank if rank else 0.0 for rank in best]),
    )


def _share(ranks: Sequence[int | None], top: int) -> float:
    return sum(rank is not None and rank <= top for rank in ranks) / len(ranks)


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 6) if values else None


def _rank(path: RepoPath, files: Sequence[RepoPath]) -> int | None:
    return files.index(path) + 1 if path in files else None
