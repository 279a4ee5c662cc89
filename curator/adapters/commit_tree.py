"""A commit as a `Tree`, read from git's objects."""

from collections.abc import Mapping

from curator.adapters.files import is_inside
from curator.adapters.objects import Item, ItemKind, Objects
from curator.adapters.snapshot import by_path
from curator.errors import RepositoryError, UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind

MOST_FILES = 2_000_000
"""Folders that hold each other ten times over make, in a few kilobytes, a tree that no machine can list."""
_KINDS = {ItemKind.FILE: EntryKind.FILE, ItemKind.SUBMODULE: EntryKind.SUBMODULE}


class CommitTree:
    """It costs no process of its own, and folders that two commits share are read once."""

    def __init__(self, objects: Objects, commit: str) -> None:
        self._objects = objects
        self._commit = commit
        self._entries: Mapping[RepoPath, Entry] | None = None
        self._asked: dict[RepoPath, Entry | None] = {}
        self._links: frozenset[RepoPath] = frozenset()

    @property
    def commit(self) -> str | None:
        return self._commit

    def entries(self) -> Mapping[RepoPath, Entry]:
        """Everything in it, sorted by path. Raises `MissingObject`, and `RepositoryError` where git is damaged."""
        if self._entries is None:
            items = self._items()
            entries = ((path, _entry(item)) for path, item in items.items())
            self._entries = by_path((path, entry) for path, entry in entries if entry is not None)
            links = (path for path, item in items.items() if item.kind is ItemKind.LINK)
            self._links = frozenset(links)
        return self._entries

    def links(self) -> frozenset[RepoPath]:
        self.entries()
        return self._links

    def entry(self, path: RepoPath) -> Entry | None:
        """One path's entry; only the folders on its way are read."""
        if self._entries is not None:
            return self._entries.get(path)
        if path not in self._asked:
            self._asked[path] = self._entry(path) if is_inside(path) else None
        return self._asked[path]

    def read(self, path: RepoPath) -> bytes:
        entry = self.entry(path)
        if entry is None or entry.kind is not EntryKind.FILE:
            raise UnreadableFile(f"{path} is not a file of commit {self._commit[:12]}")
        return self._objects.content(entry.blob, f"{path} of commit {self._commit[:12]}")

    def _entry(self, path: RepoPath) -> Entry | None:
        *folders, name = path.split("/")
        tree = self._objects.root(self._commit)
        for part in folders:
            item = self._objects.folder(tree).get(part)
            if item is None or item.kind is not ItemKind.FOLDER:
                return None
            tree = item.id
        found = self._objects.folder(tree).get(name)
        return _entry(found) if found is not None else None

    def _items(self) -> dict[RepoPath, Item]:
        """Level by level, so that a level's folders are asked for together."""
        items: dict[RepoPath, Item] = {}
        level = [("", self._objects.root(self._commit))]
        while level:
            folders = self._objects.folders(tree for _, tree in level)
            deeper: list[tuple[str, str]] = []
            for prefix, tree in level:
                for name, item in folders[tree].items():
                    if item.kind is ItemKind.FOLDER:
                        deeper.append((f"{prefix}{name}/", item.id))
                    else:
                        items[RepoPath(prefix + name)] = item
                if len(items) + len(deeper) > MOST_FILES:
                    raise RepositoryError(
                        f"commit {self._commit[:12]} has more than {MOST_FILES:,} files: name another"
                    )
            level = deeper
        return items


def _entry(item: Item) -> Entry | None:
    kind = _KINDS.get(item.kind)
    return Entry(kind, item.id) if kind is not None else None
