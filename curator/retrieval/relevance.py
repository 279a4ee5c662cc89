"""A question and what an index matched -> how much of the question each file has: with a word in common, it is no answer yet."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from curator.model.text import RepoPath
from curator.ports import Matches
from curator.retrieval.bm25 import idf
from curator.retrieval.query import Query

_LEAST_SHARE = 0.2
_LEAST_WORDS = 2
_FEW = 2
"""Words of a question above which a file must have two of them."""


_MANY = 16


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of a question, what stands anywhere in a file."""

    words: int
    share: float
    """Of the weight of all its words: 0 to 1."""


def is_answered(query: Query, matches: Matches, fields: Collection[str]) -> bool:
    """Whether some file has enough of a question for what is found to be more than a word in common.

    Of a long text that is not asked: something in it always is known somewhere.
    """
    if len(query.terms) > _MANY:
        return True
    coverages = coverage(query, matches, fields)
    least = _LEAST_WORDS if len(query.terms) > _FEW else 1
    return any(one.words >= least and one.share >= _LEAST_SHARE for one in coverages.values())


def coverage(
    query: Query, matches: Matches, fields: Collection[str]
) -> Mapping[RepoPath, Coverage]:
    """File -> how much of the question it has.

    A term weighs as in the ranking, its idf that of the chunks which have it in any field. A term that nothing has weighs
    most of all: a question about bread is not answered by who knows how to bake it, if only that word is known.
    """
    total = 0.0
    gains: dict[RepoPath, list[float]] = defaultdict(list)
    for term, weight in query.terms:
        numbers = {n for name in fields for n in matches.postings.get((name, term), ())}
        gain = weight * idf(len(numbers), matches.chunk_count)
        total += gain
        for path in {c.path for n in numbers if (c := matches.chunks[n]) is not None}:
            gains[path].append(gain)
    return {path: _coverage(found, total) for path, found in gains.items()}


def _coverage(gains: Sequence[float], total: float) -> Coverage:
    return Coverage(len(gains), sum(gains) / total if total else 0.0)
