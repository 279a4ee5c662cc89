"""The work tree: what git tracks and what it does not ignore, as it stands on the disk."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from curator.adapters.files import as_stored, changed, file_blob_id, is_inside, read_file
from curator.adapters.index import LINK_MODE, Listing, Tracked, listing
from curator.adapters.objects import Objects
from curator.adapters.process import Git
from curator.adapters.snapshot import Contents, by_path
from curator.adapters.writing import is_draft
from curator.errors import OutOfReach, UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind

_FILE_MODES = {"100644", "100755"}
_SUBMODULE_MODE = "160000"


class WorkTree:
    """A file is clean when git's index says so by size and time; else it is hashed."""

    def __init__(self, git: Git, objects: Objects, *, root: Path, index: Path) -> None:
        self._git = git
        self._objects = objects
        self._root = os.fspath(root)
        self._index = index

    def contents(self) -> Contents:
        """What stands there now. Raises `RepositoryError`."""
        # Taken before git reads the index: a file that is as new as this may have changed unnoticed.
        written = _modified(self._index)
        look = _Look(self._root, self._objects, written)
        found = tuple(look.at(listing(self._git)))
        reader = _Reader(
            self._root,
            self._objects,
            frozenset(one.path for one in found if one.is_skipped),
            {one.path: one.stamp for one in found if one.stamp is not None},
        )
        return Contents(
            by_path((one.path, one.entry) for one in found if one.entry is not None),
            frozenset(one.path for one in found if one.entry is None),
            reader.read,
        )


@dataclass(frozen=True, slots=True)
class _Stamp:
    """By which a file that nobody wrote to is known again."""

    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class _Found:
    path: RepoPath
    entry: Entry | None
    """None of a symbolic link."""
    stamp: _Stamp | None = None
    """Of a file that is the index's blob, which git may have converted when it wrote the file."""
    is_skipped: bool = False


class _Look:
    """At what stands where git says that something is."""

    def __init__(self, root: str, objects: Objects, written: int) -> None:
        self._root = root
        self._objects = objects
        self._disk = _Disk(root)
        self._written = written

    def at(self, listed: Listing) -> Iterator[_Found]:
        for one in listed.tracked:
            found = self._tracked(one) if is_inside(one.path) else None
            if found is not None:
                yield found
        for path in listed.untracked:
            found = self._untracked(path) if is_inside(path) and not is_draft(path) else None
            if found is not None:
                yield found

    def _tracked(self, one: Tracked) -> _Found | None:
        if one.is_skipped:
            return _skipped(one)
        status = self._disk.status(one.path)
        if status is None:
            return None
        if stat.S_ISLNK(status.st_mode):
            return _Found(one.path, None)
        if stat.S_ISDIR(status.st_mode) and one.mode == _SUBMODULE_MODE:
            return _Found(one.path, Entry(EntryKind.SUBMODULE, one.blob))
        return self._file(one, status) if stat.S_ISREG(status.st_mode) else None

    def _file(self, one: Tracked, status: os.stat_result) -> _Found | None:
        blob = one.blob if _is_clean(one, status, self._written) else self._hashed(one.path, one)
        if blob is None:
            return None
        # Where links cannot be made, git writes a link's target into a file.
        if one.mode == LINK_MODE and blob == one.blob:
            return _Found(one.path, None)
        stamp = _stamp(status) if blob == one.blob else None
        return _Found(one.path, Entry(EntryKind.FILE, blob), stamp)

    def _untracked(self, path: RepoPath) -> _Found | None:
        status = self._disk.status(path)
        if status is None:
            return None
        if stat.S_ISLNK(status.st_mode):
            return _Found(path, None)
        blob = self._hashed(path, None) if stat.S_ISREG(status.st_mode) else None
        return _Found(path, Entry(EntryKind.FILE, blob)) if blob is not None else None

    def _hashed(self, path: RepoPath, tracked: Tracked | None) -> str | None:
        """The blob that the file would be; None where it cannot be read.

        A tracked file that differs from its blob in nothing but line ends is unchanged.
        """
        object_format = self._objects.object_format
        try:
            blob = file_blob_id(self._root, path, object_format)
            if tracked is None or blob == tracked.blob:
                return blob
            data = read_file(self._root, path)
        except UnreadableFile:
            return None
        return blob if as_stored(data, tracked.blob, object_format) is None else tracked.blob


def _skipped(one: Tracked) -> _Found | None:
    """What a sparse checkout leaves out is read from git."""
    if one.mode == LINK_MODE:
        return _Found(one.path, None)
    if one.mode not in _FILE_MODES:
        return None
    return _Found(one.path, Entry(EntryKind.FILE, one.blob), is_skipped=True)


@dataclass(frozen=True, slots=True)
class _Reader:
    root: str
    objects: Objects
    skipped: frozenset[RepoPath]
    stamps: Mapping[RepoPath, _Stamp]

    def read(self, path: RepoPath, blob: str) -> bytes:
        """The blob's bytes: from the disk where they stand there, else from git. Raises `UnreadableFile`."""
        if path in self.skipped:
            return self.objects.content(blob, path)
        data = read_file(self.root, path)
        stored = as_stored(data, blob, self.objects.object_format)
        if stored is None and self._is_untouched(path):  # a filter wrote it, as that of Git LFS
            stored = self.objects.blob(blob)
        if stored is None:
            raise OutOfReach(changed(path))
        return stored

    def _is_untouched(self, path: RepoPath) -> bool:
        """Asked after the file was read, so that it was not written to meanwhile either."""
        status = _Disk(self.root).status(path)
        return status is not None and _stamp(status) == self.stamps.get(path)


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
        """Asked from the top down, and no further than the first that is none."""
        known = self._folders.get(path)
        if known is not None:
            return known
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth])
            if folder not in self._folders:
                self._folders[folder] = self._is_one(folder)
            if not self._folders[folder]:
                break
        return self._folders.setdefault(path, False)

    def _is_one(self, folder: str) -> bool:
        try:
            return stat.S_ISDIR(os.lstat(f"{self._root}/{folder}").st_mode)
        except OSError:
            return False


def _stamp(status: os.stat_result) -> _Stamp:
    return _Stamp(status.st_size, status.st_mtime_ns)


def _is_clean(tracked: Tracked, status: os.stat_result, written: int) -> bool:
    """Git's own rule (https://git-scm.com/docs/racy-git): same size and times, and older than the index."""
    return (
        tracked.mode in _FILE_MODES
        and not tracked.is_conflicted
        and tracked.size == status.st_size & 0xFFFFFFFF
        and tracked.modified == status.st_mtime_ns
        and tracked.changed == status.st_ctime_ns
        and tracked.modified < written
    )


def _modified(index: Path) -> int:
    """When the index was written, in nanoseconds; 0 where there is none, so that nothing is older."""
    try:
        return index.stat().st_mtime_ns
    except OSError:
        return 0
