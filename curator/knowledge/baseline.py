"""A note's history -> the commits at which its links were last known to hold, where nobody verified them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import basename

from curator.errors import MissingObject
from curator.knowledge.derived import Derived
from curator.model.notes import Note, link_key
from curator.model.text import RepoPath
from curator.ports import FileChange, FileHistory, History, Tree

IGNORED_REVISIONS = RepoPath(".git-blame-ignore-revs")

_REVISION = re.compile(rb"^[^\S\n]*+([0-9a-f]{40,64})[^\S\n]*+(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """The note's prose was last changed in `commit`; `added` tells the commit that brought each link."""

    commit: str
    added: Mapping[str, str]
    replaced: Mapping[str, str] = field(default_factory=dict)
    """Link -> the one that it took the place of, without a word of the prose: the same name in another file."""


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

    def prose(self, blob: str | None) -> str | None:
        """The digest of what a version of a note says: all of it that is read of most versions."""
        return self.derived.prose(blob, self.history.blob) if blob is not None else None


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
    by_path = changes_by_path(past)
    return {
        note.path: _origin(note, list(versions(note.path, by_path)), past.boundary, reader, ignored)
        for note in notes
    }


Positions = Mapping[RepoPath, Sequence[tuple[int, FileChange]]]
"""Path -> the changes that led to it, newest first, each with its place among all."""


def changes_by_path(past: FileHistory) -> Positions:
    """Looked up once for all files."""
    found: dict[RepoPath, list[tuple[int, FileChange]]] = {}
    for position, change in enumerate(past.changes):
        found.setdefault(change.path, []).append((position, change))
    return found


def versions(path: RepoPath, by_path: Positions) -> Iterator[FileChange]:
    """The changes of one file, newest first, through its renames, and through a deletion that was taken back."""
    after, commit = -1, ""
    restored: str | None = None
    while True:
        # Of two files that changed places in one commit each leads to the other.
        later = ((at, one) for at, one in by_path.get(path, ()) if at > after)
        step = next(((at, one) for at, one in later if one.commit != commit), None)
        if step is None or (restored and (step[1].blob or step[1].old_blob != restored)):
            return
        after, change = step
        commit = change.commit
        yield change
        if change.blob is None and not restored:
            return
        restored = change.blob if change.old_blob is None else None
        path = change.old_path


def _origin(
    note: Note,
    changes: Sequence[FileChange],
    boundary: frozenset[str],
    reader: Reader,
    ignored: frozenset[str],
) -> Origin:
    """The oldest commit that wrote this very text: one that came back (a revert) still says what it said then.

    So the whole way of the file is walked, and where a part of it is missing nothing can be said.
    """
    texts = {note.prose}
    written = None
    for at, change in enumerate(changes):
        after = reader.prose(change.blob) if change.blob else ""
        before = reader.prose(change.old_blob) if change.old_blob else ""
        if at == 0 and (change.blob is None or after not in (None, note.prose)):
            return NotCommitted()
        if change.commit in boundary or None in (after, before):
            return HistoryMissing()
        if after not in texts or before in texts:
            continue
        if before and change.commit in ignored:
            texts.add(before)
        else:
            written = at
    if written is None:
        return NotCommitted()
    added, replaced = _links_since(changes[: written + 1], reader)
    return Written(_seen_at(changes[written], reader), added, replaced)


def _links_since(
    changes: Sequence[FileChange], reader: Reader
) -> tuple[dict[str, str], dict[str, str]]:
    """Link -> the newest of these commits that brought it, and link -> the one whose place it took there."""
    added: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for change in changes:
        after = _targets(reader.version(change.blob, change.path))
        before = _targets(reader.version(change.old_blob, change.old_path))
        for target in sorted(after - before - added.keys()):
            added[target] = _seen_at(change, reader)
            alike = [old for old in sorted(before - after) if _name(old) == _name(target)]
            if len(alike) == 1:
                replaced[target] = alike[0]
    return added, replaced


def _name(target: str) -> str:
    """What is linked, wherever it stands: the definition's last name, else the file's."""
    path, _, symbol = target.partition("#")
    return symbol.rpartition(".")[2] or basename(path)


def _seen_at(change: FileChange, reader: Reader) -> str:
    """The commit whose code the writer saw: of a text that a merge brought in, the merged side's."""
    for parent in change.merged:
        entry = reader.history.tree(parent).entry(change.path)
        if entry is not None and entry.blob == change.blob:
            return parent
    return change.commit


def _targets(note: Note | None) -> frozenset[str]:
    return frozenset(link_key(link.target) for link in note.code) if note else frozenset()
