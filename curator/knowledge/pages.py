"""A tree and a configuration -> which of its files are notes and which are documents."""

from posixpath import join

from curator.model.config import Project
from curator.model.text import RepoPath
from curator.parsers.globs import matching
from curator.ports import EntryKind, Tree

MARKDOWN = (".md", ".markdown")
_TEXT = (".rst", ".txt")


def below(project: Project, path: str) -> RepoPath:
    """A path or glob of the configuration, relative to the git root."""
    return RepoPath(join(project.root, path))


def kb_folder(project: Project) -> RepoPath:
    """The notes' folder, relative to the git root."""
    return below(project, project.config.kb)


def is_note(path: RepoPath, project: Project) -> bool:
    """Whether a Markdown file is a note, and not a document."""
    return path.startswith(f"{kb_folder(project)}/")


def note_paths(tree: Tree, project: Project) -> list[RepoPath]:
    """Markdown in the notes' folder, sorted."""
    return [path for path in _markdown(tree) if is_note(path, project)]


def document_paths(tree: Tree, project: Project) -> list[RepoPath]:
    """Markdown outside the notes' folder that `extra` names, in any letter case (`Readme.md`), sorted."""
    pages = {path.lower(): path for path in _markdown(tree) if not is_note(path, project)}
    globs = [below(project, glob).lower() for glob in project.config.extra]
    found = matching(globs, [RepoPath(path) for path in pages])
    return sorted(pages[path] for path in found)


def text_paths(tree: Tree, project: Project) -> list[RepoPath]:
    """ReStructuredText that `extra` names, sorted."""
    globs = [below(project, glob) for glob in project.config.extra]
    found = [path for path in tree.entries() if path.lower().endswith(_TEXT)]
    return [path for path in matching(globs, found) if not is_note(path, project)]


def _markdown(tree: Tree) -> list[RepoPath]:
    return [
        path
        for path, entry in tree.entries().items()
        if entry.kind is EntryKind.FILE and path.lower().endswith(MARKDOWN)
    ]
