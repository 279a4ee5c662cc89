"""Postings <-> the file of a segment.

It is Whoosh's hash file: terms in order, and a table to find one. Whoosh's own writer keeps a table of contents that is
unpickled when an index is opened, counts the dead, and pickles each short posting list. What stands under a term here is
plain numbers, and what stands at the end of the file is JSON: nothing in it can be run.
"""

import struct
import warnings
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec

with warnings.catch_warnings():
    # Whoosh is older than today's rules for escape sequences; its readers can do nothing about it.
    warnings.simplefilter("ignore")
    from whoosh.filedb.filestore import RamStorage
    from whoosh.filedb.filetables import FileFormatError, HashReader, HashWriter

Postings = dict[str, dict[str, list[int]]]
"""Field -> term -> number of a chunk, count, number, count, ...; numbers ascend."""
Posting = tuple["array[int]", "array[int]"]
"""Numbers, which ascend, and counts."""
_Place = tuple[int, int, int, int]
"""Where a term begins and how long it is, and the same of what stands under it."""

_CRC32 = 1
"""Whoosh's name for that hash; its usual one, MD5, takes as long as all the rest."""
_LENGTHS = struct.Struct("!ii")  # of a key and its value, before each pair; Whoosh's
_INT_SIZE = 4
_POINTER = struct.Struct("!Iq")  # a key's hash and where its pair stands; Whoosh's
_FIELD = struct.Struct("!H")  # a key's first two bytes
_NUMBER, _FREQUENCY = "I", "H"
_SIZE, _FREQUENCY_SIZE = array(_NUMBER).itemsize, array(_FREQUENCY).itemsize
_MOST_OFTEN = (1 << 8 * _FREQUENCY_SIZE) - 1
_DF = struct.Struct(f"={_NUMBER}")
_HEAD = struct.Struct(f"={_NUMBER}{_NUMBER}")  # how many chunks, and the first
_ONE = struct.Struct(f"={_NUMBER}{_NUMBER}{_FREQUENCY}")


class Segment:
    """Terms and postings of one segment, read from bytes that have been verified."""

    __slots__ = ("_data", "_fields", "_table")

    def __init__(self, data: bytes) -> None:
        """Raises `ValueError` where these are not the bytes of a segment."""
        storage = RamStorage()
        storage.files["segment"] = data
        self._data = data
        try:
            self._table = _Reader.open(storage, "segment")
            self._fields: list[str] = self._table.extras["fields"]
        except (FileFormatError, struct.error, IndexError, TypeError) as error:
            raise ValueError("not a segment") from error

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self._data)

    def posting(self, name: str, term: str) -> Posting:
        """Both empty where no chunk has the term."""
        if name in self._fields:
            key = _FIELD.pack(self._fields.index(name)) + term.encode()
            for start, _ in self._table.ranges_for_key(key):
                return _posting(self._data, start)
        return array(_NUMBER), array(_FREQUENCY)

    def everything(self) -> Iterator[tuple[str, str, Posting]]:
        """Field, term and posting, in order."""
        for place, length, start, _ in self._table._ranges():  # noqa: SLF001 - `items` copies every value twice
            posting = _posting(self._data, start)
            if posting[0]:
                key = self._data[place : place + length]
                yield self._fields[_FIELD.unpack_from(key)[0]], key[2:].decode(), posting

    def without(self, dead: Collection[int]) -> bytes | None:
        """The file as it is without these chunks; None where it has nothing of them.

        A posting is closed up where it stands and the rest of it filled with zeros, as is a term that no other chunk has:
        not a byte beside them moves, so that this costs a small part of writing the segment anew.
        """
        gone = frozenset(dead)
        found = list(_holding(self._data, (self._table.startofdata, self._table.endofdata), gone))
        data = bytearray(self._data)
        for place, key_length, start, length in found:
            numbers, counts = _posting(data, start)
            kept = [one for one in zip(numbers, counts, strict=True) if one[0] not in gone]
            data[start : start + length] = _value(*_unzipped(kept)).ljust(length, b"\0")
            if not kept:
                self._blot_out(data, place, key_length)
        return bytes(data) if found else None

    def _blot_out(self, data: bytearray, place: int, length: int) -> None:
        """A term and, in the table, its hash. The slot stays taken: others are found by way of it."""
        hashed = zlib.crc32(data[place : place + length])
        data[place : place + length] = bytes(length)
        table, slots = self._table.tables[hashed & 255]
        for step in range(slots):
            slot = table + ((hashed >> 8) + step) % slots * _POINTER.size
            if _POINTER.unpack_from(data, slot)[1] == place - _LENGTHS.size:
                data[slot : slot + _SIZE] = bytes(_SIZE)
                return


