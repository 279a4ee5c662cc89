"""What keeps a repository from being opened, and what git's complaints mean."""

import os
from pathlib import Path

from curator.errors import RepositoryError

_LONGEST_NAME = 4096


def refuse_embedded(folder: Path) -> None:
    if (
        folder.parent / ".git"
    ).is_file():  # `.git` beside it points at it: the layout of "bare with work trees"
        return
    for parent in folder.parents:
        if (parent / ".git").exists() and parent / ".git" != folder:
            raise RepositoryError(
                f"{folder} is a bare repository inside the checkout {parent}: it is not opened; run curator in {parent}"
            )


def refuse_elsewhere(root: Path, git_dir: Path) -> None:
    """`core.worktree` may name any folder as the work tree; git finds the repository from it, if it is one, by its `.git`."""
    own = root / ".git"
    target = own
    if own.is_file():
        target = (
            root / os.fsdecode(own.read_bytes()[:_LONGEST_NAME]).removeprefix("gitdir:").strip()
        )
    if target.resolve() != git_dir.resolve():
        raise RepositoryError(
            f"`core.worktree` in {git_dir / 'config'} says that the files stand in {root}, whose repository that is "
            "not: take it away"
        )


def why_not(start: Path, reason: str) -> str:
    if "not a git repository" in reason:
        return _nothing_there(start)
    if "dubious ownership" in reason or "unsafe repository" in reason:
        return (
            f"the repository of {start} belongs to another user: if you trust it, run "
            f"`git config --global --add safe.directory {start.resolve()}`"
        )
    if "must be run in a work tree" in reason:
        return f"{start} is git's own folder: run curator in the work tree"
    return f"git cannot open the repository of {start}: {last_words(reason)}"


def _nothing_there(start: Path) -> str:
    folder = start.resolve()
    parents = (folder, *folder.parents)
    damaged = next((one / ".git" for one in parents if os.path.lexists(one / ".git")), None)
    if damaged is not None:
        return (
            f"{damaged} is no repository that git can read: it is damaged, or names one that is gone; of a linked "
            "work tree run `git worktree repair`"
        )
    return f"{start} is in no git repository: run `git init`, or name another folder with -C"


def last_words(reason: str) -> str:
    """The last error and what belongs to it, on one line."""
    lines = reason.strip().splitlines() or ["it gave no reason"]
    errors = [number for number, line in enumerate(lines) if line.startswith("fatal: ")]
    last = lines[errors[-1] if errors else -1 :]
    return " ".join(line.strip() for line in last).removeprefix("fatal: ")[:_LONGEST_NAME]


def remedy(reason: str) -> str:
    if "index file" in reason:
        return "the index is damaged; remove it and run `git reset`"
    return "run `git fsck`"
