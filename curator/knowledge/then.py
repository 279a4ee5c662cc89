"""A link -> the tree in which it last held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curator.errors import MissingObject, UnreadableFile
from curator.model.links import LinkFreshness, LinkState, LockEntry, Target
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind, FileChange, History, Tree


@dataclass(frozen=True, slots=True)
class OneFile:
    """A tree of a single file: a blob that the lock remembers."""

    path: RepoPath
    blob: str
    data: bytes

    @property
    def commit(self) -> str | None:
        return None

    def entries(self) -> Mapping[RepoPath, Entry]:
        return {self.path: Entry(EntryKind.FILE, self.blob)}

    def entry(self, path: RepoPath) -> Entry | None:
        return self.entries().get(path)

    def links(self) -> frozenset[RepoPath]:
        return frozenset()

    def read(self, path: RepoPath) -> bytes:
        if path != self.path:
            raise UnreadableFile(f"{path} is not in this tree")
        return self.data


def tree_then(link: LinkFreshness, history: History) -> Tree | None:
    """None where that is not known, or not in this clone."""
    if link.entry:
        target = link.resolution
        if not isinstance(target, Target) or len(target.paths) != 1:
            return None
        return verified_tree(link.entry, target.paths[0], history)
    if link.since and link.state is not LinkState.UNVERIFIED:
        return history.tree(link.since)
    return None


def verified_tree(entry: LockEntry, path: RepoPath, history: History) -> Tree | None:
    """The file of a verified link as it stood.

    None for a folder or a glob, of which the lock keeps no blob, and where the blob is not in this clone.
    """
    data = history.blob(entry.blob) if entry.blob else None
    return OneFile(path, entry.blob, data) if data is not None else None


def trees_with(entry: LockEntry, lock_path: RepoPath, history: History) -> Iterator[Tree]:
    """Where the code may stand that an entry was written for: in the first-parent commit that brought the entry into the
    lock, in what that merged, and in the commit checked out. Whether it is that code, its fingerprint tells.
    """
    prints = entry.fingerprint
    words = [word.encode() for word in (prints.signature, prints.body, prints.doc, entry.text)]
    brought: FileChange | None = None
    try:
        changes = history.changes([lock_path]).changes
    except MissingObject:
        return
    for change in changes:
        data = (history.blob(change.blob) if change.blob else None) or b""
        if not all(word in data for word in words):
            break
        brought = change
    commits = [brought.commit, *brought.merged] if brought else []
    for commit in dict.fromkeys((*commits, *filter(None, [history.head]))):
        yield history.tree(commit)
