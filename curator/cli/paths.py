"""A path of the command line -> the path in the repository that it means."""

from pathlib import Path

from curator.errors import UsageError
from curator.model.text import RepoPath
from curator.workspace import Workspace, inside


def repository_path(path: str, folder: Path, workspace: Workspace) -> RepoPath:
    """From where one stands, else from the git root, as reports print it; it may be gone.

    Raises `UsageError` where it is empty, `ConfigError` where it lies outside the repository.
    """
    if not path:
        raise UsageError("an empty path names nothing: name a file or folder, or `.`")
    root = workspace.repository.root
    is_from_root = not (folder / path).exists() and (root / path).exists()
    return inside((root if is_from_root else folder) / path, root)
