"""A history from trees, newest first; no renames."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from curator.errors import RepositoryError, UnknownRevision
from curator.model.text import RepoPath
from curator.ports import Completeness, FileChange, FileHistory, LoggedCommit, Signature, Tree
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

    def names(self) -> tuple[str, ...]:
        return ()

    def merge_base(self, commit: str) -> str | None:
        return commit if commit in self._trees else None

    def at(self, commit: str) -> "DictHistory":
        order = self._order[list(self._trees).index(commit) :]
        return DictHistory(order, completeness=self._completeness, boundary=self._boundary)

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

    def blame(self, path: RepoPath, lines: Collection[int]) -> Mapping[int, str]:
        """A line is as old as the oldest of the trees from the head on that have it in this file."""
        found: dict[int, str] = {}
        for line in sorted(lines):
            text = _lines(self._order[0], path)[line - 1]
            for tree in self._order:
                if text not in _lines(tree, path):
                    break
                found[line] = str(tree.commit)
        return found

    def log(
        self, limit: int, known: Mapping[str, LoggedCommit] = MappingProxyType({})
    ) -> tuple[LoggedCommit, ...]:
        """Each commit's subject is its hash."""
        parents = (*self._order, DictTree({}))[1:]
        return tuple(
            known.get(str(tree.commit))
            or LoggedCommit(str(tree.commit), str(tree.commit), _changed(tree, parent), ())
            for tree, parent in list(zip(self._order, parents, strict=True))[:limit]
        )

    def signatures(self, commits: Collection[str]) -> Mapping[str, Signature]:
        """All of one person on one day."""
        return dict.fromkeys(
            sorted(commits), Signature("Ana Ruiz <ana@acme.example>", "2026-01-01")
        )

    def commits(self, since: str | None) -> tuple[str, ...]:
        commits = list(self._trees)
        return tuple(commits[: commits.index(since)] if since else commits)

    def paths(self, commits: Collection[str]) -> Mapping[str, frozenset[RepoPath]]:
        return {
            str(tree.commit): frozenset(_changed(tree, parent))
            for tree, parent in zip(self._order, (*self._order, DictTree({}))[1:], strict=True)
            if tree.commit in commits
        }

    def versions(self, paths: Collection[RepoPath]) -> tuple[FileChange, ...]:
        return tuple(
            change
            for change in self.changes(
                {path for tree in self._order for path in tree.entries()}
            ).changes
            if any(change.path == path or change.path.startswith(f"{path}/") for path in paths)
        )

    def removed_files(self, since: str | None) -> frozenset[RepoPath]:
        return frozenset(
            path
            for tree, later in self._steps(since)
            for path in tree.entries()
            if path not in later.entries()
        )

    def removed_lines(
        self, since: str | None, suffixes: Sequence[str]
    ) -> Iterable[tuple[RepoPath, bytes]]:
        for tree, later in self._steps(since):
            for path in tree.entries():
                lost = [line for line in _lines(tree, path) if line not in _lines(later, path)]
                if path.endswith(tuple(suffixes)) and lost:
                    yield path, b"\n".join(lost)

    def _steps(self, since: str | None) -> Sequence[tuple[DictTree, DictTree]]:
        """Each commit's parent and itself, newest first."""
        commits = list(self._trees)
        end = commits.index(since) if since else len(commits)
        return list(zip(self._order[1 : end + 1], self._order[:end], strict=False))


def _changed(tree: DictTree, parent: DictTree) -> tuple[RepoPath, ...]:
    return tuple(path for path in tree.entries() if _blob(tree, path) != _blob(parent, path))


def _lines(tree: DictTree, path: RepoPath) -> list[bytes]:
    return tree.read(path).splitlines() if tree.entry(path) else []


def _blob(tree: DictTree, path: RepoPath) -> str | None:
    entry = tree.entry(path)
    return entry.blob if entry is not None else None
