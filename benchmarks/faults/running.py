"""A command line -> what it said, in a process of its own that faults can be done to."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CURATOR = Path(sys.executable).with_name("curator")
_ASKING = Path(__file__).with_name("asking.py")
LONGEST = 120.0
"""Seconds; a command that takes longer hangs."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended; `code` is minus a signal's number where one ended it, None where it did not end."""

    code: int | None
    stdout: str
    stderr: str

    def expect(self, code: int) -> "Done":
        """Ends the benchmark where this is not how it ended: then it measures nothing."""
        if self.code != code:
            raise SystemExit(f"exit {self.code} instead of {code}: {self.stderr or self.stdout}")
        return self

    @property
    def is_plain(self) -> bool:
        """Whether what it said is for people: no traceback, no bug of ours, no words of the interpreter's."""
        marks = ("Traceback", "this is a bug", "Exception ignored", "Fatal Python")
        return not any(mark in self.stderr for mark in marks)


@dataclass(frozen=True, slots=True)
class How:
    """What is put around a command."""

    before: Sequence[str] = ()
    """A program that runs it."""
    variables: Mapping[str, str] = field(default_factory=dict)
    longest: float = LONGEST
    input_: bytes = b""


PLAINLY = How()


def curator(folder: Path, *arguments: str, how: How = PLAINLY) -> Done:
    """`curator -C FOLDER ARGUMENTS`."""
    return _run([str(CURATOR), "-C", os.fspath(folder), *arguments], how)


def answers(folder: Path, questions: Path, first: int = 0, how: How = PLAINLY) -> dict[str, Done]:
    """What the reading commands say, by name; the one that comes first differs with the number."""
    done = _run([sys.executable, str(_ASKING), str(folder), str(questions), str(first)], how)
    if done.code != 0:
        return {"asking": done}
    return {name: Done(*values) for name, values in json.loads(done.stdout).items()}


def started(folder: Path, *arguments: str, how: How = PLAINLY) -> "subprocess.Popen[bytes]":
    """The same as `curator`, without waiting for its end."""
    command = [*how.before, str(CURATOR), "-C", os.fspath(folder), *arguments]
    return subprocess.Popen(
        command,
        env={**os.environ, **how.variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: "subprocess.Popen[bytes]") -> Done:
    try:
        stdout, stderr = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return Done(None, "", "it hangs")
    return Done(process.returncode, _text(stdout), _text(stderr))


def _run(command: Sequence[str], how: How) -> Done:
    try:
        done = subprocess.run(
            [*how.before, *command],
            env={**os.environ, **how.variables},
            input=how.input_,
            capture_output=True,
            check=False,
            timeout=how.longest,
        )
    except subprocess.TimeoutExpired:
        return Done(None, "", "it hangs")
    return Done(done.returncode, _text(done.stdout), _text(done.stderr))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")
