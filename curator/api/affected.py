"""`affected`: the notes that a change touches, or that speak of some files, for those who review it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from curator.api.read import is_among, read
from curator.errors import UnreadableFile, UsageError
from curator.knowledge.affected import comparison_with, speaks_of, touched, touched_by_change
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.difference import differing, renames
from curator.knowledge.note_owners import owners_of
from curator.knowledge.pages import MARKDOWN, kb_folder
from curator.lint.rule import is_current
from curator.model.affected import ORDER, Affected, AffectedNote, TouchedLink
from curator.model.notes import Note
from curator.model.secrets import Secrets
from curator.model.text import RepoPath
from curator.workspace import Workspace


def affected_by_change(
    now: Workspace, before: Workspace | None, only: Sequence[RepoPath] = ()
) -> Affected:
    """The notes whose code differs between two moments; with `only`, among these files and folders.

    Without a moment before, nothing was there that could have changed.
    """
    if before is None or before.tree.commit is None:
        return Affected(now.history.head, None, now.is_dirty(), 0, ())
    base = read(now)
    changed = differing(before.tree, now.tree)
    old_names = _old_names(before, now)
    notes = [note for note in base.notes if is_current(note) and note.path in old_names]
    comparison = comparison_with(
        before.tree.commit,
        notes,
        now.tree,
        now.history,
        derived=now.derived,
        project=now.project,
    )
    looked_at = [path for path in sorted(changed) if is_among(path, only)]
    links = touched_by_change(notes, before.tree, looked_at, comparison)
    edited = _edited(before, notes, old_names)
    now.derived.save()
    return Affected(
        commit=now.history.head,
        base=before.tree.commit,
        is_dirty=now.is_dirty(),
        changed_count=len(looked_at),
        notes=_shown(_by_note(links, base, edited), now),
    )


def notes_on(workspace: Workspace, paths: Sequence[RepoPath]) -> Affected:
    """The notes that link to any of these files and folders, as they stand to their code now.

    Raises `UsageError` for a path that is neither in the repository nor in any link.
    """
    base = read(workspace)
    root = workspace.project.root
    links = [link for link in base.links if is_current(link.note)]
    for path in paths:
        if path not in base.paths and not any(speaks_of(link, path, root) for link in links):
            raise UsageError(f"{path} is not in the repository, and no note links to it")
    found = [link for link in links if any(speaks_of(link, path, root) for path in paths)]
    return Affected(
        commit=workspace.history.head,
        base=None,
        is_dirty=workspace.is_dirty(),
        changed_count=None,
        notes=_shown(_by_note([touched(link) for link in found], base, None), workspace),
    )


def _by_note(
    links: Iterable[TouchedLink], base: KnowledgeBase, edited: Collection[RepoPath] | None
) -> tuple[AffectedNote, ...]:
    by_note = {
        path: list(group) for path, group in groupby(links, key=lambda one: one.link.note.path)
    }
    owners = owners_of(base, [group[0].link.note for group in by_note.values()])
    notes = []
    for path, group in by_note.items():
        gravest_first = sorted(group, key=lambda one: ORDER.index(one.impact))
        note = gravest_first[0].link.note
        is_edited = None if edited is None else path in edited
        notes.append(AffectedNote(note, owners[path], tuple(gravest_first), is_edited))
    return tuple(sorted(notes, key=lambda one: (ORDER.index(one.impact), one.note.path)))


def _shown(notes: Sequence[AffectedNote], workspace: Workspace) -> tuple[AffectedNote, ...]:
    """What is written beneath a pull request names notes by their titles, and those may have a secret in them."""
    secrets = workspace.derived.secrets(workspace.tree, [one.note.path for one in notes])
    workspace.derived.save()
    return tuple(_without_secrets(one, secrets[one.note.path]) for one in notes)


def _without_secrets(affected: AffectedNote, known: Secrets) -> AffectedNote:
    if not known:
        return affected
    from curator.parsers.secrets import without_secrets  # its patterns take 15 ms

    note = affected.note
    return replace(affected, note=replace(note, title=without_secrets(note.title, known)))


def _old_names(before: Workspace, now: Workspace) -> dict[RepoPath, RepoPath]:
    """Path now -> path before, of the pages that were there before: a new note is written for the new code."""
    pages = [path for path in before.tree.entries() if path.lower().endswith(MARKDOWN)]
    renamed = {new: old for old, new in renames(before.tree, now.tree, pages).items()}
    return {path: path for path in pages} | renamed


def _edited(
    before: Workspace, notes: Iterable[Note], old_names: Mapping[RepoPath, RepoPath]
) -> frozenset[RepoPath]:
    """The notes that say something else than before; one that was only renamed does not."""
    return frozenset(
        note.path for note in notes if _prose(before, old_names[note.path]) != note.prose
    )


def _prose(workspace: Workspace, path: RepoPath) -> str | None:
    try:
        return workspace.derived.note(workspace.tree, path, kb_folder(workspace.project)).prose
    except UnreadableFile:
        return None
