"""An index -> what the ranking works out of it the same way for every question, worked out once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from curator.model.text import RepoPath
from curator.ports import Corpus, Posting
from curator.retrieval.priors import prior
from curator.retrieval.term_weight import Curve, saturation

GENERATED = 0.2
_MOST_WORTHS = 1_000_000
_MOST_USERS = 500_000

Definer = tuple[RepoPath, tuple[str, ...]]
"""A file and the terms of what it defines."""
Users = Mapping[RepoPath, float]
"""The files that use it, and how much that tells."""


class Factors(dict[RepoPath, float]):
    """What the path of each file says of it, and whether people wrote it: filled as files are asked for."""

    def __init__(self, corpus: Corpus, *, is_about_tests: bool) -> None:
        super().__init__()
        self._corpus = corpus
        self._is_about_tests = is_about_tests

    def __missing__(self, path: RepoPath) -> float:
        written = GENERATED if path in self._corpus.generated else 1.0
        factor = self[path] = written * prior(path, is_about_tests=self._is_about_tests)
        return factor


@dataclass(slots=True)
class Remembered:
    """It changes how fast a question is answered and nothing else."""

    corpus: Corpus
    factors: Factors
    factors_about_tests: Factors
    long_files: Sequence[tuple[RepoPath, int, int]]
    """Those of several chunks: the number of the first, and the one after the last."""
    telling_parts: dict[RepoPath, frozenset[str]] = field(default_factory=dict)
    """The words of each file's telling name."""
    _defining: dict[str, list[int]] = field(default_factory=dict)
    _worths: dict[tuple[str, str, Curve], Sequence[float]] = field(default_factory=dict)
    _kept_worths: int = 0
    _users: dict[Definer, Users] = field(default_factory=dict)
    _kept_users: int = 0

    def defining(self, wanted: Iterable[str]) -> frozenset[int]:
        """The chunks that define something of which one of these is the name, or the last part of it."""
        if not self._defining:
            self._defining = _by_last_part(self.corpus.names)
        return frozenset().union(*[self._defining.get(one, ()) for one in wanted])

    def worths(self, name: str, term: str, posting: Posting, curve: Curve) -> Sequence[float]:
        """How much of the term's weight each chunk has, in the order of the posting."""
        known = self._worths.get((name, term, curve))
        if known is None:
            known = saturation(posting, self.corpus.lengths[name], curve)
            if self._kept_worths > _MOST_WORTHS:
                self._worths.clear()
                self._kept_worths = 0
            self._worths[name, term, curve] = known
            self._kept_worths += 1 + len(known)
        return known

    def users(self, definer: Definer) -> Users | None:
        """What `keep_users` was told."""
        return self._users.get(definer)

    def keep_users(self, definer: Definer, users: Users) -> Users:
        if self._kept_users > _MOST_USERS:
            self._users.clear()
            self._kept_users = 0
        self._users[definer] = users
        self._kept_users += 1 + len(users)
        return users


@lru_cache(maxsize=2)
def remembered(corpus: Corpus) -> Remembered:
    """Of the index of notes and of that of code, as long as they do not change."""
    counts = Counter(corpus.paths)
    return Remembered(
        corpus,
        Factors(corpus, is_about_tests=False),
        Factors(corpus, is_about_tests=True),
        [
            (path, first, first + counts[path])
            for path, first in corpus.first_chunks.items()
            if counts[path] > 1
        ],
    )


def _by_last_part(names: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, those in enumerate(names):
        for name in those:
            found[name.rpartition(".")[2]].append(number)
    return dict(found)
