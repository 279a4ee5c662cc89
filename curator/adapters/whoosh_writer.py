"""Postings -> the file of a segment, by Whoosh's writer of hash files. Only who writes needs Whoosh."""

import warnings
import zlib
from collections.abc import Sequence
from io import BytesIO

import msgspec

from curator.adapters.whoosh_segments import (
    FIELD,
    LENGTHS,
    MOST_OFTEN,
    ONE,
    POINTER,
    Postings,
    posting_bytes,
)

with warnings.catch_warnings():
    # Whoosh is older than today's rules for escape sequences; who writes an index can do nothing about it.
    warnings.simplefilter("ignore")
    from whoosh.filedb.filetables import HashWriter
    from whoosh.filedb.structfile import StructFile

_CRC32 = 1
"""Whoosh's name for that hash; its usual one, MD5, takes as long as all the rest."""


def segment_bytes(postings: Postings) -> bytes:
    """The file of a segment."""
    file = BytesIO()
    writer = _Writer(file, sorted(postings))
    for place, field in enumerate(sorted(postings)):
        writer.add_field(FIELD.pack(place), postings[field])
    return writer.finished()


class _Writer(HashWriter):  # type: ignore[misc]  # Whoosh has no types
    """Writes what Whoosh's does, in large pieces."""

    def __init__(self, file: BytesIO, fields: Sequence[str]) -> None:
        super().__init__(StructFile(file), hashtype=_CRC32)
        self._file = file
        self.extras["fields"] = fields

    def add_field(self, prefix: bytes, terms: dict[str, list[int]]) -> None:
        """The terms of one field with their postings."""
        place = self._file.tell()
        pieces: list[bytes] = []
        lengths, hashed, buckets = LENGTHS.pack, zlib.crc32, self.buckets
        for term, flat in sorted(terms.items()):
            key = prefix + term.encode()
            if len(flat) == 2 and flat[1] <= MOST_OFTEN:
                value = ONE.pack(1, flat[0], flat[1])
            else:
                value = posting_bytes(flat[::2], flat[1::2])
            pieces += (lengths(len(key), len(value)), key, value)
            number = hashed(key)
            buckets[number & 255].append((number, place))
            place += LENGTHS.size + len(key) + len(value)
        self._file.write(b"".join(pieces))

    def finished(self) -> bytes:
        """Everything, with the tables and what stands at the end. Whoosh's `close` would let go of it."""
        self._write_hashes()
        self._write_directory()
        extras = msgspec.json.encode(self.extras)  # Whoosh pickles them
        self.dbfile.write(extras)
        self.dbfile.write_int(len(extras))
        return self._file.getvalue()

    def _write_hashes(self) -> None:
        place = self._file.tell()
        pieces = []
        for entries in self.buckets:
            table = _hash_table(entries)
            self.directory.append((place, 2 * len(entries)))
            place += len(table)
            pieces.append(table)
        self._file.write(b"".join(pieces))


def _hash_table(entries: Sequence[tuple[int, int]]) -> bytes:
    """Each hash in the first slot that is free from its own on; the last bits told which table it is in."""
    slots = 2 * len(entries)
    taken: list[tuple[int, int] | None] = [None] * slots
    for entry in entries:
        slot = (entry[0] >> 8) % slots
        while taken[slot] is not None:
            slot = (slot + 1) % slots
        taken[slot] = entry
    return b"".join([POINTER.pack(*entry) if entry else bytes(POINTER.size) for entry in taken])
