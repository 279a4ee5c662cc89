"""What notes say they supersede -> which note took the place of which."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.pages import kb_folder
from curator.model.notes import Note
from curator.model.text import RepoPath

_SUFFIXES = (".md", ".markdown", "")


def superseded(base: KnowledgeBase, note: Note, name: str) -> RepoPath | None:
    """The file that an entry of `supersedes` names, from the note's folder or else from that of all notes; a suffix may
    be left out. None where there is no such file.
    """
    for folder in (dirname(note.path), kb_folder(base.project)):
        for suffix in _SUFFIXES:
            path = RepoPath(normpath(join(folder, name.strip()) + suffix))
            if path in base.paths and path != note.path:
                return path
    return None


def successors(base: KnowledgeBase) -> Mapping[RepoPath, tuple[Note, ...]]:
    """Path of a note -> the notes that say that they supersede it, sorted by path."""
    found: dict[RepoPath, list[Note]] = {}
    for note in base.notes:
        for path in sorted(set(_superseded_by(base, note))):
            found.setdefault(path, []).append(note)
    return {path: tuple(notes) for path, notes in found.items()}


def followers(
    path: RepoPath, after: Mapping[RepoPath, tuple[Note, ...]]
) -> Mapping[RepoPath, Note]:
    """The notes that took its place, those that took theirs, and so on; by path, in the order in which they are found."""
    found: dict[RepoPath, Note] = {}
    left = [path]
    while left:
        for note in after.get(left.pop(), ()):
            if note.path != path and note.path not in found:
                found[note.path] = note
                left.append(note.path)
    return found


def _superseded_by(base: KnowledgeBase, note: Note) -> Iterator[RepoPath]:
    for name in note.supersedes:
        path = superseded(base, note, name)
        if path is not None:
            yield path
