"""A question and what an index matched -> how much of the question each file has: with a word in common, it is no answer yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from curator.model.text import RepoPath
from curator.ports import Matches
from curator.retrieval.query import Query
from curator.retrieval.term_weight import idf

_LEAST_SHARE = 0.2
_LEAST_WORDS = 2
_FEW = 2
"""Words of a question above which a file must have two of them."""


_MANY = 16

Gain = tuple[float, frozenset[RepoPath]]
"""What a term tells, and the files that have it."""


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
    least = _LEAST_WORDS if len(query.terms) > _FEW else 1
    gains, total = _gains(query, matches, fields)
    # Files with the rarest word first: one of them mostly is enough.
    likely = chain.from_iterable(having for _, having in sorted(gains, key=_first, reverse=True))
    coverages = (_coverage(path, gains, total) for path in likely)
    return any(one.words >= least and one.share >= _LEAST_SHARE for one in coverages)


def coverage(
    query: Query, matches: Matches, fields: Collection[str]
) -> Mapping[RepoPath, Coverage]:
    """File -> how much of the question it has.

    A term weighs as in the ranking, its idf that of the chunks which have it in any field. A term that nothing has weighs
    most of all: a question about bread is not answered by who knows how to bake it, if only that word is known.
    """
    gains, total = _gains(query, matches, fields)
    paths = set[RepoPath]().union(*[having for _, having in gains])
    return {path: _coverage(path, gains, total) for path in sorted(paths)}


def _gains(query: Query, matches: Matches, fields: Collection[str]) -> tuple[list[Gain], float]:
    """What each term tells and the files that have it, and what all terms together tell."""
    path_of = matches.corpus.paths.__getitem__
    gains: list[Gain] = []
    for term, weight in query.terms:
        numbers = set[int]().union(*[matches.postings.get((name, term), ()) for name in fields])
        gain = weight * idf(len(numbers), matches.corpus.chunk_count)
        gains.append((gain, frozenset(map(path_of, numbers))))
    return gains, sum(gain for gain, _ in gains)


def _coverage(path: RepoPath, gains: Sequence[Gain], total: float) -> Coverage:
    found = [gain for gain, having in gains if path in having]
    return Coverage(len(found), sum(found) / total if total else 0.0)


def _first(gain: Gain) -> float:
    return gain[0]
