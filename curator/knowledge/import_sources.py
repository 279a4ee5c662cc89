"""A tree and the imports of its files -> what every language's resolver asks of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import commonprefix, dirname

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.model.imports import EVERYTHING, Import, Imports
from curator.model.text import RepoPath
from curator.ports import EntryKind, Tree

Resolver = Callable[[RepoPath, Imports], Iterable[RepoPath]]
"""A file and what it imports -> the files that it means, in no order, some perhaps twice, itself perhaps too."""


@dataclass(frozen=True)
class Sources:
    tree: Tree
    derived: Derived
    imports: Mapping[RepoPath, Imports]

    @cached_property
    def files(self) -> frozenset[str]:
        entries = self.tree.entries()
        return frozenset(path for path, entry in entries.items() if entry.kind is EntryKind.FILE)

    def first(self, candidates: Iterable[str]) -> RepoPath | None:
        """The first of them that is a file of the tree."""
        files = self.files
        return next((RepoPath(path) for path in candidates if path in files), None)

    def named(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Files of this name, by path: their folder and what is in them."""
        for path in self._by_name.get(name, ()):
            try:
                yield dirname(path), self.tree.read(path)
            except UnreadableFile:
                continue

    @cached_property
    def _by_name(self) -> Mapping[str, list[RepoPath]]:
        found: dict[str, list[RepoPath]] = {}
        for path in sorted(self.files):
            found.setdefault(path.rpartition("/")[2], []).append(RepoPath(path))
        return found

    def ending(self, path: str) -> list[RepoPath]:
        """Files whose paths end in all parts of this one."""
        found = self._by_name.get(path.rpartition("/")[2], ())
        return [one for one in found if f"/{one}".endswith(f"/{path}")]

    def handed_on(self, path: RepoPath, name: str) -> tuple[Import, str] | None:
        """The import by which a file has a name from elsewhere, and the name there."""
        return self._names_of(path).get(name)

    def _names_of(self, path: RepoPath) -> Mapping[str, tuple[Import, str]]:
        if path not in self._handed_on:
            imports = self.imports.get(path, Imports())
            self._handed_on[path] = {
                here: (one, there)
                for one in imports.modules
                for here, there in one.names.items()
                if here != EVERYTHING
            }
        return self._handed_on[path]

    @cached_property
    def _handed_on(self) -> dict[RepoPath, Mapping[str, tuple[Import, str]]]:
        return {}


def above(folder: str) -> Iterator[str]:
    """A folder and those that it is in, up to the root."""
    while folder:
        yield folder
        folder = dirname(folder)
    yield ""


def nearest(path: str, others: Iterable[RepoPath]) -> list[RepoPath]:
    """Those that share the most folders with a path, sorted."""
    shared: dict[int, list[RepoPath]] = {}
    for other in sorted(others):
        parts = commonprefix([path.split("/")[:-1], other.split("/")[:-1]])
        shared.setdefault(len(parts), []).append(other)
    return shared[max(shared)] if shared else []


def joined(folder: str, *parts: str) -> str:
    """A path of parts that may be empty."""
    return "/".join(part for part in (folder, *parts) if part)
