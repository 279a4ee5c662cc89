"""A question and the indexes -> how much each of its terms tells, and so how much of the question a text answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from curator.ports import SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.query import Query
from curator.retrieval.term_weight import idf


@dataclass(frozen=True, slots=True)
class Weights:
    """What a question's terms tell, and how to find them in a text."""

    by_term: Mapping[str, float]
    terms: Callable[[str], Iterable[str]]

    def share(self, text: str) -> float:
        """Of the question's weight, what stands in a text: 0 to 1; of a question without words, all of it."""
        total = sum(self.by_term.values())
        return self.gain(text) / total if total else 1.0

    def gain(self, text: str) -> float:
        """The weight of the question's terms that stand in a text."""
        found = self.by_term.keys() & set(self.terms(text))
        return sum(self.by_term[term] for term in sorted(found))


def question_weights(
    query: Query, indexes: Iterable[tuple[SearchIndex, tuple[str, ...]]], analyzer: Analyzer
) -> Weights:
    """A term tells the more the fewer chunks have it, of notes and of code alike; each index with the fields to look in.

    A term that none has tells most of all: who does not have it does not answer.
    """
    terms = [term for term, _ in query.terms]
    having = dict.fromkeys(terms, 0)
    chunks = 0
    for index, fields in indexes:
        matches = index.match(dict.fromkeys(fields, terms))
        chunks += matches.corpus.chunk_count
        for term in terms:
            numbers = set().union(*[matches.postings.get((name, term), ()) for name in fields])
            having[term] += len(numbers)
    by_term = {term: weight * idf(having[term], chunks) for term, weight in query.terms}
    return Weights(by_term, analyzer.terms)
