"""Notes' code links -> the files that they mean, without asking whether these are as the note has them."""

from collections.abc import Collection, Mapping

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.pages import kb_folder, note_paths
from curator.model.config import Project
from curator.model.notes import CodeLink, GlobReference, NoteStatus
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.globs import matching
from curator.ports import EntryKind, Tree

_MOST = 50
"""Files of a folder or a glob, above which the link points at nothing in particular."""
_PAST = (NoteStatus.DEPRECATED, NoteStatus.SUPERSEDED)


def linked_files(
    tree: Tree, project: Project, derived: Derived
) -> Mapping[RepoPath, tuple[RepoPath, ...]]:
    """Note -> the files that it links to, sorted; no note that is itself of the past."""
    kb = kb_folder(project)
    found = {}
    for path in note_paths(tree, project):
        try:
            note = derived.note(tree, path, kb)
        except UnreadableFile:
            continue
        files = {file for link in note.code for file in _files(link, tree, project)}
        if files and note.status not in _PAST:
            found[path] = tuple(sorted(files))
    return found


def _files(link: CodeLink, tree: Tree, project: Project) -> Collection[RepoPath]:
    reference = parse_reference(link.target, project.root)
    if isinstance(reference, str):
        return ()
    if isinstance(reference, GlobReference):
        return _members(reference.pattern, tree)
    entry = tree.entry(reference.path)
    if entry is not None and entry.kind is EntryKind.FILE:
        return (reference.path,)
    return _members(RepoPath(f"{reference.path}/**"), tree)


def _members(pattern: RepoPath, tree: Tree) -> Collection[RepoPath]:
    paths = [path for path, entry in tree.entries().items() if entry.kind is EntryKind.FILE]
    members = matching([pattern], paths)
    return members if len(members) <= _MOST else ()
