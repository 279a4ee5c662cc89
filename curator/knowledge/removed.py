"""A history -> the names and files that it ever took away, walked once and then only for what is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import splitext

from curator.errors import MissingObject, RepositoryError
from curator.knowledge.derived import Derived
from curator.knowledge.source_files import SUFFIXES, is_own_source
from curator.model.text import RepoPath
from curator.parsers.removed_names import removed_names
from curator.ports import Completeness, History, Tree

_KIND = "removed:3"
_KEY = "names"


@dataclass(frozen=True, slots=True)
class Removed:
    """It may hold more than `head` reaches: what is in it is only where to look."""

    head: str
    paths: list[str]
    names: dict[str, list[int]]
    """Name that a removed line may have defined -> the files that lost it, as places in `paths`."""
    files: list[str]
    """Files that were deleted or moved, sorted."""

    def homes(self, name: str) -> list[RepoPath]:
        return [RepoPath(self.paths[number]) for number in self.names.get(name, ())]


NOTHING_REMOVED = Removed("", [], {}, [])


def removed(tree: Tree, history: History, derived: Derived) -> Removed:
    """What commits took away, and what the tree lacks of the commit that it stands on.

    In a shallow clone what its commits removed; in a partial one nothing but what is not committed.
    """
    found = _committed(history, derived)
    return _joined(found.head, *_uncommitted(tree, history), found)


def _uncommitted(
    tree: Tree, history: History
) -> tuple[dict[str, dict[str, None]], frozenset[RepoPath]]:
    """Names that files of the commit have which are not in the tree as they were, and the files that are gone."""
    homes: dict[str, dict[str, None]] = {}
    try:
        head = history.tree(history.head).entries() if history.head else {}
    except MissingObject:
        return {}, frozenset()
    now = tree.entries()
    for path, entry in head.items():
        if now.get(path) == entry or not is_own_source(path):
            continue
        source = history.blob(entry.blob)
        for name in removed_names(source, splitext(path)[1]) if source else ():
            homes.setdefault(name, {})[path] = None
    return homes, frozenset(path for path in head if path not in now)


def _committed(history: History, derived: Derived) -> Removed:
    head = history.head
    if head is None or history.completeness is Completeness.PARTIAL:
        return NOTHING_REMOVED
    kept = derived.kept(_KIND, _KEY, Removed)
    try:
        found = _walked(history, head, kept)
    except MissingObject:
        return NOTHING_REMOVED
    except RepositoryError:  # the commit that was walked to is gone
        found = _walked(history, head, None)
    if history.completeness is Completeness.FULL and found is not kept:
        derived.keep(_KIND, _KEY, found)
    return found


def _walked(history: History, head: str, kept: Removed | None) -> Removed:
    if kept is not None and kept.head == head:
        return kept
    since = kept.head if kept else None
    homes: dict[str, dict[str, None]] = {}
    files = history.removed_files(since)
    for path, lines in history.removed_lines(since, SUFFIXES):
        if is_own_source(path):
            for name in removed_names(lines, splitext(path)[1]):
                homes.setdefault(name, {})[path] = None
    return _joined(head, homes, files, kept or NOTHING_REMOVED)


def _joined(
    head: str, homes: Mapping[str, Mapping[str, None]], files: frozenset[RepoPath], kept: Removed
) -> Removed:
    if not homes and not files:
        return Removed(head, kept.paths, kept.names, kept.files)
    known = dict.fromkeys(kept.paths)
    paths = list({**known, **{path: None for name in sorted(homes) for path in homes[name]}})
    numbers = {path: number for number, path in enumerate(paths)}
    names = {name: list(places) for name, places in kept.names.items()}
    for name, found in homes.items():
        names[name] = list(
            dict.fromkeys([*(numbers[path] for path in found), *names.get(name, ())])
        )
    return Removed(head, paths, names, sorted({*kept.files, *files}))
