"""A question and what an index matched -> how much of the question each file has: with a word in common, it is no answer yet."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from curator.model.text import RepoPath
from curator.ports import Matches
from curator.retrieval.bm25 import idf
from curator.retrieval.query import Query

LEAST = 0.2
"""Of a short question: as measured, no question of our notes or of `benchmarks/questions` loses an answer by it."""


def is_covered(shares: Mapping[RepoPath, float]) -> bool:
    """Whether some file has enough of a question for what is found to be more than a word in common."""
    return max(shares.values(), default=0.0) >= LEAST


def coverage(query: Query, matches: Matches, fields: Collection[str]) -> dict[RepoPath, float]:
    """File -> of the weight of the question's terms, the share of those that stand anywhere in the file: 0 to 1.

    A term weighs as in the ranking, its idf that of the chunks which have it in any field. A term that nothing has weighs
    most of all: a question about bread is not answered by who knows how to bake it, if only that word is known.
    """
    total = 0.0
    had: dict[RepoPath, float] = defaultdict(float)
    for term, weight in query.terms:
        numbers = {n for name in fields for n in matches.postings.get((name, term), ())}
        gain = weight * idf(len(numbers), matches.chunk_count)
        total += gain
        for path in sorted({c.path for n in numbers if (c := matches.chunks[n]) is not None}):
            had[path] += gain
    return {path: gain / total for path, gain in had.items()} if total else {}
