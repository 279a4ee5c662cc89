"""A tree's blobs -> what is derived from them (fingerprints, notes), each computed once per blob."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

import msgspec

from curator import __version__
from curator.errors import UnreadableFile
from curator.knowledge.blob_values import BlobValues, Share, alone
from curator.model.code import Fingerprints, Outline
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.parsers.languages import language_for, version
from curator.parsers.prose import prose_digest, text_lines
from curator.parsers.said import said
from curator.parsers.words import words
from curator.ports import BlobCache, Tree

if TYPE_CHECKING:
    from curator.model.hidden import HiddenText
    from curator.model.imports import Imports
    from curator.model.mentions import Mentions
    from curator.model.secrets import Secrets

T = TypeVar("T")
_WORDS = "words:4"
_SECRETS = f"secrets:1 {__version__}"
_HIDDEN = f"hidden:1 {__version__}"


class Derived:
    """Reads through the cache. Results are kept in memory until `save`, which writes the new ones in one step."""

    def __init__(self, cache: BlobCache, share: Share = alone) -> None:
        self._values = BlobValues(cache, share)
        self._secrets: dict[str, Secrets] = {}

    def prepare_notes(self, tree: Tree, paths: Iterable[RepoPath], kb: RepoPath | None) -> None:
        """All of these will be asked for: what is not known of them is computed by several processes."""
        keys = {_key(_blob(tree, path), kb is None, kb, path): path for path in paths}
        self._values.prepare(_notes(), keys, lambda path: _note(tree.read(path), path, kb))

    def prepare_fingerprints(self, tree: Tree, paths: Iterable[RepoPath]) -> None:
        """The same for fingerprints of files."""
        by_kind: dict[str, dict[str, RepoPath]] = {}
        for path in paths:
            by_kind.setdefault(_fingerprints_of(path), {})[_blob(tree, path)] = path
        for kind, keys in sorted(by_kind.items()):
            self._values.prepare(kind, keys, lambda path: _fingerprints(tree.read(path), path))

    def fingerprints(self, tree: Tree, path: RepoPath) -> Fingerprints:
        """Fingerprints of a file that is in the tree. Raises `UnreadableFile`."""
        return self._values.get(
            _fingerprints_of(path),
            _blob(tree, path),
            Fingerprints,
            lambda: _fingerprints(tree.read(path), path),
        )

    def outline(self, tree: Tree, path: RepoPath) -> Outline:
        """The definitions of a file that is in the tree. Raises `UnreadableFile`."""
        return self._values.get(
            f"outline {version(path)}",
            _blob(tree, path),
            Outline,
            lambda: _outline(tree.read(path), path),
        )

    def note(self, tree: Tree, path: RepoPath, kb: RepoPath | None) -> Note:
        """A note, or a document where `kb` is None. Raises `UnreadableFile`."""
        return self.note_version(_blob(tree, path), lambda: tree.read(path), path=path, kb=kb)

    def note_version(
        self, blob: str, read: Callable[[], bytes], *, path: RepoPath, kb: RepoPath | None
    ) -> Note:
        """A note as it stood in some commit."""
        key = _key(blob, kb is None, kb, path)
        return self._values.get(_notes(), key, Note, lambda: _note(read(), path, kb))

    def prose(self, blob: str, read: Callable[[str], bytes | None]) -> str | None:
        """The digest of a note's body, without the cost of a note; None where the blob cannot be read."""
        kind = f"prose {__version__}"
        known = self._values.known(kind, blob, str)
        if known is not None:
            return known
        data = read(blob)
        return None if data is None else self._values.get(kind, blob, str, lambda: _prose(data))

    def mentions(self, tree: Tree, path: RepoPath) -> "Mentions":
        """What a document mentions. Raises `UnreadableFile`."""
        from curator.model.mentions import Mentions

        return self._values.get(
            f"mentions:9 {__version__}",
            _key(_blob(tree, path), path),
            Mentions,
            lambda: _mentions(tree.read(path), path),
        )

    def words(self, tree: Tree, paths: Collection[RepoPath]) -> dict[RepoPath, frozenset[str]]:
        """The words of these files that are code, asked for together; a file that cannot be read has none."""
        keys = {path: f"{_blob(tree, path)} {version(path).partition('-')[0]}" for path in paths}
        stored = self._values.encoded(_WORDS, keys.values())
        found = {}
        for path, key in keys.items():
            if key not in stored:
                with suppress(UnreadableFile):
                    stored[key] = _words(tree.read(path), path)
                    self._values.keep_encoded(_WORDS, {key: stored[key]})
            found[path] = frozenset(stored.get(key, b"").decode().split())
        return found

    def secrets(self, tree: Tree, paths: Collection[RepoPath]) -> "dict[RepoPath, Secrets]":
        """The secrets in these files, asked for together; a file that is binary or cannot be read has none."""
        from curator.model.secrets import Secret

        blobs = {path: _blob(tree, path) for path in paths}
        unread = {blob for blob in blobs.values() if blob not in self._secrets}
        decoder = msgspec.msgpack.Decoder(tuple[Secret, ...])
        for blob, data in self._values.encoded(_SECRETS, unread).items():
            with suppress(msgspec.DecodeError):
                self._secrets[blob] = decoder.decode(data)
        for path, blob in blobs.items():
            if blob not in self._secrets:
                with suppress(UnreadableFile):
                    self._secrets[blob] = _secrets(tree.read(path))
                    self._values.keep(_SECRETS, blob, self._secrets[blob])
        return {path: self._secrets.get(blob, ()) for path, blob in blobs.items()}

    def hidden(
        self, tree: Tree, paths: Collection[RepoPath]
    ) -> "dict[RepoPath, tuple[HiddenText, ...]]":
        """What is hidden in these pages, asked for together; one that cannot be read hides nothing."""
        from curator.model.hidden import HiddenText

        keys = {path: f"{_blob(tree, path)} {path.lower().endswith('.mdx')}" for path in paths}
        stored = self._values.encoded(_HIDDEN, set(keys.values()))
        decoder = msgspec.msgpack.Decoder(tuple[HiddenText, ...])
        found: dict[RepoPath, tuple[HiddenText, ...]] = dict.fromkeys(keys, ())
        for path, key in keys.items():
            with suppress(KeyError, msgspec.DecodeError):
                found[path] = decoder.decode(stored[key])
                continue
            with suppress(UnreadableFile):
                found[path] = _hidden(tree.read(path), path)
                self._values.keep(_HIDDEN, key, found[path])
        return found

    def imports(self, tree: Tree, paths: Collection[RepoPath]) -> "dict[RepoPath, Imports]":
        """The imports of these files, asked for together; a file that cannot be read has none."""
        from curator.model.imports import Imports
        from curator.parsers.file_imports import (
            KIND,
            family,
            file_imports,
        )  # its patterns take 20 ms

        keys = {path: f"{_blob(tree, path)} {family(path)}" for path in paths}
        stored = self._values.encoded(KIND, keys.values())
        decoder, found = msgspec.msgpack.Decoder(Imports), {}
        for path, key in keys.items():
            with suppress(KeyError, msgspec.DecodeError):
                found[path] = decoder.decode(stored[key])
                continue
            try:
                found[path] = file_imports(tree.read(path), path)
            except UnreadableFile:
                found[path] = Imports()
            else:
                self._values.keep(KIND, key, found[path])
        return found

    def kept(self, kind: str, key: str, shape: type[T]) -> T | None:
        """What was kept under a key that is no blob's."""
        return self._values.stored(kind, key, shape)

    def keep(self, kind: str, key: str, value: object) -> None:
        self._values.keep(kind, key, value)

    def save(self) -> None:
        """Keep what is new for the next run."""
        self._values.save()


