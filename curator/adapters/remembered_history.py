"""A `History` that keeps what walking it costs: the changes of files up to one head, in the `BlobCache`."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

import msgspec

from curator.model.text import RepoPath
from curator.ports import (
    BlobCache,
    Completeness,
    FileChange,
    FileHistory,
    History,
    LoggedCommit,
    Signature,
    Tree,
)

T = TypeVar("T")
_KIND = "changes:3"
_LOG = "log:1"
_SIGNATURE = "signature:2"


@dataclass(frozen=True, slots=True)
class _Kept:
    head: str
    changes: FileHistory


@dataclass(frozen=True, slots=True)
class _Log:
    head: str
    limit: int
    commits: tuple[LoggedCommit, ...]


class RememberedHistory:
    """Of each set of files the last answer is kept, and given again as long as the head is the same.

    Only a full history is kept: what a shallow or partial clone answers changes with the next fetch.
    """

    def __init__(self, history: History, cache: BlobCache, kind: str = _KIND) -> None:
        self._history = history
        self._cache = cache
        self._kind = kind

    @property
    def head(self) -> str | None:
        return self._history.head

    @property
    def completeness(self) -> Completeness:
        return self._history.completeness

    def commit(self, revision: str) -> str:
        return self._history.commit(revision)

    def names(self) -> tuple[str, ...]:
        return self._history.names()

    def merge_base(self, commit: str) -> str | None:
        return self._history.merge_base(commit)

    def at(self, commit: str) -> "RememberedHistory":
        """Its answers are kept apart: they would take the place of those for the commit that is checked out."""
        return RememberedHistory(self._history.at(commit), self._cache, f"{_KIND} at")

    def tree(self, commit: str) -> Tree:
        return self._history.tree(commit)

    def blob(self, blob: str) -> bytes | None:
        return self._history.blob(blob)

    def blame(self, path: RepoPath, lines: Collection[int]) -> Mapping[int, str]:
        return self._history.blame(path, lines)

    def signatures(self, commits: Collection[str]) -> Mapping[str, Signature]:
        """A commit's never changes."""
        kept = self._cache.get(_SIGNATURE, commits)
        known = {commit: _decoded(data, Signature) for commit, data in kept.items()}
        found = {commit: one for commit, one in known.items() if one is not None}
        new = self._history.signatures([one for one in commits if one not in found])
        data = {commit: _encoded(signature) for commit, signature in new.items()}
        self._cache.put(_SIGNATURE, {commit: one for commit, one in data.items() if one})
        return {**found, **new}

    def commits(self, since: str | None) -> tuple[str, ...]:
        return self._history.commits(since)

    def paths(self, commits: Collection[str]) -> Mapping[str, frozenset[RepoPath]]:
        return self._history.paths(commits)

    def versions(self, paths: Collection[RepoPath]) -> tuple[FileChange, ...]:
        return self._history.versions(paths)

    def removed_files(self, since: str | None) -> frozenset[RepoPath]:
        return self._history.removed_files(since)

    def removed_lines(
        self, since: str | None, suffixes: Sequence[str]
    ) -> Iterable[tuple[RepoPath, bytes]]:
        return self._history.removed_lines(since, suffixes)

    def log(
        self, limit: int, known: Mapping[str, LoggedCommit] = MappingProxyType({})
    ) -> tuple[LoggedCommit, ...]:
        """Of another head only what is new is asked for: what a commit did does not change."""
        head = self.head
        if head is None or self.completeness is not Completeness.FULL:
            return self._history.log(limit, known)
        kept = _decoded(self._cache.get(_LOG, [self._kind]).get(self._kind), _Log)
        if kept is not None and (kept.head, kept.limit) == (head, limit):
            return kept.commits
        old = {one.commit: one for one in kept.commits} if kept else {}
        commits = self._history.log(limit, {**known, **old})
        data = _encoded(_Log(head, limit, commits))
        if data is not None:
            self._cache.put(_LOG, {self._kind: data})
        return commits

    def changes(self, paths: Collection[RepoPath]) -> FileHistory:
        head = self.head
        if head is None or self.completeness is not Completeness.FULL:
            return self._history.changes(paths)
        key = _key(paths)
        kept = _decoded(self._cache.get(self._kind, [key]).get(key), _Kept)
        if kept is not None and kept.head == head:
            return kept.changes
        changes = self._history.changes(paths)
        data = _encoded(_Kept(head, changes))
        if data is not None:
            self._cache.put(self._kind, {key: data})
        return changes


def _key(paths: Collection[RepoPath]) -> str:
    names = "\0".join(sorted(set(paths))).encode(errors="surrogatepass")
    return hashlib.sha256(names).hexdigest()


def _encoded(kept: _Kept | _Log | Signature) -> bytes | None:
    try:
        return msgspec.msgpack.encode(kept)
    except UnicodeEncodeError:  # a name that is not UTF-8
        return None


def _decoded(data: bytes | None, shape: type[T]) -> T | None:
    try:
        return msgspec.msgpack.decode(data, type=shape) if data is not None else None
    except msgspec.DecodeError:  # `ValidationError` is one
        return None
