"""A workspace -> its knowledge base, and the lines of its files."""

from collections.abc import Iterable, Mapping, Sequence

from curator.errors import UnreadableFile
from curator.knowledge.base import KnowledgeBase, knowledge_base
from curator.model.secrets import Secrets
from curator.model.text import RepoPath
from curator.parsers.masking import blotted
from curator.workspace import Workspace


def read(workspace: Workspace) -> KnowledgeBase:
    """The knowledge base as it stands, with what was derived kept for the next run."""
    base = knowledge_base(workspace.tree, workspace.history, workspace.derived, workspace.project)
    workspace.derived.save()
    return base


def sources(workspace: Workspace, paths: Iterable[RepoPath]) -> Mapping[RepoPath, Sequence[str]]:
    """The lines of these files, secrets blotted out, since a log may be public; a file that cannot be read has none."""
    ordered = sorted(set(paths))
    secrets = workspace.derived.secrets(workspace.tree, ordered)
    workspace.derived.save()
    return {path: _lines(workspace, path, secrets[path]) for path in ordered}


def is_among(path: RepoPath, only: Sequence[RepoPath]) -> bool:
    """Whether a path is, or lies below, one of some files and folders; none of them: everything is."""
    return not only or any(part in ("", path) or path.startswith(f"{part}/") for part in only)


def _lines(workspace: Workspace, path: RepoPath, secrets: Secrets) -> Sequence[str]:
    try:
        text = workspace.tree.read(path).decode("utf-8-sig", "replace")
    except UnreadableFile:
        return ()
    return blotted(text, secrets).replace("\r\n", "\n").replace("\r", "\n").split("\n")
