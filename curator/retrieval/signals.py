"""What else than the words in its text says that a file answers a question. Each signal gives files a share, mostly from 0
to 1; the table with their weights is in `code_rank`.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from curator.model.context import Chunk
from curator.model.text import RepoPath
from curator.ports import Matches
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.bm25 import idf, saturated
from curator.retrieval.commits import CommitNotes
from curator.retrieval.indexed import telling_name
from curator.retrieval.query import Query

_B = 0.4
_DOTTED = re.compile(r"(?<![\w.])[A-Za-z_]\w+(?:\.[A-Za-z_]\w+)+(?!\w)")
_HALF = 0.5
"""For what is only like what the question names."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what the index of code has of it."""

    query: Query
    matches: Matches
    scores: Mapping[int, float]
    """Number of each chunk with any of its words -> BM25 of its text."""
    total: float
    """The weight of all its words together."""
    analyzer: Analyzer
    commits: CommitNotes | None
    linked: Mapping[RepoPath, float]
    """What notes that answer the question say for the files that they link to."""


Signal = Callable[[Question], Mapping[RepoPath, float]]


def path_words(question: Question) -> Mapping[RepoPath, float]:
    """Words of the question that are words of a file's path."""
    return _whole_file("path", question, question.query.terms)


def name_words(question: Question) -> Mapping[RepoPath, float]:
    """Words of the question that are in the names of what a file defines."""
    return _whole_file("names", question, question.query.terms)


def joined_names(question: Question) -> Mapping[RepoPath, float]:
    """Neighbouring words of the question that are one name in a file: `rate limit`, `RateLimit`."""
    return _whole_file("names", question, [(term, 1.0) for term in question.query.joined])


def telling_names(question: Question) -> Mapping[RepoPath, float]:
    """A file whose whole name is in the question."""
    weights = dict(question.query.terms)
    chunks = question.matches.chunks
    shares: dict[RepoPath, float] = {}
    for path in {c.path for n in _numbers("path", question) if (c := chunks[n]) is not None}:
        parts = set(question.analyzer.parts(telling_name(path)))
        if parts and all(part in weights for part in parts):
            known = sum(weights[part] * _content_idf(part, question) for part in sorted(parts))
            shares[path] = known / question.total
    return shares


def named_definitions(question: Question) -> Mapping[RepoPath, float]:
    """A file that defines a symbol which the question names; less, where others do so too."""
    query = question.query
    factor = 1.0 if query.is_symbol else 0.2
    found: dict[RepoPath, dict[str, float]] = defaultdict(dict)
    defining: Counter[str] = Counter()
    for number in question.scores if query.wanted else ():
        chunk = question.matches.chunks[number]
        if chunk is None:
            continue
        for name, share in defined(chunk, query).items():
            known = found[chunk.path]
            defining[name] += name not in known
            known[name] = max(share, known.get(name, 0.0))
    return {
        path: factor * max(share / math.sqrt(defining[name]) for name, share in names.items())
        for path, names in found.items()
    }


def named_files(question: Question) -> Mapping[RepoPath, float]:
    """A file whose path, the end of it, or whose module's dotted name stands in the question."""
    query = question.query
    dotted = {part for name in _DOTTED.findall(query.text) for part in _modules(name)}
    if not query.paths and not dotted:
        return {}
    chunks = question.matches.chunks
    paths = {c.path for n in _numbers("path", question) if (c := chunks[n]) is not None}
    shares = {path: _named(f"/{path}", query.paths, dotted) for path in sorted(paths)}
    return {path: share for path, share in shares.items() if share}


def said_in_commits(question: Question) -> Mapping[RepoPath, float]:
    """Files that were changed by commits which speak of what is asked."""
    if question.commits is None:
        return {}
    return question.commits.speaks_for(question.query.terms, question.total)


def linked_by_notes(question: Question) -> Mapping[RepoPath, float]:
    """Files that people tied to notes which speak of what is asked."""
    return question.linked


def defined(chunk: Chunk, query: Query) -> dict[str, float]:
    """The symbols of a question that a chunk defines: 1 for a whole name, less for a part of one."""
    shares: dict[str, float] = {}
    for name in chunk.names:
        last = name.rpartition(".")[2]
        if last in query.wanted:
            share = 1.0 if name in query.qualified or last in query.qualified else _HALF
            shares[last] = max(share, shares.get(last, 0.0))
    return shares


def _whole_file(
    field: str, question: Question, terms: "list[tuple[str, float]] | tuple[tuple[str, float], ...]"
) -> Mapping[RepoPath, float]:
    """BM25 of a field that each file has once, as a share of the question's weight."""
    matches = question.matches
    files = max(len(matches.first_chunks), 1)
    average = matches.average_lengths.get(field, 0.0) * matches.chunk_count / files or 1.0
    lengths = matches.lengths.get(field, ())
    shares: dict[RepoPath, float] = defaultdict(float)
    for term, weight in terms:
        posting = matches.postings.get((field, term), {})
        gain = weight * idf(len(posting), files) / question.total
        for number, count in posting.items():
            chunk = matches.chunks[number]
            if chunk is not None:
                shares[chunk.path] += gain * saturated(count, lengths[number], average, _B)
    return dict(shares)


def _numbers(field: str, question: Question) -> set[int]:
    postings = question.matches.postings
    return {
        number for term, _ in question.query.terms for number in postings.get((field, term), ())
    }


def _content_idf(term: str, question: Question) -> float:
    matches = question.matches
    posting = matches.postings.get(("content", term), ())
    return idf(len(posting), matches.chunk_count) if posting else 0.0


def _modules(name: str) -> list[str]:
    """`a.b.C` may be in `a/b.py` and in `a/b/C.java`."""
    parts = name.split(".")
    return ["/".join(parts[:count]) for count in range(2, len(parts) + 1)]


def _named(path: str, named: tuple[str, ...], dotted: set[str]) -> float:
    if any(path.endswith(f"/{one}") for one in named):
        return 1.0
    return _HALF if any(f"/{one}." in path for one in dotted) else 0.0
