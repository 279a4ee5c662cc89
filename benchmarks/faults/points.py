"""A command -> the calls of the system at which it can be stopped or refused, by strace.

strace counts the calls of one name for each process: what is recorded here in one run is met again in the next.
"""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.running import How, curator

CALLS = (
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "openat",
    "unlink",
    "ftruncate",
    "mkdir",
    "link",
    "close",
)
"""That write, or that decide what is written; opened for reading counts as well, where it is ours."""
_LINE = re.compile(r"(?P<process>\d+) +(?P<call>\w+)\((?P<rest>.*)")
_WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT)")


@dataclass(frozen=True, slots=True)
class Point:
    """The n-th call of that name in any process."""

    call: str
    number: int
    is_writing: bool

    @property
    def group(self) -> str:
        """What it is one of."""
        return f"{self.call} {self.is_writing}"

    def injected(self, what: str) -> list[str]:
        """The program that does it: `signal=KILL`, `error=ENOSPC`."""
        inject = f"inject={self.call}:{what}:when={self.number}"
        # The output goes nowhere, so that what is left in standard error is the command's own.
        return ["strace", "-f", "-q", "--seccomp-bpf", "-o", os.devnull,
                "-e", f"trace={self.call}", "-e", inject]  # fmt: skip


def points(folder: Path, arguments: Sequence[str]) -> list[Point]:
    """Those of a run in this folder that touch it, in order of time."""
    with tempfile.NamedTemporaryFile("r", errors="replace") as log:
        tracing = ["strace", "-f", "-q", "-y", "--seccomp-bpf", "-o", log.name,
                   "-e", f"trace={','.join(CALLS)}"]  # fmt: skip
        curator(folder, *arguments, how=How(before=tracing))
        lines = log.read().splitlines()
    counts: Counter[tuple[str, str]] = Counter()
    found: dict[Point, None] = {}
    for line in lines:
        match = _LINE.match(line)
        if match and "resumed>" not in line:
            counts[match["process"], match["call"]] += 1
            if os.fspath(folder) in match["rest"].replace(f"AT_FDCWD<{folder}>", ""):
                number = counts[match["process"], match["call"]]
                is_writing = match["call"] not in ("openat", "close") or bool(
                    _WRITING.search(match["rest"])
                )
                found[Point(match["call"], number, is_writing)] = None
    return list(found)
