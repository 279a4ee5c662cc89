"""A target and another place -> the target as it would be seen there: names and suffix are part of what is compared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from curator.knowledge.containers import in_old_containers
from curator.knowledge.derived import Derived
from curator.knowledge.resolve import resolve
from curator.model.code import Fingerprint
from curator.model.links import Resolution, Target
from curator.model.notes import GlobReference, Reference
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints
from curator.parsers.globs import is_glob
from curator.ports import Entry, Tree


@dataclass(frozen=True, slots=True)
class Relocated:
    """A tree in which one file or folder is seen elsewhere, and nothing else."""

    tree: Tree
    place: RepoPath
    """Where it is seen."""
    home: RepoPath
    """Where it is."""

    @property
    def commit(self) -> str | None:
        return self.tree.commit

    def entries(self) -> Mapping[RepoPath, Entry]:
        found = {
            RepoPath(self.place + path.removeprefix(self.home)): entry
            for path, entry in self.tree.entries().items()
            if _is_at(path, self.home)
        }
        return dict(sorted(found.items()))

    def entry(self, path: RepoPath) -> Entry | None:
        return self.tree.entry(self._real(path)) if _is_at(path, self.place) else None

    def links(self) -> frozenset[RepoPath]:
        return frozenset()

    def read(self, path: RepoPath) -> bytes:
        return self.tree.read(self._real(path))

    def _real(self, path: RepoPath) -> RepoPath:
        return RepoPath(self.home + path.removeprefix(self.place))


def relocated(old: Reference, new: Reference, tree: Tree, derived: Derived) -> Resolution:
    """What the old reference means in the tree, as if that stood where the new one points."""
    seen = Relocated(tree, fixed_path(new), fixed_path(old))
    if isinstance(old, GlobReference) or isinstance(new, GlobReference):
        return resolve(new, seen, derived)
    return resolve(replace(old, path=new.path), seen, derived)


def fixed_path(reference: Reference) -> RepoPath:
    """The file or folder that a reference names in plain words."""
    if not isinstance(reference, GlobReference):
        return reference.path
    parts = reference.pattern.split("/")
    fixed = next((n for n, part in enumerate(parts) if is_glob(part)), len(parts))
    return RepoPath("/".join(parts[: min(fixed, len(parts) - 1)]))


def in_terms_of(now: Target, then: Target, tree: Tree) -> Fingerprint:
    """A definition's fingerprint then, as it would be in the classes that it is in now.

    Their names count for nothing in its signature, and in a class in the names of its members; what a function says
    of them is its body. Neither do those count in which its own class, or in Rust it itself, no longer is.
    """
    marks = then.fingerprint
    if not (then.symbol and now.symbol) or marks.signature == now.fingerprint.signature:
        return marks
    source, path = tree.read(now.paths[0]), now.paths[0]
    seen = in_old_containers(now.symbol, source, path, old=then.symbol, old_path=then.paths[0])
    if not seen:
        return marks
    best = next((view for view in seen if view.signature == marks.signature), seen[0])
    symbols = fingerprints(source, path).symbols
    carried = carried_over(marks, best, now.fingerprint)
    has_members = any(name.startswith(f"{now.symbol}.") for name in symbols)
    return carried if has_members else replace(marks, signature=carried.signature)


def carried_over(then: Fingerprint, seen: Fingerprint, now: Fingerprint) -> Fingerprint:
    """What is equal as it is seen under the old names, is so under the new ones."""
    return Fingerprint(
        signature=now.signature if then.signature == seen.signature else then.signature,
        body=now.body if then.body == seen.body else then.body,
        doc=now.doc if then.doc == seen.doc else then.doc,
    )


def _is_at(path: RepoPath, place: RepoPath) -> bool:
    return path == place or path.startswith(f"{place}/")
