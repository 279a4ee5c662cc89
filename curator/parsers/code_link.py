"""The target of a code link, `path`, `path#Symbol`, `path#L10-L20` or a glob -> what it refers to."""

import re

from curator.model.notes import (
    GlobReference,
    LineReference,
    PathReference,
    Reference,
    SymbolReference,
)
from curator.model.text import RepoPath, Span
from curator.parsers.globs import glob_regex, is_glob, matches, matching

__all__ = ["glob_regex", "is_glob", "matches", "matching", "parse_reference"]

_LINES = re.compile(r"L([0-9]{1,9})(?:-L?([0-9]{1,9}))?")
_DRIVE = re.compile(r"[A-Za-z]:")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONGEST = 1000
_MOST_STARS = 20


def parse_reference(target: str, root: RepoPath) -> Reference | str:
    """What a code link refers to, or why it cannot refer to anything, as a message.

    `root` is the project root relative to the git root, where the link's path starts; the answer's path is relative to
    the git root.
    """
    written, mark, fragment = target.partition("#")
    path = _normalised(written)
    complaint = _complaint(target) or _path_complaint(written, path)
    if complaint:
        return complaint
    if not path.strip() or (mark and not fragment):
        return f"`{target}` lacks a {'symbol after `#`' if path.strip() else 'path'}"
    if is_glob(path):
        return _glob(target, _under(root, path), has_fragment=bool(mark))
    return _reference(_under(root, path), fragment)


def _complaint(target: str) -> str:
    if _INVISIBLE.search(target):
        return "a code link cannot contain control characters"
    if len(target) > _LONGEST:
        return f"a code link cannot be longer than {_LONGEST:,} characters"
    return "" if target.strip() else "a code link cannot be empty"


def _path_complaint(written: str, path: str) -> str:
    """Why this path is none that git could list inside the repository."""
    if "\\" in written:
        return f"`{written}` has a backslash; folders are separated by `/`"
    if written.startswith("/") or _DRIVE.match(path):
        return f"`{written}` is absolute; a code link starts at the project root"
    parts = [part.lower() for part in written.split("/")]
    if ".." in parts:
        return "a code link cannot leave the repository: `..` is not allowed"
    if ".git" in parts:
        return "a code link cannot point into `.git`"
    return ""


def _normalised(written: str) -> str:
    return "/".join(part for part in written.split("/") if part not in ("", "."))


def _under(root: RepoPath, path: str) -> RepoPath:
    return RepoPath(f"{root}/{path}" if root else path)


def _glob(target: str, pattern: RepoPath, *, has_fragment: bool) -> Reference | str:
    if has_fragment:
        return f"`{target}` has both a pattern and a `#`; link one file's symbol instead"
    if pattern.count("*") > _MOST_STARS:
        return f"a pattern cannot have more than {_MOST_STARS} `*`"
    return GlobReference(pattern)


def _reference(path: RepoPath, fragment: str) -> Reference | str:
    if not fragment:
        return PathReference(path)
    lines = _LINES.fullmatch(fragment)
    if lines is None:
        return SymbolReference(path, fragment)
    first = int(lines[1])
    last = int(lines[2] or lines[1])
    if not 1 <= first <= last:
        return f"`#{fragment}` is not a line range: lines count from 1, the first is not after the last"
    return LineReference(path, Span(first, last))
