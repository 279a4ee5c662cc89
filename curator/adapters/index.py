"""Git's index: what is tracked, with the sizes and times by which an unchanged file is known."""

import os
import re
from dataclasses import dataclass

from curator.adapters.process import Git
from curator.errors import RepositoryError
from curator.model.text import RepoPath

LINK_MODE = "120000"


@dataclass(frozen=True, slots=True)
class Tracked:
    """One entry of the index."""

    path: RepoPath
    mode: str
    blob: str
    size: int
    """The lowest 32 bits of the file's size."""
    modified: int
    """Nanoseconds since 1970."""
    changed: int
    """The same of the file's status, which no program can set back as it can the time of modification."""
    is_conflicted: bool
    is_intended: bool
    """`git add --intent-to-add`: nothing of it is staged."""
    is_skipped: bool
    """Outside of a sparse checkout: the work tree is not asked."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The index, and what stands in the work tree untracked and not ignored, links and folders included."""

    tracked: tuple[Tracked, ...]
    untracked: tuple[RepoPath, ...]


def listing(git: Git) -> Listing:
    """Both lists from one process. Raises `RepositoryError`."""
    # `-t` gives every record a tag, so that no file's name can pass for another record.
    output = git.run(["ls-files", "-z", "-t", "-s", "--debug", "--others", "--exclude-standard"])
    tracked: list[Tracked] = []
    untracked: list[RepoPath] = []
    position = 0
    for match in _RECORD.finditer(output):
        if match.start() != position:
            break
        position = match.end()
        if match["other"] is not None:
            untracked.append(RepoPath(os.fsdecode(match["other"])))
        else:
            tracked.append(_tracked(match))
    if position != len(output):
        raise RepositoryError(
            "git lists the index in a form that is not known: use a git from 2.31 on"
        )
    return Listing(tuple(tracked), tuple(untracked))


_INTENT_TO_ADD = 1 << 29  # CE_INTENT_TO_ADD in git's read-cache-ll.h
_RECORD = re.compile(
    rb"""\?\ (?P<other>[^\0]+)\0
    | (?P<tag>[A-Z])\ (?P<mode>\d+)\ (?P<blob>[0-9a-f]+)\ (?P<stage>[0-3])\t(?P<path>[^\0]+)\0
      \ \ ctime:\ (?P<ctime>\d+:\d+)\n
      \ \ mtime:\ (?P<mtime>\d+:\d+)\n
      \ \ dev:\ [^\n]*\n
      \ \ uid:\ [^\n]*\n
      \ \ size:\ (?P<size>\d+)\tflags:\ (?P<flags>[0-9a-f]+)\n""",
    re.VERBOSE,
)


def _tracked(match: re.Match[bytes]) -> Tracked:
    return Tracked(
        path=RepoPath(os.fsdecode(match["path"])),
        mode=match["mode"].decode(),
        blob=match["blob"].decode(),
        size=int(match["size"]),
        modified=_nanoseconds(match["mtime"]),
        changed=_nanoseconds(match["ctime"]),
        is_conflicted=match["stage"] != b"0",
        is_intended=bool(int(match["flags"], 16) & _INTENT_TO_ADD),
        is_skipped=match["tag"] == b"S",
    )


def _nanoseconds(time: bytes) -> int:
    """Of git's `seconds:nanoseconds`."""
    seconds, _, rest = time.partition(b":")
    return int(seconds) * 1_000_000_000 + int(rest)
