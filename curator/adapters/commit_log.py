"""What recent commits say and which files they changed, from two processes for all of them."""

import os
from collections.abc import Iterable, Mapping, Sequence

from curator.adapters import follow
from curator.adapters.process import Git
from curator.model.text import RepoPath
from curator.ports import FileChange, LoggedCommit

_MOST_FILES = 30
"""A commit that changed more says nothing of any of them."""


def recent(git: Git, head: str, limit: int) -> tuple[str, ...]:
    """The newest commits up to `head` that are no merges, newest first."""
    output = git.run(["rev-list", "--no-merges", f"--max-count={limit}", head, "--"])
    return tuple(output.decode("ascii").split())


def described(
    git: Git, commits: Sequence[str], options: Sequence[str]
) -> Mapping[str, LoggedCommit]:
    """These commits; `options` are those of git's raw diffs. Raises `MissingObject` where this clone lacks their trees."""
    if not commits:
        return {}
    given = "".join(f"{commit}\n" for commit in commits).encode()
    diffs = git.run(["diff-tree", "--stdin", "-r", "--root", *options], given)
    changes = {step.commit: step.changes for step in follow.steps(diffs)}
    subjects = git.run(
        ["log", "--no-walk=unsorted", "--stdin", "-z", "--no-show-signature", "--format=%H %s"], given
    )  # fmt: skip
    found = {}
    for line in subjects.split(b"\0"):
        commit, _, subject = line.strip(b"\n").decode("utf-8", "replace").partition(" ")
        if commit:
            found[commit] = _logged(commit, subject, changes.get(commit, ()))
    return found


def _logged(commit: str, subject: str, changes: Sequence[FileChange]) -> LoggedCommit:
    few = changes if len(changes) <= _MOST_FILES else ()
    renames = {(one.old_path, one.path) for one in changes if one.path != one.old_path}
    return LoggedCommit(
        commit=commit,
        subject=subject,
        paths=_sorted(one.path for one in few if one.blob is not None),
        renames=tuple(sorted(renames, key=lambda pair: os.fsencode(pair[1]))),
    )


def _sorted(paths: Iterable[RepoPath]) -> tuple[RepoPath, ...]:
    return tuple(sorted(set(paths), key=os.fsencode))
