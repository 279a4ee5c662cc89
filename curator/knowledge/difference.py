"""Two trees -> the files that differ, and the new names of those that were renamed."""

from collections import Counter
from collections.abc import Collection, Iterable
from posixpath import splitext

from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind, Tree

_ALIKE = 0.5
"""Git's own measure: half of the larger file's bytes (`-M50%` in https://git-scm.com/docs/git-diff)."""
_MOST_PAIRS = 10_000
"""Above this many pairs only equal files are seen as renamed, as git does above its `renameLimit`."""


def differing(before: Tree, now: Tree) -> frozenset[RepoPath]:
    """Files that were added, deleted or changed."""
    old, new = before.entries(), now.entries()
    return frozenset(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))


def renames(before: Tree, now: Tree, paths: Iterable[RepoPath]) -> dict[RepoPath, RepoPath]:
    """Old path -> new path, of those of these files that are gone.

    The trees are compared, not the commits between them, so that uncommitted renames count, and shallow clones can tell.
    """
    old, new = before.entries(), now.entries()
    gone = [path for path in sorted(set(paths)) if _is_file(old.get(path)) and path not in new]
    came = [path for path, entry in new.items() if gone and _is_file(entry) and path not in old]
    found: dict[RepoPath, RepoPath] = {}
    for path in gone:
        twins = [other for other in came if new[other].blob == old[path].blob]
        if twins:
            found[path] = twins[0]
            came.remove(twins[0])
    return found | _alike([path for path in gone if path not in found], came, before, now)


def _is_file(entry: Entry | None) -> bool:
    return entry is not None and entry.kind is EntryKind.FILE


def _alike(
    gone: Collection[RepoPath], came: Collection[RepoPath], before: Tree, now: Tree
) -> dict[RepoPath, RepoPath]:
    """The most similar pairs first, each file in one pair only."""
    if len(gone) * len(came) > _MOST_PAIRS:
        return {}
    old = {path: _lines(path, before) for path in gone}
    new = {path: _lines(path, now) for path in came}
    pairs = sorted(
        (-_similarity(old[path], new[other]), path, other)
        for path in gone
        for other in came
        if splitext(path)[1] == splitext(other)[1]
    )
    found: dict[RepoPath, RepoPath] = {}
    for similarity, path, other in pairs:
        if -similarity >= _ALIKE and path not in found and other not in found.values():
            found[path] = other
    return found


def _lines(path: RepoPath, tree: Tree) -> Counter[bytes]:
    try:
        return Counter(tree.read(path).splitlines(keepends=True))
    except UnreadableFile:
        return Counter()


def _similarity(old: Counter[bytes], new: Counter[bytes]) -> float:
    return _size(old & new) / max(_size(old), _size(new), 1)


def _size(lines: Counter[bytes]) -> int:
    return sum(len(line) * count for line, count in lines.items())
