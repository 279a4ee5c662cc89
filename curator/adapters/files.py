"""Regular files below a root: read and hashed without following a link, whatever stands in the checkout."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from curator.errors import OutOfReach, UnreadableFile
from curator.model.text import RepoPath

READ_LIMIT = 16 * 1024 * 1024
"""Bytes above which no file is read at all. Parsers take less (a note 1 MB, a source file 2 MB)."""

ObjectFormat = Literal["sha1", "sha256"]

_LEADS_OUT = re.compile(r"(?:^|/)(?:\.\.?|\.git)?(?:/|\Z)|\0", re.IGNORECASE)
_CHUNK = 1024 * 1024
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
# Without O_NONBLOCK, opening a FIFO waits for a writer for ever.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


def is_inside(path: str) -> bool:
    """Whether a path is relative, stays below the root, and has no part that is git's own."""
    return _LEADS_OUT.search(path) is None


def read_file(root: str, path: RepoPath, limit: int = READ_LIMIT) -> bytes:
    """The bytes of a regular file. Raises `UnreadableFile`."""
    with _opened(root, path) as (descriptor, size):
        if size > limit:
            raise UnreadableFile(_too_large(path, limit))
        data = b"".join(_chunks(descriptor, limit))
    if len(data) > limit:
        raise UnreadableFile(_too_large(path, limit))
    return data


def blob_id(data: bytes, object_format: ObjectFormat) -> str:
    """The id that git gives to these bytes (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects)."""
    digest = hashlib.new(object_format, b"blob %d\0" % len(data), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()


def as_stored(data: bytes, blob: str, object_format: ObjectFormat) -> bytes | None:
    """The blob's bytes where these are they, or differ in nothing but CRLF for LF; else None.

    Git writes CRLF where `core.autocrlf` or an attribute asks for it, and stores LF.
    """
    if blob_id(data, object_format) == blob:
        return data
    stored = data.replace(b"\r\n", b"\n")
    return stored if blob_id(stored, object_format) == blob else None


def file_blob_id(root: str, path: RepoPath, object_format: ObjectFormat) -> str:
    """The same of a file of any size. Raises `UnreadableFile`."""
    with _opened(root, path) as (descriptor, size):
        digest = hashlib.new(object_format, b"blob %d\0" % size, usedforsecurity=False)
        total = 0
        for chunk in _chunks(descriptor, size):
            digest.update(chunk)
            total += len(chunk)
    if total != size:
        raise OutOfReach(changed(path))
    return digest.hexdigest()


def changed(path: RepoPath) -> str:
    """The message for a file that is no longer what it was listed as."""
    return f"{path} changed while it was read: run the command again"


@contextmanager
def _opened(root: str, path: RepoPath) -> Iterator[tuple[int, int]]:
    """Descriptor and size of a regular file, reached folder by folder so that no part of the way is a link."""
    if not is_inside(path):
        raise UnreadableFile(f"{path} is not a path inside the repository")
    try:
        descriptor = _descriptor(root, path.split("/"))
    except OSError as error:
        raise OutOfReach(f"{path} cannot be read: {error.strerror}") from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(f"{path} is not a regular file")
        yield descriptor, status.st_size
    finally:
        os.close(descriptor)


def _descriptor(root: str, parts: list[str]) -> int:
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    for part in parts[:-1]:
        try:
            inner = os.open(part, _FOLDER, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    try:
        return os.open(parts[-1], _FILE, dir_fd=folder)
    finally:
        os.close(folder)


def _chunks(descriptor: int, limit: int) -> Iterator[bytes]:
    """The file's bytes until its end, or until more than `limit` of them came."""
    total = 0
    while total <= limit:
        chunk = os.read(descriptor, _CHUNK)
        if not chunk:
            return
        total += len(chunk)
        yield chunk


def _too_large(path: RepoPath, limit: int) -> str:
    return f"{path} is larger than {limit // (1024 * 1024)} MB and is not read"
