"""A tree from a dict, with the blob ids that git would give."""

import hashlib
from collections.abc import Iterable, Mapping

from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind


class DictTree:
    """`DictTree({"src/a.py": "x = 1\\n"})`; submodules are path -> commit, links are paths."""

    def __init__(
        self,
        files: Mapping[str, str | bytes],
        *,
        commit: str | None = None,
        submodules: Mapping[str, str] | None = None,
        links: Iterable[str] = (),
    ) -> None:
        self._commit = commit
        self._links = frozenset(RepoPath(path) for path in links)
        self._files = {
            RepoPath(path): content.encode() if isinstance(content, str) else content
            for path, content in files.items()
        }
        entries = {path: Entry(EntryKind.FILE, blob_id(data)) for path, data in self._files.items()}
        for path, submodule in (submodules or {}).items():
            entries[RepoPath(path)] = Entry(EntryKind.SUBMODULE, submodule)
        self._entries = dict(sorted(entries.items()))

    @property
    def commit(self) -> str | None:
        return self._commit

    def entries(self) -> Mapping[RepoPath, Entry]:
        return self._entries

    def entry(self, path: RepoPath) -> Entry | None:
        return self._entries.get(path)

    def links(self) -> frozenset[RepoPath]:
        return self._links

    def read(self, path: RepoPath) -> bytes:
        if path not in self._files:
            raise UnreadableFile(f"{path} is not a file of this tree")
        return self._files[path]


def blob_id(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
