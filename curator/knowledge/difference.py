"""Two trees -> the files that differ, and the new names of those that were renamed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice, product
from posixpath import basename, splitext

from curator.errors import MissingObject, UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind, Tree

_ALIKE = 0.5
"""Git's own measure: half of the larger file's bytes (`-M50%` in https://git-scm.com/docs/git-diff)."""
_MOST_PAIRS = 10_000
"""Of one suffix. Above it only files of the same name are compared, e.g. those of a folder that was moved."""


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
    found = _equal({path: old[path].blob for path in gone}, {path: new[path].blob for path in came})
    taken = frozenset(found.values())
    left = [path for path in gone if path not in found]
    return found | _alike(left, [path for path in came if path not in taken], before, now)


def _is_file(entry: Entry | None) -> bool:
    return entry is not None and entry.kind is EntryKind.FILE


def _equal(gone: dict[RepoPath, str], came: dict[RepoPath, str]) -> dict[RepoPath, RepoPath]:
    """Files of the same blob, in order."""
    twins: dict[str, list[RepoPath]] = defaultdict(list)
    for path, blob in reversed(came.items()):
        twins[blob].append(path)
    return {path: twins[blob].pop() for path, blob in gone.items() if twins.get(blob)}


def _alike(
    gone: Collection[RepoPath], came: Collection[RepoPath], before: Tree, now: Tree
) -> dict[RepoPath, RepoPath]:
    """The most similar pairs first, each file in one pair only."""
    pairs = list(_pairs(gone, came))
    old = {path: _lines(path, before) for path in dict.fromkeys(path for path, _ in pairs)}
    new = {path: _lines(path, now) for path in dict.fromkeys(path for _, path in pairs)}
    found: dict[RepoPath, RepoPath] = {}
    taken: set[RepoPath] = set()
    for unlike, path, other in sorted((-_similarity(old[a], new[b]), a, b) for a, b in pairs):
        if -unlike >= _ALIKE and path not in found and other not in taken:
            found[path] = other
            taken.add(other)
    return found


def _pairs(
    gone: Iterable[RepoPath], came: Iterable[RepoPath]
) -> Iterator[tuple[RepoPath, RepoPath]]:
    """The pairs worth a comparison: of one suffix, and of one name where those would be too many."""
    old, new = _by_suffix(gone), _by_suffix(came)
    for suffix, paths in old.items():
        others = new.get(suffix, [])
        if len(paths) * len(others) <= _MOST_PAIRS:
            yield from product(paths, others)
        else:
            yield from _of_one_name(paths, others)


def _of_one_name(
    gone: Iterable[RepoPath], came: Iterable[RepoPath]
) -> Iterator[tuple[RepoPath, RepoPath]]:
    """Of names that many files have (`README.md`) the first few pairs."""
    names: dict[str, list[RepoPath]] = defaultdict(list)
    for path in came:
        names[basename(path)].append(path)
    found = ((path, other) for path in gone for other in names.get(basename(path), ()))
    return islice(found, _MOST_PAIRS)


def _by_suffix(paths: Iterable[RepoPath]) -> Mapping[str, list[RepoPath]]:
    found: dict[str, list[RepoPath]] = defaultdict(list)
    for path in paths:
        found[splitext(path)[1]].append(path)
    return found


def _lines(path: RepoPath, tree: Tree) -> Counter[bytes]:
    """Raises `MissingObject`: a rename that cannot be seen would pass for a new file."""
    try:
        return Counter(tree.read(path).splitlines(keepends=True))
    except MissingObject:
        raise
    except UnreadableFile:
        return Counter()


def _similarity(old: Counter[bytes], new: Counter[bytes]) -> float:
    return _size(old & new) / max(_size(old), _size(new), 1)


def _size(lines: Counter[bytes]) -> int:
    return sum(len(line) * count for line, count in lines.items())
