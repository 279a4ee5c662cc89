"""A folder of files that never change <-> the one manifest that says which of them are the index.

Whoosh's files hold pickles, so none is opened before its SHA-256 has been compared with the manifest's, which is JSON.
The manifest ends in a digest of itself. An update writes new files beside the old, then renames the new manifest over the old one: whoever is killed at whatever
moment leaves the old index or the new one, and a reader keeps the files that it has open.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from curator.adapters import refused
from curator.adapters.lock_file import PATIENCE, Held, held
from curator.errors import StorageError
from curator.ports import Waiting

MANIFEST = "manifest.json"
_LOCK = "lock"
_RETRIES = 5

Stamp = tuple[int, int, int]


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Which chunks a segment has something of."""

    shift: int
    """What is added to a number in the segment."""
    first: int
    end: int
    """The lowest of its numbers, and the one after the highest, as all others know them."""
    chunks: int
    """How many were written into it."""
    dead: int = 0
    """How many of them have been taken out."""


class Manifest(msgspec.Struct, frozen=True):
    """What the index is made of."""

    version: str
    """Of everything that its contents depend on; another one means another index."""
    catalogue: str
    segments: dict[str, Place]
    files: dict[str, str]
    """Name -> SHA-256."""

    def is_intact(self, name: str, data: bytes) -> bool:
        return _digest(data) == self.files[name]


@dataclass(frozen=True, slots=True)
class Generation:
    """A manifest and the very bytes whose digests it was compared with."""

    manifest: Manifest
    contents: Mapping[str, bytes]


def read_generation(folder: Path, version: str) -> Generation | None:
    """The index as it stands, if all its files are unharmed; None where it must be built anew."""
    for _ in range(_RETRIES):
        named = manifest(folder)
        if named is None or named.version != version:
            return None
        found = {name: contents(folder / name) for name in named.files}
        if all(named.is_intact(name, data) for name, data in found.items()):
            return Generation(named, found)
        if manifest(folder) == named:
            return None
        # A writer has switched, and dropped the files, since we read the manifest: read the new one.
    return None


def stamp(folder: Path) -> Stamp:
    """Changes whenever the manifest does; zeros where there is none."""
    try:
        stat = (folder / MANIFEST).stat()
    except OSError:
        return (0, 0, 0)
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size)


def next_generation(folder: Path) -> int:
    """A number that no file of this folder has in its name."""
    with storage_errors(folder):
        numbers = [generation_number(entry.name) for entry in folder.iterdir()]
    return max(numbers, default=0) + 1


def size(folder: Path, names: Collection[str]) -> int:
    """Bytes of the manifest and of what it names."""
    return sum(len(contents(folder / name)) for name in (MANIFEST, *names))


def write_safely(path: Path, data: bytes) -> str:
    """Write a file through to the disk; returns its SHA-256."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return _digest(data)


def switch(folder: Path, new: Manifest) -> None:
    """Name the new files in the manifest, by one rename, and drop what it no longer names."""
    draft = folder / f"{MANIFEST}.new"
    write_safely(draft, sealed(new))
    _sync_folder(folder)
    _make_way(folder / MANIFEST)
    draft.replace(folder / MANIFEST)
    _sync_folder(folder)
    drop_strays(folder, new.files)


def drop_strays(folder: Path, named: Collection[str]) -> None:
    """Remove what no manifest names: older generations, and what a killed writer left."""
    with suppress(OSError):
        for entry in strays(folder, named):
            with suppress(OSError):
                _make_way(entry)
                entry.unlink(missing_ok=True)


def _make_way(path: Path) -> None:
    """No file takes the place of a folder, and none of those was made by us."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def strays(folder: Path, named: Collection[str]) -> list[Path]:
    """What lies in the folder and is neither named nor one of the two files that always lie there."""
    known = {MANIFEST, _LOCK, *named}
    return sorted(entry for entry in folder.iterdir() if entry.name not in known)


@contextmanager
def write_lock(
    folder: Path, waiting: Waiting | None = None, patience: float | None = None
) -> Iterator[None]:
    """The right to write, waited for; `waiting` is told when that takes long. Raises `StorageError`, which names who holds it."""
    with storage_errors(folder), ExitStack() as stack:
        for place in (folder.parent, folder):  # both are ours; a file in their place is not
            if place.is_file() and not place.is_symlink():
                place.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            stack.enter_context(
                held(folder / _LOCK, waiting, PATIENCE if patience is None else patience)
            )
        except Held as holder:
            raise StorageError(
                f"{folder}: another curator (process {holder}) is writing the index; try again when it has ended"
            ) from holder
        entered = stack.pop_all()
    with entered:
        yield


def storage_errors(folder: Path) -> AbstractContextManager[None]:
    """What keeps us from writing: disk full, read-only, no permission."""
    what = f"{folder}: the index cannot be written, and what it held is kept"
    return refused.storage_errors(what, "remove that folder, which is made anew")


def sealed(named: Manifest) -> bytes:
    """The manifest's file: JSON, and in a line of its own the SHA-256 of that."""
    data = msgspec.json.encode(named)
    return data + b"\n" + _digest(data).encode()


def manifest(folder: Path) -> Manifest | None:
    """What the folder's index is made of; None where nothing says so that is as it was written."""
    data, _, seal = contents(folder / MANIFEST).rpartition(b"\n")
    if _digest(data).encode() != seal:
        return None
    try:
        return msgspec.json.decode(data, type=Manifest)
    except msgspec.DecodeError:  # of another version
        return None


def contents(path: Path) -> bytes:
    """A regular file's bytes, empty where there are none to be read: no digest of ours is of that."""
    try:
        # A link is nothing that we made, and opening a pipe would wait for somebody who writes.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            return file.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""
    except OSError:
        return b""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def generation_number(name: str) -> int:
    digits = name.partition(".")[0].rpartition("_")[2]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
