"""A history from trees, newest first; no renames."""

from collections.abc import Collection, Sequence

from curator.errors import RepositoryError, UnknownRevision
from curator.model.text import RepoPath
from curator.ports import Completeness, FileChange, FileHistory, Tree
from tests.fakes.dict_tree import DictTree


class DictHistory:
    """`DictHistory([newest, older])`: the commits are the trees' own, which must be set."""

    def __init__(
        self,
        trees: Sequence[DictTree],
        *,
        completeness: Completeness = Completeness.FULL,
        boundary: Collection[str] = (),
    ) -> None:
        self._trees = {str(tree.commit): tree for tree in trees}
        self._order = tuple(trees)
        self._completeness = completeness
        self._boundary = frozenset(boundary)

    @property
    def head(self) -> str | None:
        return next(iter(self._trees), None)

    @property
    def completeness(self) -> Completeness:
        return self._completeness

    def commit(self, revision: str) -> str:
        if revision not in self._trees:
            raise UnknownRevision(f"{revision!r} is no revision of this repository")
        return revision

    def tree(self, commit: str) -> Tree:
        if commit not in self._trees:
            raise RepositoryError(f"{commit} is not in this clone")
        return self._trees[commit]

    def changes(self, paths: Collection[RepoPath]) -> FileHistory:
        parents = (*self._order, DictTree({}))[1:]
        found = [
            FileChange(str(tree.commit), path, _blob(tree, path), path, _blob(parent, path))
            for tree, parent in zip(self._order, parents, strict=True)
            for path in sorted(paths)
            if _blob(tree, path) != _blob(parent, path)
        ]
        return FileHistory(tuple(found), self._boundary)

    def blob(self, blob: str) -> bytes | None:
        return next(
            (
                tree.read(path)
                for tree in self._order
                for path, entry in tree.entries().items()
                if entry.blob == blob
            ),
            None,
        )


def _blob(tree: DictTree, path: RepoPath) -> str | None:
    entry = tree.entry(path)
    return entry.blob if entry is not None else None
