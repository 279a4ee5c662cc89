"""The work tree as a `Tree`: what git tracks and what it does not ignore, as it stands on the disk."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from curator.adapters.files import blob_id, file_blob_id, is_inside, read_file
from curator.adapters.index import Tracked, listing
from curator.adapters.objects import Objects
from curator.adapters.process import Git
from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind

_FILE_MODES = {"100644", "100755"}
_LINK_MODE = "120000"
_SUBMODULE_MODE = "160000"


class WorkTree:
    """A snapshot: listed once, when first asked."""

    def __init__(self, git: Git, objects: Objects, *, root: Path, index: Path) -> None:
        self._git = git
        self._objects = objects
        self._root = os.fspath(root)
        self._index = index
        self._entries: Mapping[RepoPath, Entry] | None = None
        self._skipped: frozenset[RepoPath] = frozenset()

    @property
    def commit(self) -> str | None:
        return self._objects.commit("HEAD")

    def entries(self) -> Mapping[RepoPath, Entry]:
        """Everything in it, sorted by path. Raises `RepositoryError`."""
        if self._entries is None:
            # Taken before git reads the index: a file that is as new as this may have changed unnoticed.
            written = _modified(self._index)
            found = listing(self._git)
            self._skipped = frozenset(one.path for one in found.tracked if one.is_skipped)
            disk = _Disk(self._root)
            entries = dict(self._tracked(found.tracked, disk, written))
            entries.update(self._untracked(found.untracked, disk))
            self._entries = MappingProxyType(dict(sorted(entries.items())))
        return self._entries

    def entry(self, path: RepoPath) -> Entry | None:
        return self.entries().get(path)

    def read(self, path: RepoPath) -> bytes:
        """A file's bytes: from the disk, or from git where a sparse checkout leaves it out."""
        entry = self.entry(path)
        if entry is None or entry.kind is not EntryKind.FILE:
            raise UnreadableFile(f"{path} is not a file that git tracks or would track")
        if path not in self._skipped:
            return read_file(self._root, path)
        data = self._objects.blob(entry.blob)
        if data is None:
            raise UnreadableFile(f"{path} is outside of the sparse checkout and not in this clone")
        return data

    def _tracked(
        self, tracked: tuple[Tracked, ...], disk: "_Disk", written: int
    ) -> Iterator[tuple[RepoPath, Entry]]:
        for one in tracked:
            if not is_inside(one.path):
                continue
            if one.is_skipped:
                if one.mode in _FILE_MODES:
                    yield one.path, Entry(EntryKind.FILE, one.blob)
                continue
            status = disk.status(one.path)
            if status is None:
                continue
            if one.mode == _SUBMODULE_MODE and stat.S_ISDIR(status.st_mode):
                yield one.path, Entry(EntryKind.SUBMODULE, one.blob)
            elif stat.S_ISREG(status.st_mode):
                blob = one.blob if _is_clean(one, status, written) else self._hashed(one.path, one)
                # Where links cannot be made, git writes a link's target into a file.
                is_link = one.mode == _LINK_MODE and blob == one.blob
                if blob is not None and not is_link:
                    yield one.path, Entry(EntryKind.FILE, blob)

    def _untracked(
        self, untracked: tuple[RepoPath, ...], disk: "_Disk"
    ) -> Iterator[tuple[RepoPath, Entry]]:
        for path in untracked:
            status = disk.status(path) if is_inside(path) else None
            if status is not None and stat.S_ISREG(status.st_mode):
                blob = self._hashed(path, None)
                if blob is not None:
                    yield path, Entry(EntryKind.FILE, blob)

    def _hashed(self, path: RepoPath, tracked: Tracked | None) -> str | None:
        """The blob that the file would be; None where it cannot be read.

        A tracked file that differs from its blob in nothing but line ends is unchanged: git writes CRLF where
        `core.autocrlf` or an attribute asks for it, and stores LF.
        """
        try:
            blob = file_blob_id(self._root, path, self._objects.object_format)
            if tracked is None or blob == tracked.blob:
                return blob
            data = read_file(self._root, path)
        except UnreadableFile:
            return None
        stored = blob_id(data.replace(b"\r\n", b"\n"), self._objects.object_format)
        return stored if stored == tracked.blob else blob


class _Disk:
    """What stands at a path, where no folder on the way to it is a link."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._folders: dict[str, bool] = {"": True}

    def status(self, path: str) -> os.stat_result | None:
        if not self._is_folder(path.rpartition("/")[0]):
            return None
        try:
            return os.lstat(f"{self._root}/{path}")
        except OSError:
            return None

    def _is_folder(self, path: str) -> bool:
        known = self._folders.get(path)
        if known is None:
            status = self.status(path)
            known = status is not None and stat.S_ISDIR(status.st_mode)
            self._folders[path] = known
        return known


def _is_clean(tracked: Tracked, status: os.stat_result, written: int) -> bool:
    """Git's own rule (https://git-scm.com/docs/racy-git): same size and time, and older than the index."""
    return (
        tracked.mode in _FILE_MODES
        and not tracked.is_conflicted
        and tracked.size == status.st_size & 0xFFFFFFFF
        and tracked.modified == status.st_mtime_ns
        and tracked.modified < written
    )


def _modified(index: Path) -> int:
    """When the index was written, in nanoseconds; 0 where there is none, so that nothing is older."""
    try:
        return index.stat().st_mtime_ns
    except OSError:
        return 0
