"""Opens a repository: the one place that picks adapters."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from curator.adapters import workers
from curator.adapters.blob_cache import open_cache
from curator.adapters.git import GitRepository, open_repository
from curator.adapters.remembered_history import RememberedHistory
from curator.errors import ConfigError
from curator.knowledge.derived import Derived
from curator.knowledge.revoked import WithoutRevoked
from curator.model.config import Config, Project
from curator.model.context import ChunkKind
from curator.model.text import RepoPath
from curator.parsers.config import parse_config, parse_toml
from curator.ports import History, Tree

if TYPE_CHECKING:
    from curator.adapters.whoosh_index import WhooshIndex

_OWN = "curator.toml"
_SHARED = "pyproject.toml"
_PRESENT, _PAST = PurePath("curator"), PurePath("curator/at")
_INDEX_NAMES: Mapping[ChunkKind, Literal["notes", "code"]] = {
    ChunkKind.NOTE: "notes",
    ChunkKind.CODE: "code",
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """An opened repository: its tree now, its history, and its configuration."""

    repository: GitRepository
    tree: Tree
    history: History
    project: Project
    derived: Derived
    index: PurePath = _PRESENT
    """Where the search index lives in the git directory."""

    def is_dirty(self) -> bool:
        """Whether any file is not as the commit that is checked out has it; untracked files count."""
        head = self.history.head
        if head is None:
            return True
        return self.tree.entries() != _readable(self.history.tree(head), self.project).entries()

    @property
    def revoked(self) -> tuple[RepoPath, ...]:
        """The files of the tree that the configuration has revoked: to everything else they are not there."""
        return self.tree.revoked if isinstance(self.tree, WithoutRevoked) else ()


def open_workspace(
    start: Path,
    config: Path | None = None,
    *,
    is_staged: bool = False,
    revision: str | None = None,
) -> Workspace:
    """The repository that `start` is in, as the work tree has it, as it is staged, or as a clean checkout of a revision would
    be, which has an index of its own: what is asked of the past is not to be indexed anew for the present.

    Raises `RepositoryError`, `ConfigError` or `UnknownRevision`.
    """
    repository = open_repository(start)
    folder = inside(start, repository.root)
    cache = open_cache(repository.common_dir / "curator" / "cache.sqlite3")
    history: History = RememberedHistory(repository.history, cache)
    if revision is not None:
        history = history.at(history.commit(revision))
    tree = _tree(repository, history, is_past=revision is not None, is_staged=is_staged)
    named = inside(start / config, repository.root) if config else None
    project = _project_at(tree, named) if named else find_project(tree, folder)
    if revision is not None:
        project = _revoking(project, repository.history, folder, named)
    return Workspace(
        repository=repository,
        tree=_readable(tree, project),
        history=history,
        project=project,
        derived=Derived(cache, workers.shared_out),
        index=_PAST if revision is not None else _PRESENT,
    )


def _tree(repository: GitRepository, history: History, *, is_past: bool, is_staged: bool) -> Tree:
    if is_past and history.head:
        return history.tree(history.head)
    return repository.index_tree() if is_staged else repository.work_tree()


def _revoking(
    project: Project, history: History, folder: RepoPath, named: RepoPath | None
) -> Project:
    """The past does not know what was revoked since: that is for the configuration of the newest commit to say."""
    if history.head is None:
        return project
    tree = history.tree(history.head)
    today = _project_at(tree, named) if named and tree.entry(named) else find_project(tree, folder)
    revoked = tuple(sorted({*project.config.revoked, *today.config.revoked}))
    return replace(project, config=replace(project.config, revoked=revoked))


def _readable(tree: Tree, project: Project) -> Tree:
    """Without what the configuration has revoked."""
    return WithoutRevoked(tree, project.config.revoked) if project.config.revoked else tree


def as_of(workspace: Workspace, commit: str) -> Workspace:
    """The same repository as it was when a commit was checked out, with the configuration that it had.

    Where that configuration cannot be used, with today's: what is wrong in it is no longer anybody's concern.
    """
    tree = workspace.repository.history.tree(commit)
    return replace(
        workspace,
        tree=tree,
        history=workspace.history.at(commit),
        project=_earlier_project(tree, workspace.project),
    )


def _earlier_project(tree: Tree, project: Project) -> Project:
    try:
        if project.source and tree.entry(project.source) is not None:
            return _project_at(tree, project.source)
        return find_project(tree, project.root)
    except ConfigError:
        return project


@contextmanager
def index_folder(workspace: Workspace) -> Iterator[tuple[Path, bool]]:
    """Where the search index lives, and whether it is only for now.

    It is in the work tree's git directory, never among the files that strangers write. Where that cannot be written,
    it is a temporary folder.
    """
    git_dir = workspace.repository.git_dir
    folder = git_dir / workspace.index
    if os.access(next(one for one in (folder, folder.parent, git_dir) if one.exists()), os.W_OK):
        yield folder, False
        return
    with tempfile.TemporaryDirectory(prefix="curator-") as temporary:
        yield Path(temporary), True


def stored_indexes(
    workspace: Workspace, kinds: Iterable[ChunkKind]
) -> "dict[ChunkKind, WhooshIndex]":
    """The indexes where they belong, whether they can be written there or not."""
    return open_indexes(workspace.repository.git_dir / workspace.index, kinds)


def open_indexes(folder: Path, kinds: Iterable[ChunkKind]) -> "dict[ChunkKind, WhooshIndex]":
    """An index for each kind of chunk."""
    from curator.adapters.whoosh_index import open_index

    return {kind: open_index(folder, _INDEX_NAMES[kind]) for kind in kinds}


def find_project(tree: Tree, folder: RepoPath) -> Project:
    """The nearest configuration from a folder up to the git root. Raises `ConfigError`."""
    while True:
        project = _project_in(tree, folder)
        if project or not folder:
            return project or Project(Config(), RepoPath(""), None)
        folder = RepoPath(folder.rpartition("/")[0])


def _project_in(tree: Tree, folder: RepoPath) -> Project | None:
    own, shared = (RepoPath(f"{folder}/{name}".lstrip("/")) for name in (_OWN, _SHARED))
    in_shared = _table(tree, shared)
    if tree.entry(own) is None:
        return _project(in_shared, shared) if in_shared is not None else None
    if in_shared is not None:
        raise ConfigError(
            f"{own} and [tool.curator] in {shared} both configure this folder: keep one"
        )
    return _project_at(tree, own)


def _project_at(tree: Tree, path: RepoPath) -> Project:
    if tree.entry(path) is None:
        raise ConfigError(f"{path} does not exist, or git ignores it")
    table = _table(tree, path)
    if table is None:
        raise ConfigError(f"{path} has no [tool.curator] table")
    return _project(table, path)


def _table(tree: Tree, path: RepoPath) -> dict[str, object] | None:
    """The configuration in a file; None where the file is not there or says nothing of us."""
    if tree.entry(path) is None:
        return None
    data = tree.read(path)
    if path.rpartition("/")[2] != _SHARED:
        return parse_toml(data, path)
    if b"curator" not in data:
        return None
    tool = parse_toml(data, path).get("tool")
    table = tool.get("curator") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise ConfigError(f"{path}: `tool.curator` is not a table")


def _project(table: dict[str, object], path: RepoPath) -> Project:
    return Project(parse_config(table, path), RepoPath(path.rpartition("/")[0]), path)


def inside(path: Path, root: Path) -> RepoPath:
    """A path of the command line relative to the git root. Raises `ConfigError` where it lies outside."""
    try:
        inside = path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError as error:
        raise ConfigError(f"{path} is outside the repository {root}") from error
    return RepoPath("" if inside == "." else inside)
