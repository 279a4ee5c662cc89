"""A tree's blobs -> what is derived from them (fingerprints, notes), each computed once per blob."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from curator import __version__
from curator.model.code import Fingerprints
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints
from curator.parsers.languages import version
from curator.ports import BlobCache, Tree

T = TypeVar("T")


class Derived:
    """Reads through the cache. Results are kept in memory until `save`, which writes the new ones in one step."""

    def __init__(self, cache: BlobCache) -> None:
        self._cache = cache
        self._known: dict[tuple[str, str], object] = {}
        self._unsaved: dict[str, dict[str, bytes]] = {}

    def fingerprints(self, tree: Tree, path: RepoPath) -> Fingerprints:
        """Fingerprints of a file that is in the tree. Raises `UnreadableFile`."""
        return self._get(
            f"fingerprints {version(path)}",
            _blob(tree, path),
            Fingerprints,
            lambda: fingerprints(tree.read(path), path),
        )

    def note(self, tree: Tree, path: RepoPath, kb: RepoPath | None) -> Note:
        """A note, or a document where `kb` is None. Raises `UnreadableFile`."""
        return self.note_version(_blob(tree, path), lambda: tree.read(path), path=path, kb=kb)

    def note_version(
        self, blob: str, read: Callable[[], bytes], *, path: RepoPath, kb: RepoPath | None
    ) -> Note:
        """A note as it stood in some commit."""
        key = f"{blob} {kb is None} {kb} {path}"
        return self._get(f"note {__version__}", key, Note, lambda: _note(read(), path, kb))

    def save(self) -> None:
        """Keep what is new for the next run."""
        for kind, values in sorted(self._unsaved.items()):
            self._cache.put(kind, values)
        self._unsaved.clear()

    def _get(self, kind: str, key: str, shape: type[T], compute: Callable[[], T]) -> T:
        known = self._known.get((kind, key))
        if isinstance(known, shape):
            return known
        value = self._stored(kind, key, shape)
        if value is None:
            value = compute()
            self._keep(kind, key, value)
        self._known[kind, key] = value
        return value

    def _stored(self, kind: str, key: str, shape: type[T]) -> T | None:
        stored = self._cache.get(kind, [key]).get(key)
        if stored is None:
            return None
        try:
            return msgspec.msgpack.decode(stored, type=shape)
        except msgspec.DecodeError:  # written by another build of the same version: compute it anew
            return None

    def _keep(self, kind: str, key: str, value: object) -> None:
        try:
            encoded = msgspec.msgpack.encode(value)
        except UnicodeEncodeError:  # a file name that is not UTF-8 cannot be written as text
            return
        self._unsaved.setdefault(kind, {})[key] = encoded


def _note(data: bytes, path: RepoPath, kb: RepoPath | None) -> Note:
    from curator.parsers.note import parse_note  # its libraries take 60 ms to import

    return parse_note(data, path=path, kb=kb)


def _blob(tree: Tree, path: RepoPath) -> str:
    entry = tree.entry(path)
    return entry.blob if entry else ""
