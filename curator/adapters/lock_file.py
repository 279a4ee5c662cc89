"""A file that one process at a time holds. The system lets go of it when the process ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from curator.ports import Waiting

PATIENCE = 30.0
"""Seconds; the first index of a very large repository takes longer."""
_LONG = 1.0
"""Seconds, after which one is told for what one waits."""
_PAUSE = 0.05


class Held(Exception):
    """Another holds it. The message is the number of its process, as it wrote it, which nothing is decided by."""


@contextmanager
def held(path: Path, waiting: Waiting | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the file, made where it is missing; `waiting` is told when that takes long. Raises `Held` and `OSError`."""
    with _taken(path, waiting, time.monotonic() + patience) as file:
        with suppress(OSError):  # on a full disk it is held all the same
            file.truncate(0)
            file.write(str(os.getpid()).encode())
            file.flush()
        yield


def _taken(path: Path, waiting: Waiting | None, end: float) -> IO[bytes]:
    """Opened again where somebody has removed it meanwhile: whoever comes next would not see that it is held."""
    tell = _once(waiting)
    while True:
        file = _opened(path)
        try:
            _wait(file, tell, end)
            if _is_there(file, path):
                return file
        except BaseException:
            file.close()
            raise
        file.close()


def _opened(path: Path) -> IO[bytes]:
    # A link would lead to a file that others hold for reasons of their own; a pipe would not open before somebody reads.
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    return os.fdopen(os.open(path, flags, 0o666), "r+b", buffering=0)


def _wait(file: IO[bytes], tell: Callable[[], None], end: float) -> None:
    long = time.monotonic() + _LONG
    while not _is_free(file):
        now = time.monotonic()
        if now > end:
            file.seek(0)
            raise Held(file.read(20).decode("ascii", "replace") or "unknown")
        if now > long:
            tell()
        time.sleep(_PAUSE)


def _is_free(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_there(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.lstat())
    except FileNotFoundError:
        return False


def _once(waiting: Waiting | None) -> Callable[[], None]:
    untold = [waiting] if waiting else []

    def tell() -> None:
        if untold:
            untold.pop()()

    return tell
