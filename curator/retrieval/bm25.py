"""Postings of several fields -> a score for each chunk: BM25 by field, added up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curator.ports import Matches
from curator.retrieval.remembered import remembered
from curator.retrieval.term_weight import Curve, idf

Terms = Iterable[tuple[str, float]]
"""Terms and their weights, in the order in which they are summed."""
Scores = Sequence[float]
"""By the chunks' numbers; 0 for what has none of the words."""


@dataclass(frozen=True, slots=True)
class FieldWeight:
    weight: float
    b: float
    """How far a long field counts against a chunk: 0 not at all, 1 in full."""


def bm25(terms: Terms, matches: Matches, fields: Mapping[str, FieldWeight]) -> list[float]:
    """Summed in the order of fields and terms, so that equal input gives equal bits."""
    corpus = matches.corpus
    known = remembered(corpus)
    scores = [0.0] * len(corpus.paths)
    for name, field in fields.items():
        curve = Curve(field.b, corpus.average_lengths.get(name, 0.0))
        for term, weight in terms:
            posting = matches.postings.get((name, term))
            if posting:
                factor = field.weight * weight * idf(len(posting), corpus.chunk_count)
                worths = known.worths(name, term, posting, curve)
                for number, worth in zip(posting, worths, strict=True):
                    scores[number] += factor * worth
    return scores
