"""Waits for git, but not for ever, and takes what it says, but not without end."""

import io
import os
import re
import select
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from curator.adapters.fifos import first_fifo
from curator.adapters.process import Process
from curator.errors import RepositoryError

LOOK_AFTER = 5
"""Seconds of silence after which we look for what git may be waiting for."""
GIVE_UP_AFTER = 600
"""Seconds of silence after which we no longer wait."""
MOST_MEMORY = 2 << 30
"""Bytes that git may take while it says nothing. Some trees of a few kilobytes have more files than any machine can list."""
LONGEST_ANSWER = 1 << 30
"""Bytes of one answer. The index of a million files is a quarter of it."""
_LAST_WORDS = 1 << 16
"""Bytes of standard error that are kept: its end."""
_CHUNK = 1 << 16


class Command(Process, Protocol):
    """A process that is waited for on leaving its `with`, with its pipes closed."""

    def __enter__(self) -> object: ...
    def __exit__(self, *error: object) -> object: ...
    def kill(self) -> None: ...

    @property
    def returncode(self) -> int: ...


class Answer:
    """What one command writes, as it comes: `lines`, or `whole`. What it has to be given is written meanwhile.

    Both pipes are read, so that warnings without end do not keep it from writing. It ends with its answer, or with
    who wanted it.
    """

    def __init__(self, process: Command, folder: Path, given: bytes = b"") -> None:
        self._process = process
        self._folder = folder
        self._given = memoryview(given)
        self._poll = select.poll()
        self._output, self._error = process.stdout.fileno(), process.stderr.fileno()
        self._input = process.stdin.fileno()
        self._reason = b""
        self._open = {self._output, self._error}
        for pipe in self._open:
            self._poll.register(pipe, select.POLLIN)
        if given:
            os.set_blocking(self._input, False)
            self._poll.register(self._input, select.POLLOUT)
        else:
            process.stdin.close()

    @property
    def reason(self) -> str:
        """The end of standard error, when all came."""
        return os.fsdecode(self._reason)

    def whole(self) -> bytes:
        """Raises `RepositoryError` where it is longer than any answer should be."""
        size, chunks = 0, []
        for chunk in self._chunks():
            size += len(chunk)
            if size > LONGEST_ANSWER:
                raise RepositoryError(_ENDLESS)
            chunks.append(chunk)
        return b"".join(chunks)

    def lines(self) -> Iterator[bytes]:
        """Each with its line end."""
        rest = b""
        for chunk in self._chunks():
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                yield line + b"\n"
        if rest:
            yield rest

    def _chunks(self) -> Iterator[bytes]:
        """Standard output, piece by piece."""
        with self._process:
            try:
                yield from self._pieces()
            except BaseException:
                self._process.kill()
                raise

    def _pieces(self) -> Iterator[bytes]:
        while self._open:
            for pipe, _ in _ready(self._poll, self._process, self._folder):
                if pipe == self._input:
                    self._write()
                    continue
                chunk = os.read(pipe, _CHUNK)
                if not chunk:
                    self._poll.unregister(pipe)
                    self._open.remove(pipe)
                elif pipe == self._error:
                    self._reason = (self._reason + chunk)[-_LAST_WORDS:]
                else:
                    yield chunk

    def _write(self) -> None:
        with suppress(BlockingIOError, BrokenPipeError):
            self._given = self._given[os.write(self._input, self._given[:_CHUNK]) :]
            if self._given:
                return
        self._poll.unregister(self._input)
        with suppress(BrokenPipeError):
            self._process.stdin.close()


class PatientReader(io.RawIOBase):
    """What a command to talk with writes. Raises `RepositoryError` where nothing comes any more."""

    def __init__(self, process: Process, folder: Path) -> None:
        self._process = process
        self._descriptor = process.stdout.fileno()
        self._folder = folder
        self._poll = select.poll()
        self._poll.register(self._descriptor, select.POLLIN)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # what BufferedReader gives
        _ready(self._poll, self._process, self._folder)
        return os.readv(self._descriptor, [buffer])


def _ready(poll: select.poll, process: Process, folder: Path) -> list[tuple[int, int]]:
    """The pipes that something can be done with. Raises `RepositoryError` where there is none for too long."""
    for look in range(GIVE_UP_AFTER // LOOK_AFTER):
        ready = poll.poll(LOOK_AFTER * 1000)
        if ready:
            return ready
        fifo = first_fifo(folder) if look == 0 else None
        if fifo is not None:
            raise RepositoryError(f"git waits for {fifo}, which is a FIFO and no file: remove it")
        if _memory(process.pid) > MOST_MEMORY:
            raise RepositoryError(_ENDLESS)
    raise RepositoryError(_SILENT)


def _memory(process: int) -> int:
    """Bytes that a process holds for itself; 0 where the system does not tell it as Linux does."""
    with suppress(OSError):
        found = _HELD.search(Path(f"/proc/{process}/status").read_bytes())
        return int(found[1]) * 1024 if found else 0
    return 0


_HELD = re.compile(rb"^RssAnon:\s*(\d+) kB$", re.MULTILINE)
_SILENT = (
    f"git has said nothing for {GIVE_UP_AFTER // 60} minutes: see what it waits for, as a disk "
    "that does not answer"
)
_ENDLESS = (
    "git's answer is too large, as of a commit made to be endless: see `git log` for one that adds "
    "millions of files"
)