def _notes() -> str:
    return f"note {__version__}"


def _fingerprints_of(path: RepoPath) -> str:
    return f"fingerprints {version(path)}"


def _key(*parts: object) -> str:
    """Of a path that is not UTF-8, which no cache takes as text, what `repr` makes of it."""
    key = " ".join(map(str, parts))
    return key if key.isascii() or _is_text(key) else ascii(key)


def _is_text(key: str) -> bool:
    try:
        key.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fingerprints(data: bytes, path: RepoPath) -> Fingerprints:
    from curator.parsers.fingerprint import fingerprints  # with its parser it takes 30 ms to import

    return fingerprints(data, path)


def _outline(data: bytes, path: RepoPath) -> Outline:
    from curator.parsers.code import outline  # not needed where it is in the cache

    return outline(data, path)


def _note(data: bytes, path: RepoPath, kb: RepoPath | None) -> Note:
    from curator.parsers.note import parse_note  # its libraries take 60 ms to import

    return parse_note(data, path=path, kb=kb)


def _prose(data: bytes) -> str:
    from curator.parsers.front_matter import split_front_matter  # it takes 40 ms to import

    lines = text_lines(data.decode("utf-8", "replace"))
    return prose_digest(said(lines[split_front_matter(lines).body_line - 1 :]))


def _mentions(data: bytes, path: RepoPath) -> "Mentions":
    from curator.parsers.mentions import mentions  # lint without its rule never needs it

    return mentions(data, path)


def _secrets(data: bytes) -> "Secrets":
    from curator.parsers.secrets import secrets  # its patterns take 15 ms

    return () if b"\0" in data else secrets(data.decode("utf-8-sig", "replace"))


def _hidden(data: bytes, path: RepoPath) -> "tuple[HiddenText, ...]":
    from curator.parsers.hidden_text import hidden_text  # with its parser it takes 60 ms

    return hidden_text(data, path)


def _words(data: bytes, path: RepoPath) -> bytes:
    language = language_for(path)
    if b"\0" in data:
        return b""
    return " ".join(sorted(words(data, language.name if language else None))).encode()


def _blob(tree: Tree, path: RepoPath) -> str:
    entry = tree.entry(path)
    return entry.blob if entry else ""
