"""Scores of chunks -> scores of their files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import compress
from operator import itemgetter, mul

from curator.model.context import Chunk, Explanation
from curator.model.text import RepoPath
from curator.ports import Corpus
from curator.retrieval.bm25 import Scores
from curator.retrieval.remembered import remembered

OTHERS = (0.3, 0.15, 0.075)
"""What a file's second, third and fourth chunk add to its best."""
SHOWN = 1 + len(OTHERS)
"""Chunks of a file that count."""
_PLACES = 6
_CLOSE = 10**-_PLACES
"""Scores farther apart do not become the same by rounding."""
_LIKELY = 200


@dataclass(frozen=True, slots=True)
class RankedFile:
    path: RepoPath
    score: float
    chunks: tuple[tuple[float, Chunk], ...]
    """Those that count, the best first, each with its worth beside the best of the file: 1 and less."""
    why: Explanation | None = None


Account = Sequence[tuple[str, float, Mapping[RepoPath, float]]]
"""What speaks for files: a name, its weight, and each file's share."""


def explanation(path: RepoPath, account: Account, factor: float) -> Explanation:
    """What is said for one file."""
    values = [
        (name, round(weight * shares.get(path, 0.0), _PLACES)) for name, weight, shares in account
    ]
    return Explanation(tuple((name, value) for name, value in values if value), factor)


def file_scores(scores: Scores, corpus: Corpus) -> dict[RepoPath, float]:
    """What the text of each file that has any of the words is worth beside that of the best."""
    # Of each file its last chunk with any of the words; most have one chunk.
    totals = dict(zip(compress(corpus.paths, scores), compress(scores, scores), strict=True))
    for path, first, end in remembered(corpus).long_files:
        if path in totals:
            # It has what its best chunk has, and a little for others.
            best, *others = sorted(scores[first:end], reverse=True)[:SHOWN]
            totals[path] = best + sum(map(mul, OTHERS, others))
    return beside_best(totals)


def beside_best(scores: Mapping[RepoPath, float]) -> dict[RepoPath, float]:
    best = max(scores.values(), default=0.0) or 1.0
    return {path: score / best for path, score in scores.items()}


def leading(
    totals: Mapping[RepoPath, float],
    factors: Mapping[RepoPath, float],
    most: int,
    *,
    likely: int = _LIKELY,
) -> list[tuple[RepoPath, float]]:
    """The files of the highest totals times factors, in order. Factors, of at most 1, are looked up where they may matter.

    `likely` files of the highest totals tell what the last one wanted has at least.
    """
    likely = max(likely, most)
    least = 0.0
    if len(totals) > likely:
        highest = sorted(totals.values(), reverse=True)[likely - 1]
        some = [total * factors[path] for path, total in totals.items() if total >= highest]
        least = nlargest(most, some)[-1] - _CLOSE
    scores = {path: total * factors[path] for path, total in totals.items() if total >= least}
    return ordered(scores, most)


def ordered(
    scores: Mapping[RepoPath, float], most: int | None = None
) -> list[tuple[RepoPath, float]]:
    """The best first, rounded, equal ones by path; `most` of them."""
    if most is not None and len(scores) > most:
        least = nlargest(most, scores.values())[-1] - _CLOSE
        scores = {path: score for path, score in scores.items() if score >= least}
    rounded = ((path, round(score, _PLACES)) for path, score in scores.items())
    return sorted(rounded, key=lambda pair: (-pair[1], pair[0]))[:most]


def numbers(path: RepoPath, corpus: Corpus) -> range:
    """Those of all chunks of a file, in order."""
    first = corpus.first_chunks.get(path)
    if first is None:
        return range(0)
    end = first
    while end < len(corpus.paths) and corpus.paths[end] == path:
        end += 1
    return range(first, end)


def shown(
    path: RepoPath, worth: Callable[[int], float], corpus: Corpus
) -> tuple[tuple[float, Chunk], ...]:
    """The chunks of a file that count, with their worth beside its best, equal ones in order; `worth` is by number, 0 for what
    does not count.
    """
    worths = [(found, number) for number in numbers(path, corpus) if (found := worth(number))]
    counted = sorted(worths, key=itemgetter(0), reverse=True)[:SHOWN]
    return tuple(
        (found / counted[0][0], chunk)
        for found, number in counted
        if (chunk := corpus.chunks[number]) is not None
    )
