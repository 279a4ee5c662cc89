"""A `Tree` that is listed once, when first asked: what the work tree and the index have in common."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from curator.adapters.objects import Objects
from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind


@dataclass(frozen=True, slots=True)
class Contents:
    """What a listing found, and how to read a file of it: by its path and the blob it was listed with."""

    entries: Mapping[RepoPath, Entry]
    links: frozenset[RepoPath]
    read: Callable[[RepoPath, str], bytes]


class Source(Protocol):
    def contents(self) -> Contents:
        """A new listing. Raises `RepositoryError`."""


class Snapshot:
    def __init__(self, objects: Objects, source: Source) -> None:
        self._objects = objects
        self._source = source

    @property
    def commit(self) -> str | None:
        return self._objects.head()

    def entries(self) -> Mapping[RepoPath, Entry]:
        """Everything in it, sorted by path. Raises `RepositoryError`."""
        return self._contents.entries

    def entry(self, path: RepoPath) -> Entry | None:
        return self.entries().get(path)

    def links(self) -> frozenset[RepoPath]:
        return self._contents.links

    def read(self, path: RepoPath) -> bytes:
        entry = self.entry(path)
        if entry is None or entry.kind is not EntryKind.FILE:
            raise UnreadableFile(f"{path} is not a file of this tree")
        return self._contents.read(path, entry.blob)

    @cached_property
    def _contents(self) -> Contents:
        return self._source.contents()


def by_path(entries: Iterable[tuple[RepoPath, Entry]]) -> Mapping[RepoPath, Entry]:
    """A listing in the order that every tree keeps to."""
    return MappingProxyType(dict(sorted(entries)))
