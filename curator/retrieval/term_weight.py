"""How often a term stands where -> what it tells: the parts of Okapi BM25.

Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009); the idf is Lucene's, never negative.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from curator.ports import Posting

K1 = 1.2


class Curve(NamedTuple):
    """How counts are worth less and less, and less in what is longer than the average."""

    b: float
    average: float

    def norm(self, length: float) -> float:
        """The count that is worth half of a term's weight in a text of this length."""
        return K1 * (1 - self.b + self.b * length / self.average)


def idf(having: int, of: int) -> float:
    """What a term says that so many chunks, or files, of so many have."""
    return math.log(1 + (of - having + 0.5) / (having + 0.5))


def saturated(count: float, norm: float) -> float:
    """How much of a term's weight a text has that holds it `count` times; below 1."""
    return count / (count + norm)


def saturation(posting: Posting, lengths: Sequence[int], curve: Curve) -> list[float]:
    """The same for every chunk of a posting, in its order."""
    base = K1 * (1 - curve.b)
    slope = K1 * curve.b / curve.average
    return [count / (count + base + slope * lengths[number]) for number, count in posting.items()]
