"""A question and the index of code -> its files, and in each the pieces that count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from curator.model.context import Chunk
from curator.model.text import RepoPath
from curator.ports import Corpus, SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.bm25 import FieldWeight, bm25
from curator.retrieval.commits import CommitNotes
from curator.retrieval.file_scores import (
    RankedFile,
    explanation,
    file_scores,
    leading,
    numbers,
    shown,
)
from curator.retrieval.priors import is_about_tests
from curator.retrieval.query import Query
from curator.retrieval.references import SEEDS, using
from curator.retrieval.relevance import is_answered
from curator.retrieval.remembered import remembered
from curator.retrieval.signals import (
    Question,
    Signal,
    defined,
    joined_names,
    linked_by_notes,
    name_words,
    named_definitions,
    named_files,
    path_words,
    said_in_commits,
    telling_names,
)
from curator.retrieval.term_weight import idf

_CONTENT = {"content": FieldWeight(1.0, 0.75)}
JOINED = 0.4
SIGNALS: tuple[tuple[Signal, float], ...] = (
    (path_words, 1.0),
    (name_words, 0.3),
    (joined_names, 0.4),
    (telling_names, 0.3),
    (named_definitions, 1.5),
    (said_in_commits, 0.3),
    (named_files, 0.6),
    (linked_by_notes, 0.6),
)
"""Added to a file's text, of which the best file's counts 1. Measured in `kb/retrieval.md`; a new signal is a row."""
USING = 0.2
_FIELDS = ("content", "path", "names")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What else than the code itself speaks for code, and whether it is to be told."""

    commits: CommitNotes | None = None
    linked: Mapping[RepoPath, float] = field(default_factory=dict)
    is_told: bool = False


_NONE = Evidence()


def ranked_files(
    query: Query, index: SearchIndex, analyzer: Analyzer, evidence: Evidence = _NONE, *, limit: int
) -> list[RankedFile]:
    """The best of the files that anything speaks for, the best first, equal ones by path; none where all have too few of the words."""
    question = _asked(query, index, analyzer, evidence)
    if not evidence.linked and not is_answered(query, question.matches, _FIELDS):
        return []
    factors = path_factors(question)
    texts = file_scores(question.scores, question.matches.corpus)
    account: list[tuple[str, float, Mapping[RepoPath, float]]] = [("text", 1.0, texts)]
    totals = dict(texts)
    for signal, weight in SIGNALS:
        account.append((signal.__name__.replace("_", " "), weight, signal(question)))
        _add(totals, account[-1][2], weight)
    best = leading(totals, factors, SEEDS)
    seeds = [(path, score, _names(path, question)) for path, score in best]
    account.append(("users", USING, using(seeds, index, analyzer)))
    _add(totals, account[-1][2], USING)
    return [
        RankedFile(
            path,
            score,
            _shown(path, question),
            explanation(path, account, factors[path]) if evidence.is_told else None,
        )
        for path, score in leading(totals, factors, limit)
    ]


def path_factors(question: Question) -> Mapping[RepoPath, float]:
    """What the path of each file says of it, and whether people wrote it."""
    known = remembered(question.matches.corpus)
    is_for_tests = is_about_tests(question.query.text)
    return known.factors_about_tests if is_for_tests else known.factors


def _asked(query: Query, index: SearchIndex, analyzer: Analyzer, evidence: Evidence) -> Question:
    terms = [term for term, _ in query.terms]
    both = [*terms, *query.joined]
    matches = index.match({"content": both, "path": terms, "names": both})
    weighted = (*query.terms, *((term, JOINED) for term in query.joined))
    postings = ((weight, matches.postings.get(("content", term))) for term, weight in query.terms)
    total = sum(w * idf(len(found), matches.corpus.chunk_count) for w, found in postings if found)
    scores = bm25(weighted, matches, _CONTENT)
    return Question(
        query=query,
        matches=matches,
        scores=scores,
        defining=remembered(matches.corpus).defining(query.wanted) if query.wanted else (),
        total=total or 1.0,
        analyzer=analyzer,
        commits=evidence.commits,
        linked=evidence.linked,
    )


def _add(totals: dict[RepoPath, float], shares: Mapping[RepoPath, float], weight: float) -> None:
    for path, share in shares.items():
        totals[path] = totals.get(path, 0.0) + weight * share


def _names(path: RepoPath, question: Question) -> list[str]:
    corpus = question.matches.corpus
    return [name for number in numbers(path, corpus) for name in corpus.names[number]]


def _shown(path: RepoPath, question: Question) -> tuple[tuple[float, Chunk], ...]:
    """What defines a symbol that was asked for, then what has the most of the words; else the file's beginning."""
    corpus = question.matches.corpus
    query = question.query
    scores = question.scores
    lift = 2 * max((scores[number] for number in numbers(path, corpus)), default=0.0)

    def worth(number: int) -> float:
        if not scores[number] or number not in question.defining:
            return scores[number]
        return scores[number] + lift * max(defined(corpus.names[number], query).values())

    return shown(path, worth, corpus) or shown(path, _is_first(path, corpus), corpus)


def _is_first(path: RepoPath, corpus: Corpus) -> Callable[[int], float]:
    first = corpus.first_chunks.get(path)
    return lambda number: float(number == first)
