"""Source files -> the notes that speak of them, and the busiest of which none does."""

from collections.abc import Iterable

from curator.model.notes import NoteStatus
from curator.model.text import RepoPath
from curator.site.view import SiteView

_RETIRED = (NoteStatus.DEPRECATED, NoteStatus.SUPERSEDED)
_BUSY = 2
"""Commits that a busy file has at least."""


def speaking(view: SiteView, path: RepoPath) -> tuple[RepoPath, ...]:
    """The notes that link to a file, to something in it, or to a folder or pattern of few files that it is in.

    Retired notes speak of nothing; sorted.
    """
    notes = view.relations.notes_on.get(path, ())
    return tuple(note for note in notes if view.notes[note].status not in _RETIRED)


def busiest_unspoken(view: SiteView, paths: Iterable[RepoPath], most: int) -> list[RepoPath]:
    """Of these files those of which no note speaks and which most commits changed, the busiest first."""
    found = [path for path in paths if commits(view, path) >= _BUSY and not speaking(view, path)]
    return sorted(found, key=lambda path: (-commits(view, path), path))[:most]


def commits(view: SiteView, path: RepoPath) -> int:
    """How many of those that were looked at changed a file."""
    return view.activity[path].commits if path in view.activity else 0
