"""Lock entries of notes that are gone -> the notes that they belong to now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from curator.errors import MissingObject
from curator.model.links import LockEntry
from curator.model.notes import Note, link_key
from curator.model.text import RepoPath
from curator.parsers.prose import NO_PROSE
from curator.ports import History


def following_renames(
    entries: Sequence[LockEntry], notes: Sequence[Note], history: History
) -> tuple[LockEntry, ...]:
    """The entries, those of a renamed note under its new path.

    A rename is git's, else a note that says the very same. An entry that the note at the new path has of its own is
    never replaced.
    """
    paths = {note.path for note in notes}
    gone = sorted({entry.note for entry in entries} - paths)
    if not gone:
        return tuple(entries)
    homes = _by_history(gone, paths, history)
    by_text = _by_text(notes)
    taken = {(entry.note, link_key(entry.target)) for entry in entries}
    moved = (_moved(entry, homes, by_text, taken) for entry in entries if entry.note not in paths)
    return (*(entry for entry in entries if entry.note in paths), *moved)


def _by_history(
    gone: Sequence[RepoPath], paths: set[RepoPath], history: History
) -> dict[RepoPath, RepoPath]:
    """Old path -> the note that it became through one or more renames."""
    renamed: dict[RepoPath, RepoPath] = {}
    asked: set[RepoPath] = set()
    wanted = set(gone)
    while wanted - asked:
        asked |= wanted
        renamed |= renames_of(sorted(wanted), history)
        wanted = {renamed[path] for path in wanted if path in renamed} - paths
    homes = {path: last_name(path, renamed) for path in gone}
    return {path: home for path, home in homes.items() if home in paths}


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
