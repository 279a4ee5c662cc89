"""What first-parent commits took away: whole files, and lines of source."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.adapters.process import Answer, Git, is_missing
from curator.errors import MissingObject, RepositoryError
from curator.model.text import RepoPath
from curator.ports import Completeness

_WALK = ("--first-parent", "--diff-merges=first-parent", "--no-show-signature", "--no-renames")
_PLAIN = (
    "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--no-indent-heuristic", "--src-prefix=a/",
    "--dst-prefix=b/", "--inter-hunk-context=0", "--ignore-submodules=all", "--diff-algorithm=myers", "-O/dev/null",
)  # fmt: skip
_LONGEST = 1000
"""Bytes of a line above which nobody wrote it."""
_COMMIT = b"\x01"
_OLD = b"--- "
_NEW = b"+++ "


def removed_files(git: Git, head: str, since: str | None) -> frozenset[RepoPath]:
    """Every file that a commit up to `head`, and not up to `since`, deleted or moved away."""
    output = git.run(
        ["log", *_WALK, "--format=", "--name-only", "-z", "--diff-filter=D", "-O/dev/null", *_range(head, since)]
    )  # fmt: skip
    return frozenset(RepoPath(os.fsdecode(path)) for path in output.split(b"\0") if path)


def removed_lines(
    git: Git, head: str, since: str | None, suffixes: Sequence[str]
) -> Iterator[tuple[RepoPath, bytes]]:
    """File by file, newest commit first, the lines that it lost, of files with one of these suffixes.

    Where a blob is damaged or gone, the walk goes on behind the commit that needs it. Raises `MissingObject` where a
    partial clone lacks what they were.
    """
    start: str | None = head
    while start is not None:
        answer = _patches(git, _range(start, since), suffixes)
        last = _Commit(None)
        for found in _found(answer):
            if isinstance(found, _Commit):
                last = found
            else:
                yield found
        start = last.parent if _is_cut_short(answer) else None


@dataclass(frozen=True, slots=True)
class _Commit:
    """Where the walk is, by what lies behind."""

    parent: str | None


def _patches(git: Git, revisions: Sequence[str], suffixes: Sequence[str]) -> Answer:
    return git.stream(
        ["--no-literal-pathspecs", "-c", "core.quotePath=false", "log", *_WALK, *_PLAIN, "--format=%x01%P", "-p", "-U0",
         *revisions, "--", *(f"*{suffix}" for suffix in suffixes)]
    )  # fmt: skip


def _range(head: str, since: str | None) -> list[str]:
    return [head, f"^{since}"] if since else [head]


def _found(answer: Answer) -> Iterator[_Commit | tuple[RepoPath, bytes]]:
    path: RepoPath | None = None
    lines: list[bytes] = []
    is_head = False
    for line in answer.lines():
        is_next_commit = line.startswith(_COMMIT)
        if is_next_commit or line.startswith(b"diff --git "):
            if path is not None and lines:
                yield path, b"".join(lines)
            path, lines, is_head = None, [], True
            if is_next_commit:
                yield _Commit(line[1:].decode("ascii").partition(" ")[0].strip() or None)
        elif is_head and line.startswith(_OLD):
            path = _path(line)
        elif is_head and line.startswith(_NEW):
            is_head = False
        elif path is not None and not is_head and line.startswith(b"-") and len(line) < _LONGEST:
            lines.append(line[1:])
    if path is not None and lines:
        yield path, b"".join(lines)


def _path(line: bytes) -> RepoPath | None:
    """None for a file that was added, and for a name that git quotes."""
    name = line[len(_OLD) :].rstrip(b"\t\n\r")
    return RepoPath(os.fsdecode(name[2:])) if name.startswith(b"a/") else None


def _is_cut_short(answer: Answer) -> bool:
    """Whether git ended at a blob that is not there."""
    reason = answer.reason
    if is_missing(reason):
        raise MissingObject(
            "git log needs objects that this partial clone does not have",
            Completeness.PARTIAL.remedy,
        )
    if "fatal: unable to read " in reason:
        return True
    if "fatal:" in reason:
        raise RepositoryError(f"git log failed: {reason.strip().splitlines()[-1]}")
    return False
