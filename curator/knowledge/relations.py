"""Notes -> what ties them to each other: links, common code, succession."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.succession import superseded
from curator.model.links import LinkFreshness, Target
from curator.model.notes import Note
from curator.model.text import RepoPath

_MOST_FILES = 50
"""Of one link: a whole tree ties every note to every other."""
_MOST_NOTES = 20
"""Of one file: what everybody links to ties nobody."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything sorted by path; no note is related to itself."""

    mentions: Mapping[RepoPath, tuple[RepoPath, ...]]
    """Note -> the notes that it links to in its text."""
    mentioned_by: Mapping[RepoPath, tuple[RepoPath, ...]]
    shares: Mapping[RepoPath, Mapping[RepoPath, tuple[RepoPath, ...]]]
    """Note -> other note -> the files that both link to."""
    superseded_by: Mapping[RepoPath, tuple[RepoPath, ...]]
    supersedes: Mapping[RepoPath, tuple[RepoPath, ...]]
    notes_on: Mapping[RepoPath, tuple[RepoPath, ...]]
    """File -> the notes that link to it or into it."""


def relations(base: KnowledgeBase) -> Relations:
    """How the notes of a knowledge base are tied to each other."""
    notes = {note.path for note in base.notes}
    mentions = {note.path: _mentioned(note, notes) for note in base.notes}
    supersedes = {note.path: _superseded(base, note, notes) for note in base.notes}
    notes_on = _notes_on(base.links)
    return Relations(
        mentions=mentions,
        mentioned_by=_turned(mentions),
        shares=_shares(notes_on),
        superseded_by=_turned(supersedes),
        supersedes=supersedes,
        notes_on=notes_on,
    )


def linked_paths(link: LinkFreshness) -> tuple[RepoPath, ...]:
    """The files that a code link covers; none where it points at nothing, or at too many to mean any."""
    found = link.resolution
    if not isinstance(found, Target) or len(found.paths) > _MOST_FILES:
        return ()
    return found.paths


def _mentioned(note: Note, notes: Collection[RepoPath]) -> tuple[RepoPath, ...]:
    found = {link.path for link in note.links if link.path and link.path != note.path}
    return tuple(sorted(path for path in found if path in notes))


def _superseded(
    base: KnowledgeBase, note: Note, notes: Collection[RepoPath]
) -> tuple[RepoPath, ...]:
    found = {superseded(base, note, name) for name in note.supersedes}
    return tuple(sorted(path for path in found if path is not None and path in notes))


def _turned(
    ties: Mapping[RepoPath, Sequence[RepoPath]],
) -> Mapping[RepoPath, tuple[RepoPath, ...]]:
    found: dict[RepoPath, list[RepoPath]] = {path: [] for path in ties}
    for path in sorted(ties):
        for other in ties[path]:
            found[other].append(path)
    return {path: tuple(others) for path, others in found.items()}


def _notes_on(links: Iterable[LinkFreshness]) -> Mapping[RepoPath, tuple[RepoPath, ...]]:
    found: dict[RepoPath, set[RepoPath]] = defaultdict(set)
    for link in links:
        for path in linked_paths(link):
            found[path].add(link.note.path)
    return {path: tuple(sorted(found[path])) for path in sorted(found)}


def _shares(
    notes_on: Mapping[RepoPath, Sequence[RepoPath]],
) -> Mapping[RepoPath, Mapping[RepoPath, tuple[RepoPath, ...]]]:
    found: dict[RepoPath, dict[RepoPath, list[RepoPath]]] = defaultdict(lambda: defaultdict(list))
    for file, notes in notes_on.items():
        for note in notes if len(notes) <= _MOST_NOTES else ():
            for other in notes:
                if other != note:
                    found[note][other].append(file)
    return {
        note: {other: tuple(files) for other, files in sorted(others.items())}
        for note, others in sorted(found.items())
    }
