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

_MANIFEST = "manifest.json"
_LOCK = "lock"
_PATIENCE = 10.0
_PAUSE = 0.05
_RETRIES = 5

Stamp = tuple[int, int, int]


class Manifest(msgspec.Struct, frozen=True):
    """What the index is made of."""

    version: str
    """Of everything that its contents depend on; another one means another index."""
    catalogue: str
    segments: tuple[str, ...]
    files: dict[str, str]
    """Name -> SHA-256."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A manifest and the very bytes whose digests it was compared with."""

    manifest: Manifest
    contents: Mapping[str, bytes]


def read_generation(folder: Path, version: str) -> Generation | None:
    """The index as it stands, if all its files are unharmed; None where it must be built anew."""
    for _ in range(_RETRIES):
        manifest = _manifest(folder)
        if manifest is None or manifest.version != version:
            return None
        contents = {name: _contents(folder / name) for name in manifest.files}
        if all(_digest(contents[name]) == digest for name, digest in manifest.files.items()):
            return Generation(manifest, contents)
        if _manifest(folder) == manifest:
            return None
        # A writer has switched, and dropped the files, since we read the manifest: read the new one.
    return None


def stamp(folder: Path) -> Stamp:
    """Changes whenever the manifest does; zeros where there is none."""
    try:
        stat = (folder / _MANIFEST).stat()
    except OSError:
        return (0, 0, 0)
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size)


def next_generation(folder: Path) -> int:
    """A number that no file of this folder has in its name."""
    numbers = [_number(entry.name) for entry in folder.iterdir()]
    return max(numbers, default=0) + 1


def write_safely(path: Path, data: bytes) -> str:
    """Write a file through to the disk; returns its SHA-256."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return _digest(data)


def switch(folder: Path, manifest: Manifest) -> None:
    """Name the new files in the manifest, by one rename, and drop what it no longer names."""
    draft = folder / f"{_MANIFEST}.new"
    write_safely(draft, msgspec.json.encode(manifest))
    _sync_folder(folder)
    draft.replace(folder / _MANIFEST)
    _sync_folder(folder)
    drop_strays(folder, manifest.files)


def drop_strays(folder: Path, named: Collection[str]) -> None:
    """Remove what no manifest names: older generations, and what a killed writer left."""
    for entry in sorted(folder.iterdir()):
        if entry.name not in named and entry.name not in {_MANIFEST, _LOCK}:
            with suppress(OSError):
                entry.unlink()


@contextmanager
def write_lock(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """The right to write, waited for some seconds. Raises `StorageError`, which names who holds it."""
    with storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / _LOCK).open("a+b")
    with file:
        _acquire(file, folder, patience)
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


def _acquire(file: IO[bytes], folder: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() < end:
                time.sleep(_PAUSE)
                continue
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace") or "unknown"
            raise StorageError(
                f"{folder}: another curator (process {holder}) is writing the index; try again when it has ended"
            ) from error
        return


def _manifest(folder: Path) -> Manifest | None:
    try:
        return msgspec.json.decode((folder / _MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def _contents(path: Path) -> bytes:
    """A file's bytes, empty where it cannot be read: no digest of ours is of that."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _number(name: str) -> int:
    digits = name.partition(".")[0].rpartition("_")[2]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
