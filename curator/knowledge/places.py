"""Files and folders that are gone -> where they are now: git's renames, equal bytes, most members in one new folder."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import basename

from curator.knowledge.derived import Derived
from curator.knowledge.lost import Lost
from curator.knowledge.relocated import Relocated, fixed_path
from curator.knowledge.renames import last_name, renames_of
from curator.knowledge.resolve import resolve
from curator.model.links import Target, TargetKind
from curator.model.notes import GlobReference, Reference
from curator.model.text import RepoPath
from curator.ports import EntryKind, History, Tree

_ROUNDS = 20
"""Renames in a row that are followed."""
_FOLDERS = 20
"""Folders that are compared with one of which only the digest is known."""
_MEMBERS = 500
"""Files of a larger folder are followed by their bytes alone."""
_EMPTY = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
"""Git's blob ids of a file without a byte: it is like every other."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where files can be looked up that are gone."""

    renames: Mapping[RepoPath, RepoPath]
    """Old path -> new path of files that git saw renamed."""
    blobs: Mapping[str, Sequence[RepoPath]]
    """Blob -> the files that have it now."""
    tree: Tree


def places(lost: Sequence[Lost], tree: Tree, history: History) -> Places:
    """Looked up once for all links."""
    gone = sorted({path for one in lost for path in _files(one) if tree.entry(path) is None})
    blobs: dict[str, list[RepoPath]] = {}
    for path, entry in tree.entries().items():
        if entry.kind is EntryKind.FILE and entry.blob not in _EMPTY:
            blobs.setdefault(entry.blob, []).append(path)
    return Places(_renames(gone, tree, history), blobs, tree)


def file_home(
    path: RepoPath, blob: str | None, where: Places, then: Tree | None
) -> RepoPath | None:
    """Where a file went: the rename that git saw, else the one new file with the very same bytes.

    Of one folder's history git sees renames in that folder alone: the same bytes under the same name say more than
    a rename to another name.
    """
    home = last_name(path, where.renames)
    is_there = home != path and where.tree.entry(home) is not None
    new = [twin for twin in where.blobs.get(blob or "", ()) if is_new(twin, then)]
    same = [twin for twin in new if basename(twin) == basename(path)]
    if is_there and (basename(home) == basename(path) or len(same) != 1):
        return home
    return next((found[0] for found in (same, new) if len(found) == 1), None)


def is_new(path: RepoPath, then: Tree | None) -> bool:
    """Whether a file came after that tree; what stood beside the target then is not where it went."""
    return then is None or then.entry(path) is None


def members_home(lost: Lost, where: Places, derived: Derived) -> Reference | None:
    """A folder's or a pattern's new place: the one folder in which most of its files are now, with their paths in it."""
    folder = fixed_path(lost.reference)
    if not folder or lost.then.kind is not TargetKind.MEMBERS:
        return None
    home = _most_common(folder, lost, where) if lost.whole else _equal(folder, lost, where, derived)
    return in_folder(lost.reference, folder, home) if home else None


def in_folder(reference: Reference, folder: RepoPath, home: RepoPath) -> Reference:
    """The same reference below another folder."""
    if isinstance(reference, GlobReference):
        return GlobReference(RepoPath(f"{home}{reference.pattern.removeprefix(folder)}"))
    return replace(reference, path=RepoPath(f"{home}{reference.path.removeprefix(folder)}"))


def _files(lost: Lost) -> Collection[RepoPath]:
    if lost.then.kind is TargetKind.MEMBERS:
        return lost.then.paths if lost.whole and len(lost.then.paths) <= _MEMBERS else ()
    return lost.then.paths


def _renames(gone: Sequence[RepoPath], tree: Tree, history: History) -> Mapping[RepoPath, RepoPath]:
    renamed: dict[RepoPath, RepoPath] = {}
    wanted = list(gone)
    for _ in range(_ROUNDS):
        found = renames_of(wanted, history)
        new = {found[path] for path in wanted if path in found} - renamed.keys()
        renamed |= {path: found[path] for path in wanted if path in found}
        wanted = sorted(path for path in new if tree.entry(path) is None)
        if not wanted:
            break
    return renamed


def _most_common(folder: RepoPath, lost: Lost, where: Places) -> RepoPath | None:
    votes: Counter[RepoPath] = Counter()
    for path in lost.then.paths:
        entry = lost.whole.entry(path) if lost.whole else None
        inner = path.removeprefix(folder)
        home = file_home(path, entry.blob if entry else None, where, lost.whole)
        if home and home.endswith(inner) and len(home) > len(inner):
            votes[RepoPath(home.removesuffix(inner))] += 1
    best, count = max(votes.items(), key=lambda vote: (vote[1], vote[0]), default=(None, 0))
    return best if 2 * count > len(lost.then.paths) else None


def _equal(folder: RepoPath, lost: Lost, where: Places, derived: Derived) -> RepoPath | None:
    """The one folder that has the digest of the old one, seen under its name."""
    found = []
    for home in _likely_folders(folder, where.tree):
        seen = resolve(lost.reference, Relocated(where.tree, folder, home), derived)
        if isinstance(seen, Target) and seen.fingerprint == lost.then.fingerprint:
            found.append(home)
    return found[0] if len(found) == 1 else None


def _likely_folders(folder: RepoPath, tree: Tree) -> list[RepoPath]:
    """Folders of the same name elsewhere, then those beside where it was."""
    beside = folder.rpartition("/")[0]
    known = sorted({above for path in tree.entries() for above in _above(path)})
    named = [other for other in known if basename(other) == basename(folder)]
    near = [other for other in known if other.rpartition("/")[0] == beside]
    return list(dict.fromkeys([*named, *near]))[:_FOLDERS]


def _above(path: RepoPath) -> Iterator[RepoPath]:
    while path := RepoPath(path.rpartition("/")[0]):
        yield path