def segment_bytes(postings: Postings) -> bytes:
    """The file of a segment."""
    storage = RamStorage()
    writer = _Writer(storage.create_file("segment"), sorted(postings))
    for place, field in enumerate(sorted(postings)):
        writer.add_field(_FIELD.pack(place), postings[field])
    writer.close()
    return bytes(storage.files["segment"])


class _Writer(HashWriter):  # type: ignore[misc]  # Whoosh has no types
    """Writes what Whoosh's does, in large pieces."""

    def __init__(self, file: Any, fields: Sequence[str]) -> None:  # noqa: ANN401 - Whoosh has no types
        super().__init__(file, hashtype=_CRC32)
        self.extras["fields"] = fields

    def add_field(self, prefix: bytes, terms: dict[str, list[int]]) -> None:
        """The terms of one field with their postings."""
        place = self.dbfile.tell()
        pieces: list[bytes] = []
        lengths, hashed, buckets = _LENGTHS.pack, zlib.crc32, self.buckets
        for term, flat in sorted(terms.items()):
            key = prefix + term.encode()
            if len(flat) == 2 and flat[1] <= _MOST_OFTEN:
                value = _ONE.pack(1, flat[0], flat[1])
            else:
                value = _value(flat[::2], flat[1::2])
            pieces += (lengths(len(key), len(value)), key, value)
            number = hashed(key)
            buckets[number & 255].append((number, place))
            place += _LENGTHS.size + len(key) + len(value)
        self.dbfile.write(b"".join(pieces))

    def _write_hashes(self) -> None:
        place = self.dbfile.tell()
        pieces = []
        for entries in self.buckets:
            table = _hash_table(entries)
            self.directory.append((place, 2 * len(entries)))
            place += len(table)
            pieces.append(table)
        self.dbfile.write(b"".join(pieces))

    def _write_extras(self) -> None:
        """Whoosh pickles them."""
        self.dbfile.write(msgspec.json.encode(self.extras))


class _Reader(HashReader):  # type: ignore[misc]  # Whoosh has no types
    def _read_extras(self) -> None:
        """They are all that is left but for their length. Whoosh unpickles them."""
        self.extras = msgspec.json.decode(self.dbfile.read()[:-_INT_SIZE])


def _hash_table(entries: Sequence[tuple[int, int]]) -> bytes:
    """Each hash in the first slot that is free from its own on; the last bits told which table it is in."""
    slots = 2 * len(entries)
    taken: list[tuple[int, int] | None] = [None] * slots
    for entry in entries:
        slot = (entry[0] >> 8) % slots
        while taken[slot] is not None:
            slot = (slot + 1) % slots
        taken[slot] = entry
    return b"".join([_POINTER.pack(*entry) if entry else bytes(_POINTER.size) for entry in taken])


def _value(numbers: Sequence[int], counts: Sequence[int]) -> bytes:
    try:
        often = array(_FREQUENCY, counts)
    except OverflowError:
        often = array(_FREQUENCY, [min(count, _MOST_OFTEN) for count in counts])
    return _DF.pack(len(numbers)) + array(_NUMBER, numbers).tobytes() + often.tobytes()


def _posting(data: bytes | bytearray, start: int) -> Posting:
    numbers, counts = array(_NUMBER), array(_FREQUENCY)
    held = _DF.unpack_from(data, start)[0]
    middle = start + _SIZE * (held + 1)
    numbers.frombytes(data[start + _SIZE : middle])
    counts.frombytes(data[middle : middle + _FREQUENCY_SIZE * held])
    return numbers, counts


def _holding(data: bytes, extent: tuple[int, int], gone: frozenset[int]) -> Iterator[_Place]:
    """Where any of these chunks stands. Most terms are told by a look at their first and last chunk."""
    place, end = extent
    first, last = min(gone, default=0), max(gone, default=-1)
    lengths, head, number = _LENGTHS.unpack_from, _HEAD.unpack_from, _DF.unpack_from
    while place < end:
        key_length, length = lengths(data, place)
        start = place + _LENGTHS.size + key_length
        held, low = head(data, start)
        if held and low <= last and number(data, start + _SIZE * held)[0] >= first:
            numbers = (low,) if held == 1 else _posting(data, start)[0]
            if not gone.isdisjoint(numbers):
                yield place + _LENGTHS.size, key_length, start, length
        place = start + length


def _unzipped(pairs: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    pairs = list(pairs)
    return [number for number, _ in pairs], [count for _, count in pairs]
