"""A question and the index of code -> its files, and in each the pieces that count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from curator.model.context import Chunk
from curator.model.text import RepoPath
from curator.ports import Matches, SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.bm25 import FieldWeight, bm25, idf
from curator.retrieval.commits import CommitNotes
from curator.retrieval.file_scores import Pieces, RankedFile, file_score, ordered, pieces, shown
from curator.retrieval.priors import is_about_tests, prior
from curator.retrieval.query import Query
from curator.retrieval.references import SEEDS, using
from curator.retrieval.relevance import is_answered
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
GENERATED = 0.2
_FIELDS = ("content", "path", "names")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What else than the code itself speaks for code."""

    commits: CommitNotes | None = None
    linked: Mapping[RepoPath, float] = field(default_factory=dict)


_NONE = Evidence()


def ranked_files(
    query: Query, index: SearchIndex, analyzer: Analyzer, evidence: Evidence = _NONE, *, limit: int
) -> list[RankedFile]:
    """The best of the files that anything speaks for, the best first, equal ones by path; none where all have too few of the words."""
    question = _asked(query, index, analyzer, evidence)
    if not evidence.linked and not is_answered(query, question.matches, _FIELDS):
        return []
    found = pieces(question.scores, question.matches)
    totals = _text(found)
    for signal, weight in SIGNALS:
        for path, share in signal(question).items():
            totals[path] = totals.get(path, 0.0) + weight * share
    factors = _factors(totals, question)
    best = ordered({path: total * factors[path] for path, total in totals.items()})
    seeds = [(path, score, _names(path, question.matches)) for path, score in best[:SEEDS]]
    for path, share in using(seeds, index, analyzer).items():
        totals[path] = totals.get(path, 0.0) + USING * share
    factors = _factors(totals, question)
    final = ordered({path: total * factors[path] for path, total in totals.items()})
    return [RankedFile(path, score, _shown(path, found, question)) for path, score in final[:limit]]


def _asked(query: Query, index: SearchIndex, analyzer: Analyzer, evidence: Evidence) -> Question:
    terms = [term for term, _ in query.terms]
    both = [*terms, *query.joined]
    matches = index.match({"content": both, "path": terms, "names": both})
    weighted = (*query.terms, *((term, JOINED) for term in query.joined))
    postings = ((weight, matches.postings.get(("content", term))) for term, weight in query.terms)
    total = sum(w * idf(len(found), matches.chunk_count) for w, found in postings if found)
    scores = bm25(weighted, matches, _CONTENT)
    return Question(
        query, matches, scores, total or 1.0, analyzer, evidence.commits, evidence.linked
    )


def _factors(paths: Iterable[RepoPath], question: Question) -> dict[RepoPath, float]:
    """What the path of each file says of it, and whether people wrote it."""
    about_tests = is_about_tests(question.query.text)
    matches = question.matches
    factors = {}
    for path in paths:
        first = matches.first_chunks.get(path)
        chunk = matches.chunks[first] if first is not None else None
        written = GENERATED if chunk is not None and chunk.is_generated else 1.0
        factors[path] = written * prior(path, is_about_tests=about_tests)
    return factors


def _text(found: Pieces) -> dict[RepoPath, float]:
    """What the text of each file is worth beside that of the best."""
    scores = {path: file_score([score for score, _ in those]) for path, those in found.items()}
    best = max(scores.values(), default=0.0) or 1.0
    return {path: score / best for path, score in scores.items()}


def _names(path: RepoPath, matches: Matches) -> list[str]:
    return [name for chunk in _chunks(path, matches) for name in chunk.names]


def _chunks(path: RepoPath, matches: Matches) -> list[Chunk]:
    """All chunks of a file, in order."""
    found = []
    for number in range(matches.first_chunks.get(path, len(matches.chunks)), len(matches.chunks)):
        chunk = matches.chunks[number]
        if chunk is None or chunk.path != path:
            break
        found.append(chunk)
    return found


def _shown(path: RepoPath, found: Pieces, question: Question) -> tuple[tuple[float, Chunk], ...]:
    """What defines a symbol that was asked for, then what has the most of the words; else the file's beginning."""
    those = found.get(path)
    if not those:
        return tuple((1.0, chunk) for chunk in _chunks(path, question.matches)[:1])
    lift = 2 * max(score for score, _ in those)
    query = question.query
    return shown(
        [
            (score + lift * max(defined(chunk, query).values(), default=0.0), chunk)
            for score, chunk in those
        ]
    )
