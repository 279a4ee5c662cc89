"""What is staged, as a `Tree`: the commit that `git commit` would make now."""

from collections.abc import Mapping
from types import MappingProxyType

from curator.adapters.files import is_inside
from curator.adapters.index import Tracked, listing
from curator.adapters.objects import Objects
from curator.adapters.process import Git
from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind

_KINDS = {
    "100644": EntryKind.FILE,
    "100755": EntryKind.FILE,
    "160000": EntryKind.SUBMODULE,
}


class IndexTree:
    """A snapshot: listed once, when first asked. A path in conflict is not in it, since nothing is staged for it."""

    def __init__(self, git: Git, objects: Objects) -> None:
        self._git = git
        self._objects = objects
        self._entries: Mapping[RepoPath, Entry] | None = None

    @property
    def commit(self) -> str | None:
        return self._objects.commit("HEAD")

    def entries(self) -> Mapping[RepoPath, Entry]:
        """Everything in it, sorted by path. Raises `RepositoryError`."""
        if self._entries is None:
            staged = [one for one in listing(self._git).tracked if _is_staged(one)]
            entries = {one.path: Entry(_KINDS[one.mode], one.blob) for one in staged}
            self._entries = MappingProxyType(dict(sorted(entries.items())))
        return self._entries

    def entry(self, path: RepoPath) -> Entry | None:
        return self.entries().get(path)

    def read(self, path: RepoPath) -> bytes:
        entry = self.entry(path)
        if entry is None or entry.kind is not EntryKind.FILE:
            raise UnreadableFile(f"{path} is not a staged file")
        data = self._objects.blob(entry.blob)
        if data is None:
            raise UnreadableFile(f"{path} is too large, or not in this clone")
        return data


def _is_staged(tracked: Tracked) -> bool:
    return (
        tracked.mode in _KINDS
        and not tracked.is_conflicted
        and not tracked.is_intended
        and is_inside(tracked.path)
    )
