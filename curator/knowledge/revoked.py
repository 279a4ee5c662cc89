"""A tree without the versions of files that the configuration has revoked."""

from collections.abc import Collection, Mapping
from functools import cached_property

from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, Tree


class WithoutRevoked:
    """A `Tree` in which a file whose blob is revoked is not there, whatever it is called and whichever commit has it."""

    def __init__(self, tree: Tree, revoked: Collection[str]) -> None:
        self._tree = tree
        self._revoked = frozenset(revoked)

    @property
    def commit(self) -> str | None:
        return self._tree.commit

    @cached_property
    def revoked(self) -> tuple[RepoPath, ...]:
        """The files that are hidden, sorted."""
        entries = self._tree.entries()
        return tuple(path for path, entry in entries.items() if entry.blob in self._revoked)

    def entries(self) -> Mapping[RepoPath, Entry]:
        if not self.revoked:
            return self._tree.entries()
        return self._kept

    def entry(self, path: RepoPath) -> Entry | None:
        found = self._tree.entry(path)
        return None if found is not None and found.blob in self._revoked else found

    def links(self) -> frozenset[RepoPath]:
        return self._tree.links()

    def read(self, path: RepoPath) -> bytes:
        if self.entry(path) is None and self._tree.entry(path) is not None:
            raise UnreadableFile(f"{path} is revoked in the configuration")
        return self._tree.read(path)

    @cached_property
    def _kept(self) -> Mapping[RepoPath, Entry]:
        entries = self._tree.entries()
        return {path: entry for path, entry in entries.items() if entry.blob not in self._revoked}
