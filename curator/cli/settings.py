"""What the options before the command say, and how a command writes."""

import sys
from dataclasses import dataclass
from pathlib import Path

from curator.errors import StorageError


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
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # the reader has seen enough
    except OSError as error:
        raise StorageError(f"cannot write the result: {error.strerror}") from error


def tell(settings: Settings, text: str) -> None:
    """Talk, to standard error; `-q` silences it."""
    if settings.verbosity >= 0:
        sys.stderr.write(f"{text}\n")


def is_interactive() -> bool:
    """Whether somebody is there to be shown something and to be asked."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def tell_temporary(settings: Settings, *, is_temporary: bool) -> None:
    if is_temporary:
        tell(
            settings,
            "curator: the git directory cannot be written; the index is made anew each time",
        )
