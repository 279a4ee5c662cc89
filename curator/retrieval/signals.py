"""What else than the words in its text says that a file answers a question. Each signal gives files a share, mostly from 0
to 1; the table with their weights is in `code_rank`.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from curator.model.text import RepoPath
from curator.ports import Matches
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.bm25 import Scores, Terms
from curator.retrieval.commits import CommitNotes
from curator.retrieval.indexed import telling_name
from curator.retrieval.query import Query
from curator.retrieval.remembered import remembered
from curator.retrieval.term_weight import Curve, idf

_B = 0.4
_DOTTED = re.compile(r"(?<![\w.])[A-Za-z_]\w+(?:\.[A-Za-z_]\w+)+(?!\w)")
_HALF = 0.5
"""For what is only like what the question names."""
_MENTIONED_TWICE = 2
"""As the words of a file's telling name are in what is indexed of its path."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what the index of code has of it."""

    query: Query
    matches: Matches
    scores: Scores
    """BM25 of the text of each chunk."""
    defining: Collection[int]
    """The chunks that define a symbol which it names."""
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
    known_parts = remembered(question.matches.corpus).telling_parts
    shares: dict[RepoPath, float] = {}
    for path in _paths(question, _MENTIONED_TWICE):
        parts = known_parts.get(path)
        if parts is None:
            parts = known_parts[path] = frozenset(question.analyzer.parts(telling_name(path)))
        if parts and parts <= weights.keys():
            known = sum(weights[part] * _content_idf(part, question) for part in sorted(parts))
            shares[path] = known / question.total
    return shares


def named_definitions(question: Question) -> Mapping[RepoPath, float]:
    """A file that defines a symbol which the question names; less, where others do so too."""
    query = question.query
    factor = 1.0 if query.is_symbol else 0.2
    found: dict[RepoPath, dict[str, float]] = defaultdict(dict)
    defining: Counter[str] = Counter()
    corpus = question.matches.corpus
    for number in filter(question.scores.__getitem__, question.defining):
        known = found[corpus.paths[number]]
        for name, share in defined(corpus.names[number], query).items():
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
    paths = [f"/{path}" for path in _paths(question, 1)]
    listing = "\n".join((*paths, ""))
    ends = tuple(f"/{one}" for one in query.paths if f"/{one}\n" in listing)
    modules = [f"/{one}." for one in sorted(dotted) if f"/{one}." in listing]
    if not ends and not modules:
        return {}
    shares = {RepoPath(path[1:]): _named(path, ends, modules) for path in sorted(paths)}
    return {path: share for path, share in shares.items() if share}


def said_in_commits(question: Question) -> Mapping[RepoPath, float]:
    """Files that were changed by commits which speak of what is asked."""
    if question.commits is None:
        return {}
    return question.commits.speaks_for(question.query.terms, question.total)


def linked_by_notes(question: Question) -> Mapping[RepoPath, float]:
    """Files that people tied to notes which speak of what is asked."""
    return question.linked


def defined(names: Iterable[str], query: Query) -> dict[str, float]:
    """The symbols of a question that a chunk with these names defines: 1 for a whole name, less for a part of one."""
    shares: dict[str, float] = {}
    for name in names:
        last = name.rpartition(".")[2]
        if last in query.wanted:
            share = 1.0 if name in query.qualified or last in query.qualified else _HALF
            shares[last] = max(share, shares.get(last, 0.0))
    return shares


def _whole_file(field: str, question: Question, terms: Terms) -> Mapping[RepoPath, float]:
    """BM25 of a field that each file has once, as a share of the question's weight."""
    corpus = question.matches.corpus
    known = remembered(corpus)
    files = max(len(corpus.first_chunks), 1)
    average = corpus.average_lengths.get(field, 0.0) * corpus.chunk_count / files or 1.0
    curve = Curve(_B, average)
    path_of = corpus.paths.__getitem__
    shares: dict[RepoPath, float] = defaultdict(float)
    for term, weight in terms:
        posting = question.matches.postings.get((field, term))
        if posting:
            gain = weight * idf(len(posting), files) / question.total
            worths = known.worths(field, term, posting, curve)
            for path, worth in zip(map(path_of, posting), worths, strict=True):
                shares[path] += gain * worth
    return shares


def _paths(question: Question, least: int) -> set[RepoPath]:
    """The files whose path has a word of the question, so many times at least."""
    postings = (
        question.matches.postings.get(("path", term), {}) for term, _ in question.query.terms
    )
    path_of = question.matches.corpus.paths
    return {path_of[n] for found in postings for n, count in found.items() if count >= least}


def _content_idf(term: str, question: Question) -> float:
    matches = question.matches
    posting = matches.postings.get(("content", term), ())
    return idf(len(posting), matches.corpus.chunk_count) if posting else 0.0


def _modules(name: str) -> list[str]:
    """`a.b.C` may be in `a/b.py` and in `a/b/C.java`."""
    parts = name.split(".")
    return ["/".join(parts[:count]) for count in range(2, len(parts) + 1)]


def _named(path: str, ends: tuple[str, ...], modules: Sequence[str]) -> float:
    if path.endswith(ends):
        return 1.0
    return _HALF if any(one in path for one in modules) else 0.0
