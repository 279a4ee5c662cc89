"""Lock entries of notes that are gone, or whose path another note has taken -> the notes that they belong to now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from curator.errors import MissingObject
from curator.knowledge.baseline import Reader, changes_by_path, versions
from curator.model.links import LockEntry
from curator.model.notes import Note, link_key
from curator.model.text import RepoPath
from curator.parsers.prose import NO_PROSE
from curator.ports import History


def following_renames(
    entries: Sequence[LockEntry], notes: Sequence[Note], reader: Reader
) -> tuple[LockEntry, ...]:
    """The entries, those of a renamed note under its new path.

    A rename is git's, else a note that says the very same. An entry that the note at the new path has of its own is
    never replaced; one of a note that used to be there is none of its own, and is left out where its note is gone.
    """
    paths = {note.path for note in notes}
    taken_over = _taken_over(entries, notes, reader)
    own = [entry for entry in entries if entry.note in paths and entry not in taken_over]
    astray = [entry for entry in entries if entry.note not in paths or entry in taken_over]
    if not astray:
        return tuple(entries)
    homes = _by_history(astray, paths, reader.history)
    by_text = _by_text(notes)
    taken = {(entry.note, link_key(entry.target)) for entry in own}
    moved = [_moved(entry, homes, by_text, taken) for entry in astray]
    return (*own, *(entry for entry in moved if entry not in taken_over))


def _taken_over(
    entries: Sequence[LockEntry], notes: Sequence[Note], reader: Reader
) -> frozenset[LockEntry]:
    """Entries for a text that the note at their path never had: it came there by a rename, over another note.

    Only git can tell. Where history is missing an entry belongs to the note at its path.
    """
    prose = {note.path: note.prose for note in notes}
    doubtful = [entry for entry in entries if prose.get(entry.note, entry.text) != entry.text]
    if not doubtful:
        return frozenset()
    try:
        past = reader.history.changes(sorted({entry.note for entry in doubtful}))
    except MissingObject:
        return frozenset()
    by_path = changes_by_path(past)
    found = set()
    for entry in doubtful:
        way = list(versions(entry.note, by_path))
        is_renamed = any(change.path != change.old_path for change in way)
        if not is_renamed or any(change.commit in past.boundary for change in way):
            continue
        texts = {reader.prose(change.blob) for change in way if change.blob}
        if None not in texts and entry.text not in texts:
            found.add(entry)
    return frozenset(found)


def _by_history(
    astray: Sequence[LockEntry], paths: Collection[RepoPath], history: History
) -> dict[RepoPath, RepoPath]:
    """Old path -> the note that it became through one or more renames; of a path that is in use, through one."""
    former = {entry.note for entry in astray}
    renamed: dict[RepoPath, RepoPath] = {}
    asked: set[RepoPath] = set()
    wanted = set(former)
    while wanted - asked:
        asked |= wanted
        renamed |= renames_of(sorted(wanted), history)
        wanted = {renamed[path] for path in wanted if path in renamed} - set(paths)
    homes = {
        path: renamed.get(path, path) if path in paths else last_name(path, renamed)
        for path in sorted(former)
    }
    return {path: home for path, home in homes.items() if home in paths and home != path}


def renames_of(paths: Sequence[RepoPath], history: History) -> dict[RepoPath, RepoPath]:
    """Old path -> new path of these files' renames, the newest of several; none where this clone cannot tell."""
    if not paths:
        return {}
    try:
        changes = history.changes(paths).changes
    except MissingObject:
        return {}
    return {c.old_path: c.path for c in reversed(changes) if c.blob and c.old_path != c.path}


def last_name(path: RepoPath, renamed: Mapping[RepoPath, RepoPath]) -> RepoPath:
    """Where a chain of renames ends."""
    seen = set()
    while path in renamed and path not in seen:
        seen.add(path)
        path = renamed[path]
    return path


def _by_text(notes: Sequence[Note]) -> dict[str, RepoPath]:
    """Digest of the prose -> the one note that has it; a note without prose is not known by it."""
    homes: dict[str, list[RepoPath]] = {}
    for note in notes:
        if note.prose != NO_PROSE:
            homes.setdefault(note.prose, []).append(note.path)
    return {text: paths[0] for text, paths in homes.items() if len(paths) == 1}


def _moved(
    entry: LockEntry,
    homes: Mapping[RepoPath, RepoPath],
    by_text: Mapping[str, RepoPath],
    taken: set[tuple[RepoPath, str]],
) -> LockEntry:
    home = homes.get(entry.note) or by_text.get(entry.text)
    if home is None or (home, link_key(entry.target)) in taken:
        return entry
    taken.add((home, link_key(entry.target)))
    return replace(entry, note=home)
