"""The file of a segment -> terms and postings.

It is Whoosh's hash file: terms in order, and a table to find one. Whoosh's own writer keeps a table of contents that is
unpickled when an index is opened, counts the dead, and pickles each short posting list. What stands under a term here is
plain numbers, and what stands at the end of the file is JSON: nothing in it can be run. Reading needs no Whoosh, whose
import takes longer than an answer.
"""

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

import msgspec

Postings = dict[str, dict[str, list[int]]]
"""Field -> term -> number of a chunk, count, number, count, ...; numbers ascend."""
Posting = tuple["array[int]", "array[int]"]
"""Numbers, which ascend, and counts."""
_Shortened = tuple[int, int, int, int, Posting]
"""Where a term begins and how long it is, the same of what stands under it, and what is to stand there."""

_HEADER = struct.Struct("!4sbii")  # Whoosh's mark, which hash it is, and room that it keeps
_MARK = (b"HSH3", 1, 0, 0)
_SIZE_OF_END = struct.Struct("!i")
_DIRECTORY = struct.Struct("!qi")  # of each of 256 tables: where it stands, and its slots; Whoosh's
_TABLES = 256
LENGTHS = struct.Struct("!ii")
"""Of a key and its value, before each pair; Whoosh's."""
POINTER = struct.Struct("!Iq")
"""A key's hash and where its pair stands; Whoosh's."""
FIELD = struct.Struct("!H")
"""A key's first two bytes."""
_NUMBER, _FREQUENCY = "I", "H"
_SIZE, _FREQUENCY_SIZE = array(_NUMBER).itemsize, array(_FREQUENCY).itemsize
MOST_OFTEN = (1 << 8 * _FREQUENCY_SIZE) - 1
_DF = struct.Struct(f"={_NUMBER}")
_HEAD = struct.Struct(f"={_NUMBER}{_NUMBER}")  # how many chunks, and the first
ONE = struct.Struct(f"={_NUMBER}{_NUMBER}{_FREQUENCY}")
"""A posting of one chunk."""


class _End(msgspec.Struct):
    """What stands at the end of the file."""

    fields: list[str]


class _Gone:
    """Chunks that are to be taken out of postings: few runs of numbers, since those of a file follow each other."""

    __slots__ = ("_all", "_runs", "first", "last")

    def __init__(self, numbers: Collection[int]) -> None:
        self._all = frozenset(numbers)
        self._runs: list[tuple[int, int]] = []
        for number in sorted(self._all):
            if self._runs and self._runs[-1][1] == number:
                self._runs[-1] = (self._runs[-1][0], number + 1)
            else:
                self._runs.append((number, number + 1))
        self.first = min(self._all, default=0)
        self.last = max(self._all, default=-1)

    def take_out(self, posting: Posting) -> bool:
        """Whether there was anything to be taken out."""
        numbers, counts = posting
        held = len(numbers)
        if held <= len(self._runs):
            places = [place for place, number in enumerate(numbers) if number in self._all]
            stretches = [(place, place + 1) for place in reversed(places)]
        else:
            stretches = [
                (bisect_left(numbers, first), bisect_left(numbers, end))
                for first, end in reversed(self._runs)
            ]
        for low, high in stretches:
            del numbers[low:high]
            del counts[low:high]
        return len(numbers) < held


