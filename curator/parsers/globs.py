"""Glob patterns as git's `:(glob)` pathspecs read them, as regular expressions that run in linear time a piece."""

import re
from collections.abc import Iterable

from curator.model.text import RepoPath

_WILDCARDS = re.compile(r"[*?\[]")
_CLOSED = re.compile(r"\[[!^]?\]?[^\]]*\]|\*+|.", re.DOTALL)
_OPEN = re.compile(r"\*+|.", re.DOTALL)
_ANY_FOLDERS = "(?:[^/]+/)*"
_NEVER = r"(?!)"


def is_glob(path: str) -> bool:
    return _WILDCARDS.search(path) is not None


def glob_regex(pattern: str) -> re.Pattern[str]:
    """The expression to `match` whole paths with.

    `*` and `?` stay inside one folder, `**` as a whole part crosses any number of them. A pattern without wildcards
    stands for that path and everything below it. Runs of parts between two `**` are matched at the first place where
    they fit and never tried again (an atomic group): a hostile pattern cannot make the matcher backtrack for long.
    """
    pattern = pattern.rstrip("/")
    if not is_glob(pattern):
        return re.compile(rf"{re.escape(pattern)}(?:/.*)?\Z" if pattern else r".*\Z", re.DOTALL)
    return re.compile(_runs_regex(_runs(pattern.split("/"))), re.DOTALL)


def matches(pattern: str, path: str) -> bool:
    """For many paths use `matching`, which compiles the pattern once."""
    return glob_regex(pattern).match(path) is not None


def matching(patterns: Iterable[str], paths: Iterable[RepoPath]) -> list[RepoPath]:
    """The paths that fit any of the patterns, in the order in which they come."""
    tests = [glob_regex(pattern).match for pattern in patterns]
    return [path for path in paths if any(test(path) for test in tests)]


def _runs(parts: list[str]) -> list[list[str]]:
    """The parts between `**`, e.g. `a/**/b/c` -> `[[a], [b, c]]`; empty runs but for the first and last are dropped."""
    runs: list[list[str]] = [[]]
    for part in parts:
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(part)
    return [runs[0], *[run for run in runs[1:-1] if run], *runs[-1:]] if len(runs) > 1 else runs


def _runs_regex(runs: list[list[str]]) -> str:
    first, *rest = ["/".join(_part_regex(part) for part in run) for run in runs]
    if not rest:
        return rf"{first}\Z"
    *middle, last = rest
    start = f"{first}/" if first else ""
    between = "".join(f"(?>{_ANY_FOLDERS}?{run}/)" for run in middle)
    return start + between + (rf"{_ANY_FOLDERS}{last}\Z" if last else r".+\Z")


def _part_regex(part: str) -> str:
    """One part of a path; each `*` but the last takes the shortest stretch that works, for good."""
    first, *rest = _between_stars(part)
    if not rest:
        return first
    *middle, last = rest
    filled = "[^/]+" if not first and not middle and not last else f"[^/]*{last}"
    return first + "".join(f"(?>[^/]*?{piece})" for piece in middle) + filled


def _between_stars(part: str) -> list[str]:
    """Expressions for what stands before, between and after the stars; one in brackets is a character like any other."""
    closed = part.rfind("]") + 1  # behind it no bracket is closed, and none is looked for
    pieces = [""]
    for written in (*_CLOSED.findall(part[:closed]), *_OPEN.findall(part[closed:])):
        if written[0] == "*":
            pieces.append("")
        else:
            pieces[-1] += _one_regex(written)
    return pieces


def _one_regex(written: str) -> str:
    if written == "?":
        return "[^/]"
    if len(written) == 1:
        return re.escape(written)
    inside = written[1:-1]
    is_negated = inside[:1] in ("!", "^")
    members = _members_regex(inside[1:] if is_negated else inside)
    if not members:
        return "[^/]" if is_negated else _NEVER
    return f"(?!/)[{'^' if is_negated else ''}{members}]"


def _members_regex(inside: str) -> str:
    """Characters and ranges of a bracket; a range that runs backwards has no members."""
    members = ""
    for found in re.finditer(r"(.)-(.)|(.)", inside, re.DOTALL):
        low, high, single = found.groups()
        if single is not None:
            members += re.escape(single)
        elif low <= high:
            members += f"{re.escape(low)}-{re.escape(high)}"
    return members
