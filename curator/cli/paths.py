"""A path of the command line -> the path in the repository that it means."""

from collections.abc import Collection, Iterator, Sequence
from os.path import exists
from pathlib import Path

from curator.errors import UsageError
from curator.model.text import RepoPath
from curator.parsers.similar import closest
from curator.workspace import Workspace, inside


def repository_path(path: str, folder: Path, workspace: Workspace) -> RepoPath:
    """From where one stands, else from the git root, as reports print it; it may be gone.

    Raises `UsageError` where it is empty, `ConfigError` where it lies outside the repository.
    """
    if not path:
        raise UsageError("an empty path names nothing: name a file or folder, or `.`")
    root = workspace.repository.root
    is_from_root = not exists(folder / path) and exists(root / path)  # noqa: PTH110  # Path raises for a long name
    return inside((root if is_from_root else folder) / path, root)


def asked_paths(paths: Sequence[str], folder: Path, workspace: Workspace) -> tuple[RepoPath, ...]:
    """The files and folders of the workspace's tree that these mean, each once.

    Raises `UsageError` for one that is not in it, with the likeliest that is.
    """
    return tuple(dict.fromkeys(_asked(path, folder, workspace) for path in paths))


def _asked(path: str, folder: Path, workspace: Workspace) -> RepoPath:
    if not path:
        raise UsageError("an empty path names nothing: name a file or folder, or `.`")
    root = workspace.repository.root
    known = {part for entry in workspace.tree.entries() for part in _with_folders(entry)}
    meant = inside(folder / path, root)
    if meant in known:
        return meant
    from_root = inside(root / path, root)
    if from_root in known:
        return from_root
    remedy = _remedy(meant, known)
    raise UsageError(f"`{path}` is not in the repository: {remedy}")


def _remedy(path: RepoPath, known: Collection[RepoPath]) -> str:
    """The one of that name elsewhere, else the most similar beside it or, in a small repository, anywhere."""
    folder, _, name = path.rpartition("/")
    same = sorted(other for other in known if other.rpartition("/")[2] == name)
    beside = sorted(other for other in known if other.rpartition("/")[0] == folder)
    found = [*same, *closest(path, beside), *closest(path, sorted(known))]
    return f"did you mean `{found[0]}`?" if found else "name a file or folder that git knows"


def _with_folders(path: RepoPath) -> Iterator[RepoPath]:
    yield path
    while path:
        path = RepoPath(path.rpartition("/")[0])
        yield path
