"""A folder of files that never change <-> the one manifest that says which of them are the index.

Whoosh's files hold pickles, so none is opened before its SHA-256 has been compared with the manifest's, which is JSON.
An update writes new files beside the old, then renames the new manifest over the old one: whoever is killed at whatever
moment leaves the old index or the new one, and a reader keeps the files that it has open.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from curator.errors import StorageError
from curator.ports import Waiting

MANIFEST = "manifest.json"
_LOCK = "lock"
PATIENCE = 30.0
"""Seconds; the first index of a very large repository takes longer."""
_LONG = 1.0
"""Seconds, after which one is told for what one waits."""
_PAUSE = 0.05
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
    numbers = [generation_number(entry.name) for entry in folder.iterdir()]
    return max(numbers, default=0) + 1


def size(folder: Path, names: Collection[str]) -> int:
    """Bytes of the manifest and of what it names."""
    return sum((folder / name).stat().st_size for name in (MANIFEST, *names))


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
    write_safely(draft, msgspec.json.encode(new))
    _sync_folder(folder)
    draft.replace(folder / MANIFEST)
    _sync_folder(folder)
    drop_strays(folder, new.files)


def drop_strays(folder: Path, named: Collection[str]) -> None:
    """Remove what no manifest names: older generations, and what a killed writer left."""
    for entry in sorted(folder.iterdir()):
        if entry.name not in named and entry.name not in {MANIFEST, _LOCK}:
            with suppress(OSError):
                entry.unlink()


@contextmanager
def write_lock(
    folder: Path, waiting: Waiting | None = None, patience: float | None = None
) -> Iterator[None]:
    """The right to write, waited for; `waiting` is told when that takes long. Raises `StorageError`, which names who holds it."""
    with storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("a+b")
    with file:
        _acquire(file, folder, waiting, PATIENCE if patience is None else patience)
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """What keeps us from writing: disk full, read-only, no permission."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{folder}: the index cannot be written: {error.strerror}; what it held is kept"
        ) from error


def _acquire(file: IO[bytes], folder: Path, waiting: Waiting | None, patience: float) -> None:
    start = time.monotonic()
    while not _is_free(file):
        waited = time.monotonic() - start
        if waited > patience:
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace") or "unknown"
            raise StorageError(
                f"{folder}: another curator (process {holder}) is writing the index; try again when it has ended"
            )
        if waiting is not None and waited > _LONG:
            waiting()
            waiting = None
        time.sleep(_PAUSE)


def _is_free(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def manifest(folder: Path) -> Manifest | None:
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def contents(path: Path) -> bytes:
    """A file's bytes, empty where it cannot be read: no digest of ours is of that."""
    try:
        return path.read_bytes()
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
