"""What the other adapters ask of git's processes; `git.py` is the one that starts them."""

from collections.abc import Iterator, Sequence
from typing import IO, Protocol


class Process(Protocol):
    """A running git command with pipes."""

    @property
    def pid(self) -> int: ...

    @property
    def stdin(self) -> IO[bytes]: ...

    @property
    def stdout(self) -> IO[bytes]: ...

    @property
    def stderr(self) -> IO[bytes]: ...


class Answer(Protocol):
    """What a running git command writes."""

    def lines(self) -> Iterator[bytes]:
        """Standard output, each line with its end. Raises `RepositoryError` where nothing comes any more."""

    @property
    def reason(self) -> str:
        """The end of standard error, when all lines came."""


class Git(Protocol):
    """Starts git commands in one repository, with everything switched off that could run its code."""

    def run(self, arguments: Sequence[str], given: bytes = b"") -> bytes:
        """Standard output of a command that gets `given` on standard input.

        Raises `RepositoryError`, or `MissingObject` where a partial clone lacks what the command needs.
        """

    def stream(self, arguments: Sequence[str]) -> Answer:
        """A command whose answer is read line by line; it ends when the object is dropped."""

    def start(self, arguments: Sequence[str]) -> Process:
        """A command to talk with; it ends when the object is dropped."""


def is_missing(reason: str) -> bool:
    """Whether git ended for want of an object that a partial clone left out, and may not fetch; not for damage."""
    return "promisor remote" in reason and "error:" not in reason
