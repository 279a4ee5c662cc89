"""A question and two indexes -> ranked hits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curator.model.context import Chunk, ChunkKind, Hit
from curator.model.text import RepoPath
from curator.ports import SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.bm25 import FieldWeight, bm25
from curator.retrieval.query import Query, parsed_query
from curator.retrieval.signals import (
    ChunkSignal,
    FileSignal,
    definitions,
    named_paths,
    path_priors,
)

CODE_FIELDS = {
    "content": FieldWeight(1.0, 0.75),
    "path": FieldWeight(1.0, 0.4),
    "names": FieldWeight(0.5, 0.4),
}
NOTE_FIELDS = {
    "content": FieldWeight(1.0, 0.75),
    "title": FieldWeight(1.0, 0.4),
    "trail": FieldWeight(0.5, 0.4),
    "aliases": FieldWeight(1.0, 0.4),
    "tags": FieldWeight(0.3, 0.4),
    "description": FieldWeight(0.5, 0.4),
    "path": FieldWeight(0.3, 0.4),
}
_OTHERS = (0.25, 0.125, 0.0625)
"""What a file's second, third and fourth chunk add to its best."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one index is ranked; a new signal is a row here."""

    fields: Mapping[str, FieldWeight]
    chunk_signals: tuple[ChunkSignal, ...] = ()
    file_signals: tuple[FileSignal, ...] = ()


RECIPES = {
    ChunkKind.CODE: Recipe(CODE_FIELDS, (definitions,), (path_priors, named_paths)),
    ChunkKind.NOTE: Recipe(NOTE_FIELDS, (), (named_paths,)),
}


def search(
    text: str,
    *,
    notes: SearchIndex | None = None,
    code: SearchIndex | None = None,
    limit: int,
    analyzer: Analyzer,
) -> tuple[Hit, ...]:
    """The best chunks of both indexes. The paths come in the order of their files' scores: a file's best chunk first.

    Where both are asked, each index's best hit counts as 1, since scores of two indexes cannot be compared.
    """
    query = parsed_query(text, analyzer)
    asked = ((ChunkKind.NOTE, notes), (ChunkKind.CODE, code))
    ranked = [ranked_hits(query, index, kind) for kind, index in asked if index is not None]
    if len(ranked) == 1:
        return tuple(ranked[0][:limit])
    hits = [hit for hits in ranked for hit in _normalised(hits)]
    return tuple(sorted(hits, key=_order)[:limit])


def ranked_hits(query: Query, index: SearchIndex, kind: ChunkKind) -> list[Hit]:
    """Every chunk of an index that has a word of the question, or is named by it; the best first."""
    recipe = RECIPES[kind]
    terms = [term for term, _ in query.terms]
    matches = index.match(dict.fromkeys(recipe.fields, terms))
    scores = bm25(query, matches, recipe.fields)
    for chunk_signal in recipe.chunk_signals:
        for number, gain in chunk_signal(query, matches, scores).items():
            scores[number] += gain
    by_file: dict[RepoPath, list[tuple[float, Chunk]]] = defaultdict(list)
    for number, score in scores.items():
        chunk = matches.chunks[number]
        if chunk is not None:
            by_file[chunk.path].append((score, chunk))
    files: Mapping[RepoPath, float] = {
        path: _file_score([score for score, _ in found]) for path, found in by_file.items()
    }
    for file_signal in recipe.file_signals:
        files = file_signal(query, files)
    return _hits(files, by_file)


def _file_score(scores: Sequence[float]) -> float:
    best, *others = sorted(scores, reverse=True)[:4]
    return best + sum(share * score for share, score in zip(_OTHERS, others, strict=False))


def _hits(
    files: Mapping[RepoPath, float], by_file: Mapping[RepoPath, Sequence[tuple[float, Chunk]]]
) -> list[Hit]:
    """The chunks that count for their files; a file's best has the file's score, its others their share of it."""
    hits = []
    for path, found in by_file.items():
        counted = sorted(found, key=lambda one: (-one[0], one[1].span))[: 1 + len(_OTHERS)]
        best = counted[0][0]
        hits += [Hit(chunk, round(files[path] * score / best, 6)) for score, chunk in counted]
    return sorted(hits, key=_order)


def _order(hit: Hit) -> tuple[float, RepoPath, int]:
    return -hit.score, hit.chunk.path, hit.chunk.span.first


def _normalised(hits: Sequence[Hit]) -> list[Hit]:
    best = hits[0].score if hits else 1.0
    return [Hit(hit.chunk, round(hit.score / (best or 1.0), 6)) for hit in hits]
