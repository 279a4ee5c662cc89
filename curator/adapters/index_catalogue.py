"""The chunks of an index: their files, places and lengths <-> bytes. Postings name a chunk by its number here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import msgspec

from curator.model.context import Chunk, ChunkKind
from curator.model.text import RepoPath, Span
from curator.ports import IndexedFile


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """A chunk as stored. Bytes where text may hold lone surrogates: paths are surrogate-escaped."""

    first: int
    last: int
    title: bytes
    symbol: str | None
    names: tuple[str, ...]
    lengths: tuple[int, ...]
    """In the order of the catalogue's fields."""


class StoredFile(msgspec.Struct, frozen=True, array_like=True):
    path: bytes
    key: str
    kind: ChunkKind
    language: str | None
    first: int
    """Number of its first chunk."""
    rows: tuple[_Row, ...]
    is_generated: bool


class _Whole(msgspec.Struct, frozen=True, array_like=True):
    fields: tuple[str, ...]
    size: int
    files: tuple[StoredFile, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Files with their chunks' numbers. Numbers are given out once; those of removed files stay unused."""

    fields: tuple[str, ...]
    size: int
    """The next free number."""
    files: Mapping[RepoPath, StoredFile]

    @property
    def live(self) -> int:
        return sum(len(file.rows) for file in self.files.values())

    def keys(self) -> dict[RepoPath, str]:
        return {path: file.key for path, file in sorted(self.files.items())}

    def without(self, paths: Collection[RepoPath]) -> "Catalogue":
        kept = {path: file for path, file in self.files.items() if path not in paths}
        return Catalogue(self.fields, self.size, kept)

    def plus(self, files: Iterable[StoredFile], size: int) -> "Catalogue":
        """With these files, whose chunks are numbered from 0 on and take so many numbers."""
        added = {
            _text(file.path): msgspec.structs.replace(file, first=self.size + file.first)
            for file in files
        }
        return Catalogue(self.fields, self.size + size, {**self.files, **added})

    def numbers(self) -> set[int]:
        """Those of all chunks."""
        return {
            number
            for file in self.files.values()
            for number in range(file.first, file.first + len(file.rows))
        }

    def renumbered(self) -> tuple["Catalogue", dict[int, int]]:
        """The same chunks numbered without gaps, in order of path; and old number -> new."""
        files = sorted(self.files.items())
        firsts = accumulate((len(file.rows) for _, file in files), initial=0)
        moved: dict[RepoPath, StoredFile] = {}
        numbers: dict[int, int] = {}
        for (path, file), first in zip(files, firsts, strict=False):
            moved[path] = msgspec.structs.replace(file, first=first)
            numbers.update({file.first + i: first + i for i in range(len(file.rows))})
        return Catalogue(self.fields, len(numbers), moved), numbers

    def chunks(self) -> list[Chunk | None]:
        chunks: list[Chunk | None] = [None] * self.size
        for path, file in self.files.items():
            chunks[file.first : file.first + len(file.rows)] = [
                _chunk(path, file, row) for row in file.rows
            ]
        return chunks

    def lengths(self) -> dict[str, list[int]]:
        lengths = {field: [0] * self.size for field in self.fields}
        for place, field in enumerate(self.fields):
            column = lengths[field]
            for file in self.files.values():
                end = file.first + len(file.rows)
                column[file.first : end] = [row.lengths[place] for row in file.rows]
        return lengths

    def encoded(self) -> bytes:
        files = tuple(file for _, file in sorted(self.files.items()))
        return msgspec.msgpack.encode(_Whole(self.fields, self.size, files))


def stored_file(file: IndexedFile, fields: Sequence[str], first: int) -> StoredFile:
    """A file whose chunks take the numbers from `first` on."""
    chunks = [indexed.chunk for indexed in file.chunks]
    return StoredFile(
        path=_bytes(file.path),
        key=file.key,
        kind=chunks[0].kind if chunks else ChunkKind.CODE,
        language=chunks[0].language if chunks else None,
        first=first,
        rows=tuple(
            _row(indexed.chunk, [_total(indexed.terms.get(name, {})) for name in fields])
            for indexed in file.chunks
        ),
        is_generated=any(chunk.is_generated for chunk in chunks),
    )


def decoded(data: bytes) -> Catalogue:
    """Raises `msgspec.DecodeError` on anything that `encoded` did not write."""
    stored = msgspec.msgpack.decode(data, type=_Whole)
    return Catalogue(stored.fields, stored.size, {_text(file.path): file for file in stored.files})


def _row(chunk: Chunk, lengths: Sequence[int]) -> _Row:
    return _Row(
        chunk.span.first,
        chunk.span.last,
        _bytes(chunk.title),
        chunk.symbol,
        chunk.names,
        tuple(lengths),
    )


def _chunk(path: RepoPath, file: StoredFile, row: _Row) -> Chunk:
    return Chunk(
        file.kind,
        path,
        Span(row.first, row.last),
        _text(row.title),
        row.symbol,
        file.language,
        row.names,
        file.is_generated,
    )


def _total(counts: Mapping[str, int]) -> int:
    return sum(counts.values())


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> RepoPath:
    return RepoPath(data.decode("utf-8", "surrogatepass"))
