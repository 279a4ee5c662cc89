"""What the options before the command say, and how a command writes."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from curator.errors import StorageError
from curator.formats.terminal import printable

_MOST_UNREAD = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options."""

    folder: Path
    config: Path | None
    verbosity: int
    """-1 quiet, 0 usual, 1 and above: more."""
    is_coloured: bool


def emit(text: str) -> None:
    """A result, to standard output. Raises `StorageError` where that is full."""
    with _written():
        sys.stdout.write(text)
        sys.stdout.flush()


def emit_patch(text: str) -> None:
    """The bytes that the files have, whatever their encoding; on a terminal, what it shows and does not obey."""
    if sys.stdout.isatty():
        emit(
            "".join(f"{printable(line)}\n" for line in text.removesuffix("\n").split("\n") if text)
        )
        return
    with _written():
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # the reader has seen enough
    except OSError as error:
        sys.stdout = nowhere()
        raise StorageError(f"cannot write the result: {error.strerror}") from error


def tell(settings: Settings, text: str) -> None:
    """Talk, to standard error; `-q` silences it."""
    if settings.verbosity >= 0:
        say(f"{printable(text)}\n")


def say(text: str) -> None:
    """To standard error. Where nobody can be told anything, nobody can be told that either."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        sys.stderr = nowhere()


def nowhere() -> TextIO:
    """In place of a stream that took nothing: what waits in it would fail once more at the end."""
    return Path(os.devnull).open("w", encoding="utf-8")  # open until the end


def is_interactive() -> bool:
    """Whether somebody is there to be shown something and to be asked."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def tell_search(settings: Settings, *, is_temporary: bool, unread: Sequence[str]) -> None:
    """What a search is not as it should be."""
    if is_temporary:
        tell(
            settings,
            "curator: the git directory cannot be written; the index is made anew each time",
        )
    for path in unread[:_MOST_UNREAD]:
        tell(settings, f"curator: {path} cannot be read, and is not searched")
    if len(unread) > _MOST_UNREAD:
        tell(settings, f"curator: {len(unread) - _MOST_UNREAD} more files cannot be read")
