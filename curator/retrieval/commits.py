"""Commit subjects as notes that people wrote: what says the words of a question speaks for the files that it changed."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from curator.model.text import RepoPath
from curator.ports import LoggedCommit
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.bm25 import Terms
from curator.retrieval.term_weight import Curve, idf

_MOST_FILES = 20
"""A commit that changed more of today's files says little of any."""
_BEST = 16
_B = 0.5
_PLACES = 9
_CLOSE = 2 * 10**-_PLACES
"""Scores farther apart do not become the same by rounding."""


@dataclass(frozen=True, slots=True)
class CommitNotes:
    """Subjects, each with the files that it is about, as they are called today."""

    files: Sequence[tuple[RepoPath, ...]]
    norms: Sequence[float]
    """How far the length of each counts against it."""
    postings: Mapping[str, Sequence[tuple[int, int]]]
    """Term -> number of a commit and how often its subject has it."""

    def speaks_for(self, terms: Terms, total: float) -> dict[RepoPath, float]:
        """File -> how much of a question the commits that fit it best say of what changed it. `total` is its weight."""
        best = self._best(terms)
        shares: dict[RepoPath, float] = defaultdict(float)
        for number, score in best:
            files = self.files[number]
            for path in files:
                shares[path] += (score / best[0][1]) * (score / total) / math.sqrt(len(files))
        return dict(shares)

    def _best(self, terms: Terms) -> list[tuple[int, float]]:
        scores = [0.0] * len(self.files)
        norms = self.norms
        for term, weight in terms:
            posting = self.postings.get(term, ())
            gain = weight * idf(len(posting), len(self.files))
            for number, count in posting:
                scores[number] += gain * (count / (count + norms[number]))
        least = max(min(nlargest(_BEST, scores), default=0.0) - _CLOSE, 0.0)
        found = [(number, score) for number, score in enumerate(scores) if score > least]
        return sorted(found, key=lambda pair: (-round(pair[1], _PLACES), pair[0]))[:_BEST]


def commit_notes(
    log: Sequence[LoggedCommit], alive: Collection[RepoPath], analyzer: Analyzer
) -> CommitNotes:
    """Of a log, newest first, what is about files that still exist, renames followed."""
    files: list[tuple[RepoPath, ...]] = []
    lengths: list[int] = []
    postings: dict[str, list[tuple[int, int]]] = {}
    for subject, about in _subjects(log, alive):
        counts = analyzer.counts(subject)
        for term, count in counts.items():
            postings.setdefault(term, []).append((len(files), count))
        files.append(about)
        lengths.append(sum(counts.values()))
    curve = Curve(_B, sum(lengths) / max(len(lengths), 1) or 1.0)
    return CommitNotes(files, list(map(curve.norm, lengths)), postings)


def _subjects(
    log: Sequence[LoggedCommit], alive: Collection[RepoPath]
) -> Iterator[tuple[str, tuple[RepoPath, ...]]]:
    today = {path: path for path in alive}
    for commit in log:
        about = {today[path] for path in commit.paths if path in today}
        if 0 < len(about) <= _MOST_FILES:
            yield commit.subject, tuple(sorted(about))
        for old, new in commit.renames:
            if new in today:
                today.setdefault(old, today[new])
