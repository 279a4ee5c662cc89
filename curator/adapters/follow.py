"""From the output of git's raw diffs to the changes of some files, followed through their renames."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curator.model.text import RepoPath
from curator.ports import FileChange

Moves = Mapping[str, Sequence[FileChange]]
"""Commit -> every rename in it. A commit that was looked at and has none is in it too."""

_FILE_MODES = {b"100644", b"100755"}
_EMPTY = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
"""The empty blob, which tells no file from another; in SHA-1 and SHA-256."""


@dataclass(frozen=True, slots=True)
class Step:
    """One commit's changes against its first parent."""

    commit: str
    parent: str | None
    changes: tuple[FileChange, ...]


def folders(paths: Collection[RepoPath]) -> tuple[RepoPath, ...]:
    """Where to look for these files: for each top folder the deepest one that holds them all; a file at the root itself."""
    groups: dict[str, list[str]] = {}
    for path in paths:
        folder, _, _ = path.rpartition("/")
        groups.setdefault(path.partition("/")[0], []).append(folder or path)
    return tuple(sorted(RepoPath(os.path.commonpath(group)) for group in groups.values()))


def steps(output: bytes) -> tuple[Step, ...]:
    """Git's `--raw -z` output with a line `commit parents` before each commit's changes, newest first."""
    found: list[Step] = []
    commit, parent = "", None
    merged: tuple[str, ...] = ()
    changes: list[FileChange] = []
    fields = iter(output.split(b"\0"))
    for field in fields:
        if field.lstrip(b"\n").startswith(b":"):
            change = _change(commit, field.lstrip(b"\n:"), fields)
            if change is not None:
                changes.append(replace(change, merged=merged))
        elif field:
            if commit:
                found.append(Step(commit, parent, tuple(changes)))
            commit, *parents = field.decode("ascii").split()
            parent, merged, changes = (parents[0] if parents else None), tuple(parents[1:]), []
    if commit:
        found.append(Step(commit, parent, tuple(changes)))
    return tuple(found)


def followed(
    steps: Sequence[Step], paths: Collection[RepoPath], moves: Moves
) -> Iterator[FileChange]:
    """The changes of these files and of their former names, newest first."""
    for _, change in _hits(steps, paths, moves):
        yield change


def doubts(
    steps: Sequence[Step], paths: Collection[RepoPath], moves: Moves
) -> tuple[tuple[str, str], ...]:
    """Commits, with first parent, in which a file comes or goes: a rename may have crossed the folders' border."""
    found: dict[tuple[str, str], None] = {}
    for step, change in _hits(steps, paths, moves):
        is_open = step.commit not in moves and None in {change.blob, change.old_blob}
        if is_open and step.parent is not None:
            found[step.commit, step.parent] = None
    return tuple(found)


def widened(
    folders: Sequence[RepoPath], changes: Iterable[FileChange]
) -> tuple[str | None, tuple[RepoPath, ...]]:
    """The newest commit in which a file came from outside of these folders (None: no such), and the folders with its old one."""
    newest = None
    wider = dict.fromkeys(folders)
    for change in changes:
        if change.path != change.old_path and not _is_in(change.old_path, folders):
            newest = newest or change.commit
            wider[RepoPath(change.old_path.rpartition("/")[0]) or change.old_path] = None
    return newest, tuple(wider)


def _is_in(path: RepoPath, folders: Collection[RepoPath]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def _hits(
    steps: Sequence[Step], paths: Collection[RepoPath], moves: Moves
) -> Iterator[tuple[Step, FileChange]]:
    names = set(paths)
    added: dict[RepoPath, str | None] = {}
    for step in steps:
        changes = _with_moves(step, moves)
        # A file that came back as it was deleted is the same file.
        names |= {one.path for one in changes if _is_deletion_of(added.get(one.path), one)}
        hits = [one for one in changes if one.path in names or one.old_path in names]
        added |= {one.path: one.blob for one in hits if one.old_blob is None}
        came = {one.old_path for one in hits if one.path in names and one.old_blob is not None}
        # What a name stood for before its file came is another file.
        ended = {one.path for one in hits if one.old_blob is None or one.path != one.old_path}
        names = (names - ended) | came
        for hit in hits:
            yield step, hit


def _is_deletion_of(blob: str | None, change: FileChange) -> bool:
    return blob is not None and change.blob is None and change.old_blob == blob


def _with_moves(step: Step, moves: Moves) -> Sequence[FileChange]:
    """A commit's changes, where an addition and a deletion that were one rename are shown as that."""
    known = moves.get(step.commit)
    if not known:
        return _with_takeovers(step.changes)
    by_new = {move.path: move for move in known}
    by_old = {move.old_path: move for move in known}
    seen: dict[FileChange, None] = {}
    for change in step.changes:
        if change.old_blob is None:
            seen[_like(change, by_new.get(change.path))] = None
        elif change.blob is None:
            seen[_like(change, by_old.get(change.path))] = None
        else:
            seen[change] = None
    return _with_takeovers(tuple(seen))


def _with_takeovers(changes: Sequence[FileChange]) -> Sequence[FileChange]:
    """Git sees no rename where the new path was there before, as when two files change places.

    The very bytes of one other file that went from its own path tell it.
    """
    left: dict[str, list[FileChange]] = {}
    for change in changes:
        if change.old_blob not in (None, change.blob, *_EMPTY):
            left.setdefault(str(change.old_blob), []).append(change)
    return tuple(_taken_over(change, left.get(str(change.blob), ())) for change in changes)


def _taken_over(change: FileChange, sources: Sequence[FileChange]) -> FileChange:
    is_written_over = change.path == change.old_path and None not in (change.blob, change.old_blob)
    if not is_written_over or len(sources) != 1:
        return change
    return replace(change, old_path=sources[0].old_path, old_blob=sources[0].old_blob)


def _like(change: FileChange, moved: FileChange | None) -> FileChange:
    """What is known of the move, with what the log said of the commit."""
    return replace(moved, merged=change.merged) if moved else change


def _change(commit: str, field: bytes, fields: Iterator[bytes]) -> FileChange | None:
    """One record: `mode mode blob blob status`, then one path, or two for a rename."""
    old_mode, mode, old_blob, blob, status = field.split(b" ")
    old_path = path = RepoPath(os.fsdecode(next(fields)))
    if status.startswith((b"R", b"C")):
        path = RepoPath(os.fsdecode(next(fields)))
    before = old_blob.decode() if old_mode in _FILE_MODES else None
    after = blob.decode() if mode in _FILE_MODES else None
    if before is None and after is None:
        return None
    return FileChange(commit, path, after, old_path, before)
