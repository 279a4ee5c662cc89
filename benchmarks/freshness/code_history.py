"""A clone -> what each first-parent commit did to lines of sources and documents, and which names are left."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.freshness.definition_lines import defined, language, source_suffixes

_HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+")
_NOWHERE = " /dev/null"
_SAFE = ("-c", "core.attributesFile=/dev/null")
_LOG = (
    "log",
    "--first-parent",
    "--reverse",
    "--diff-merges=first-parent",
    "-p",
    "-U0",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--format=%x00%H",
    "HEAD",
    "--",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a commit took out (`old` is its number before) or put in (`old` is 0)."""

    path: str
    old: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a first-parent commit did."""

    commit: str
    removed: tuple[Line, ...]
    added: tuple[Line, ...]
    born: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(slots=True)
class Code:
    """What is defined at the moment that the walk has reached, and which commit took each lost name away."""

    lines: Counter[str] = field(default_factory=Counter)
    lost: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of a name or a path: the commit, and the language or `path`."""

    def follow(self, change: Change) -> None:
        """Takes in the definitions and the files that a commit adds and removes."""
        self._count(change.added, 1)
        for name, spoken in sorted(self._count(change.removed, -1).items()):
            if self.lines[name] <= 0:
                self.lost[name] = (change.commit, spoken)
        for path in change.gone:
            self.lost[path] = (change.commit, "path")
        for path in change.born:
            self.lost.pop(path, None)

    def _count(self, lines: tuple[Line, ...], step: int) -> dict[str, str]:
        touched = {}
        for line in lines:
            if spoken := language(line.path):
                for name in defined(line.text, line.path):
                    self.lines[name] += step
                    touched[name] = spoken
        return touched


def git(clone: Path, *arguments: str, given: str = "") -> str:
    """What git prints for a question about the clone; programs that the repository configures are not run."""
    command = ["git", "-C", str(clone), *_SAFE, *arguments]
    done = subprocess.run(command, input=given.encode(), capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace")


def changes(clone: Path) -> Iterator[Change]:
    """The first-parent history from the oldest commit on; it ends early where the clone lacks a file."""
    patterns = [f"*{suffix}" for suffix in (*source_suffixes(), ".md", ".mdx", ".rst")]
    command = ["git", "-C", str(clone), *_SAFE, *_LOG, *patterns]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as log:
        block: list[str] = []
        for raw in log.stdout or ():
            line = raw.decode("utf-8", "replace").rstrip("\n")
            if line.startswith("\0") and block:
                yield _change(block)
                block = []
            block.append(line)
        if block:
            yield _change(block)


def _change(block: list[str]) -> Change:
    """A commit's header line and its patch, read line by line."""
    removed, added, born, gone = [], [], [], []
    before, after, number, is_inside = "", "", 0, False
    for line in block[1:]:
        if line.startswith("diff --git "):
            is_inside = False
        elif not is_inside and line.startswith("--- "):
            before = _path(line)
        elif not is_inside and line.startswith("+++ "):
            after = _path(line)
            gone += [] if after else [before]
            born += [] if before else [after]
        elif hunk := _HUNK.match(line):
            number, is_inside = int(hunk[1]), True
        elif is_inside and line.startswith("-"):
            removed.append(Line(before, number, line[1:]))
            number += 1
        elif is_inside and line.startswith("+"):
            added.append(Line(after, 0, line[1:]))
    return Change(block[0][1:], tuple(removed), tuple(added), tuple(born), tuple(gone))


def _path(line: str) -> str:
    """The path in a patch's `--- a/x` or `+++ b/x`, empty for none."""
    return "" if line.endswith(_NOWHERE) else line[6:]
