"""What the options before the command say, and how a command writes."""

import sys
from dataclasses import dataclass
from pathlib import Path

from curator.errors import CuratorError


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options."""

    folder: Path
    config: Path | None
    verbosity: int
    """-1 quiet, 0 usual, 1 and above: more."""
    is_coloured: bool


def emit(text: str) -> None:
    """A result, to standard output."""
    sys.stdout.write(text)
    sys.stdout.flush()


def tell(settings: Settings, text: str) -> None:
    """Talk, to standard error; `-q` silences it."""
    if settings.verbosity >= 0:
        sys.stderr.write(f"{text}\n")


def is_interactive() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def complaint(error: CuratorError) -> str:
    return f"curator: {error}"


def tell_temporary(settings: Settings, *, is_temporary: bool) -> None:
    if is_temporary:
        tell(
            settings,
            "curator: the git directory cannot be written; the index is made anew each time",
        )
