"""A note's history -> the commits at which its links were last known to hold, where nobody verified them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from curator.errors import MissingObject
from curator.knowledge.derived import Derived
from curator.model.notes import Note, link_key
from curator.model.text import RepoPath
from curator.ports import FileChange, FileHistory, History, Tree

IGNORED_REVISIONS = RepoPath(".git-blame-ignore-revs")

_REVISION = re.compile(rb"^\s*([0-9a-f]{40,64})\s*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """The note's prose was last changed in `commit`; `added` tells the commit that brought each link."""

    commit: str
    added: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NotCommitted:
    """The note as it stands is in no commit: nobody can say which code it was written for."""


@dataclass(frozen=True, slots=True)
class HistoryMissing:
    """The commit that wrote the note is not in this clone."""


Origin = Written | NotCommitted | HistoryMissing


def ignored_revisions(tree: Tree) -> frozenset[str]:
    """Commits that `.git-blame-ignore-revs` names: they changed layout, and nobody read the code for them."""
    if tree.entry(IGNORED_REVISIONS) is None:
        return frozenset()
    return frozenset(match.decode() for match in _REVISION.findall(tree.read(IGNORED_REVISIONS)))


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a note's past takes."""

    history: History
    derived: Derived
    kb: RepoPath

    def version(self, blob: str | None, path: RepoPath) -> Note | None:
        """A note as it stood; None where it did not exist or this clone lacks the blob."""
        if blob is None:
            return None
        data = self.history.blob(blob)
        if data is None:
            return None
        return self.derived.note_version(blob, lambda: data, path=path, kb=self.kb)


def origins(
    notes: Sequence[Note], reader: Reader, ignored: frozenset[str]
) -> dict[RepoPath, Origin]:
    """Where each note comes from, by its path."""
    if not notes:
        return {}
    try:
        past = reader.history.changes([note.path for note in notes])
    except MissingObject:
        return {note.path: HistoryMissing() for note in notes}
    by_path = _by_path(past)
    return {note.path: _origin(note, by_path, past.boundary, reader, ignored) for note in notes}


def _by_path(past: FileHistory) -> dict[RepoPath, list[tuple[int, FileChange]]]:
    found: dict[RepoPath, list[tuple[int, FileChange]]] = {}
    for position, change in enumerate(past.changes):
        found.setdefault(change.path, []).append((position, change))
    return found


def _versions(
    path: RepoPath, by_path: Mapping[RepoPath, list[tuple[int, FileChange]]]
) -> Iterator[FileChange]:
    """The changes of one file, newest first, through its renames."""
    after = -1
    while True:
        step = next(((at, change) for at, change in by_path.get(path, ()) if at > after), None)
        if step is None:
            return
        after, change = step
        yield change
        if change.old_blob is None or change.blob is None:
            return
        path = change.old_path


def _origin(
    note: Note,
    by_path: Mapping[RepoPath, list[tuple[int, FileChange]]],
    boundary: frozenset[str],
    reader: Reader,
    ignored: frozenset[str],
) -> Origin:
    """Walks back to the commit that wrote the prose; links that came in after it are noted on the way."""
    added: dict[str, str] = {}
    expected = note.prose
    for change in _versions(note.path, by_path):
        after = reader.version(change.blob, change.path)
        before = reader.version(change.old_blob, change.old_path)
        if change.blob is None:
            return NotCommitted()
        is_unknown = after is None or (before is None and change.old_blob is not None)
        if is_unknown or change.commit in boundary:
            return HistoryMissing()
        if after is None or after.prose != expected:
            return NotCommitted()
        for target in _targets(after) - _targets(before):
            added.setdefault(target, _seen_at(change, reader))
        if before is None or (before.prose != after.prose and change.commit not in ignored):
            return Written(_seen_at(change, reader), added)
        expected = before.prose
    return NotCommitted()


def _seen_at(change: FileChange, reader: Reader) -> str:
    """The commit whose code the writer saw: of a text that a merge brought in, the merged side's."""
    for parent in change.merged:
        entry = reader.history.tree(parent).entry(change.path)
        if entry is not None and entry.blob == change.blob:
            return parent
    return change.commit


def _targets(note: Note | None) -> frozenset[str]:
    return frozenset(link_key(link.target) for link in note.code) if note else frozenset()