class Segment:
    """Terms and postings of one segment, read from bytes that have been verified."""

    __slots__ = ("_data", "_extent", "_fields", "_tables")

    def __init__(self, data: bytes) -> None:
        """Raises `ValueError` where these are not the bytes of a segment."""
        self._data = data
        try:
            self._fields, self._tables = _contents(data)
        except (msgspec.DecodeError, struct.error) as error:
            raise ValueError("not a segment") from error
        self._extent = _HEADER.size, self._tables[0][0]

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self._data)

    def posting(self, name: str, term: str) -> Posting:
        """Both empty where no chunk has the term."""
        if name in self._fields:
            start = self._found(FIELD.pack(self._fields.index(name)) + term.encode())
            if start is not None:
                return _posting(self._data, start)
        return array(_NUMBER), array(_FREQUENCY)

    def everything(self) -> Iterator[tuple[str, str, Posting]]:
        """Field, term and posting, in order."""
        place, end = self._extent
        while place < end:
            key_length, length = LENGTHS.unpack_from(self._data, place)
            start = place + LENGTHS.size + key_length
            posting = _posting(self._data, start)
            if posting[0]:
                key = self._data[place + LENGTHS.size : start]
                yield self._fields[FIELD.unpack_from(key)[0]], key[2:].decode(), posting
            place = start + length

    def without(self, dead: Collection[int]) -> bytes | None:
        """The file as it is without these chunks; None where it has nothing of them.

        A posting is closed up where it stands and the rest of it filled with zeros, as is a term that no other chunk has:
        not a byte beside them moves, so that this costs a small part of writing the segment anew.
        """
        gone = _Gone(dead)
        data = bytearray(self._data)
        for place, key_length, start, length, posting in _shortened(self._data, self._extent, gone):
            data[start : start + length] = posting_bytes(*posting).ljust(length, b"\0")
            if not posting[0]:
                self._blot_out(data, place, key_length)
        return bytes(data) if data != self._data else None

    def _found(self, key: bytes) -> int | None:
        """Where the posting of a key stands."""
        hashed = zlib.crc32(key)
        for slot in self._slots(hashed):
            found, place = POINTER.unpack_from(self._data, slot)
            if not place:
                return None
            start = place + LENGTHS.size
            if found == hashed and self._data.startswith(key, start):
                key_length = LENGTHS.unpack_from(self._data, place)[0]
                if key_length == len(key):
                    return int(start + key_length)
        return None

    def _slots(self, hashed: int) -> Iterator[int]:
        """Where a hash may stand in its table, from its own slot on."""
        table, slots = self._tables[hashed & (_TABLES - 1)]
        for step in range(slots):
            yield table + ((hashed >> 8) + step) % slots * POINTER.size

    def _blot_out(self, data: bytearray, place: int, length: int) -> None:
        """A term and, in the table, its hash. The slot stays taken: others are found by way of it."""
        hashed = zlib.crc32(data[place : place + length])
        data[place : place + length] = bytes(length)
        for slot in self._slots(hashed):
            if POINTER.unpack_from(data, slot)[1] == place - LENGTHS.size:
                data[slot : slot + _SIZE] = bytes(_SIZE)
                return


def _contents(data: bytes) -> tuple[list[str], list[tuple[int, int]]]:
    """The fields, and of each table where it stands and how many slots it has."""
    if _HEADER.unpack_from(data) != _MARK:
        raise ValueError("not a segment")
    end = len(data) - _SIZE_OF_END.size
    start = end - _SIZE_OF_END.unpack_from(data, end)[0]
    tables = start - _TABLES * _DIRECTORY.size
    if not _HEADER.size <= tables <= end:
        raise ValueError("not a segment")
    fields = msgspec.json.decode(data[start:end], type=_End).fields
    return fields, list(_DIRECTORY.iter_unpack(data[tables:start]))


def posting_bytes(numbers: Sequence[int], counts: Sequence[int]) -> bytes:
    """What stands under a term."""
    try:
        often = array(_FREQUENCY, counts)
    except OverflowError:
        often = array(_FREQUENCY, [min(count, MOST_OFTEN) for count in counts])
    return _DF.pack(len(numbers)) + array(_NUMBER, numbers).tobytes() + often.tobytes()


def _posting(data: bytes | bytearray, start: int) -> Posting:
    numbers, counts = array(_NUMBER), array(_FREQUENCY)
    held = _DF.unpack_from(data, start)[0]
    middle = start + _SIZE * (held + 1)
    numbers.frombytes(data[start + _SIZE : middle])
    counts.frombytes(data[middle : middle + _FREQUENCY_SIZE * held])
    return numbers, counts


def _shortened(data: bytes, extent: tuple[int, int], gone: _Gone) -> Iterator[_Shortened]:
    """Where any of these chunks stands. Most terms are told by a look at their first and last chunk."""
    place, end = extent
    lengths, head, number = LENGTHS.unpack_from, _HEAD.unpack_from, _DF.unpack_from
    while place < end:
        key_length, length = lengths(data, place)
        start = place + LENGTHS.size + key_length
        held, low = head(data, start)
        if held and low <= gone.last and number(data, start + _SIZE * held)[0] >= gone.first:
            posting = _posting(data, start)
            if gone.take_out(posting):
                yield place + LENGTHS.size, key_length, start, length, posting
        place = start + length
