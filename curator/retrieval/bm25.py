"""Postings of several fields -> a score for each chunk: Okapi BM25 by field, added up.

Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009); the idf is Lucene's, never negative.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curator.ports import Matches, Posting

Terms = Iterable[tuple[str, float]]
"""Terms and their weights, in the order in which they are summed."""
K1 = 1.2


@dataclass(frozen=True, slots=True)
class FieldWeight:
    weight: float
    b: float
    """How far a long field counts against a chunk: 0 not at all, 1 in full."""


def bm25(terms: Terms, matches: Matches, fields: Mapping[str, FieldWeight]) -> dict[int, float]:
    """Number of a chunk -> score; summed in the order of fields and terms, so that equal input gives equal bits."""
    scores: dict[int, float] = {}
    for name, field in fields.items():
        for term, weight in terms:
            posting = matches.postings.get((name, term))
            if posting:
                factor = field.weight * weight * idf(len(posting), matches.chunk_count)
                _add(scores, posting, factor, matches, name, field.b)
    return scores


def idf(having: int, of: int) -> float:
    """What a term says that so many chunks, or files, of so many have."""
    return math.log(1 + (of - having + 0.5) / (having + 0.5))


def saturated(count: float, length: float, average: float, b: float) -> float:
    """How much of a term's weight a text has that holds it `count` times; below 1."""
    return count / (count + K1 * (1 - b + b * length / average))


def _add(
    scores: dict[int, float], posting: Posting, factor: float, matches: Matches, name: str, b: float
) -> None:
    lengths = matches.lengths[name]
    base = K1 * (1 - b)
    slope = K1 * b / matches.average_lengths[name]
    known = scores.get
    for number, count in posting.items():
        gain = factor * count / (count + base + slope * lengths[number])
        scores[number] = known(number, 0.0) + gain
