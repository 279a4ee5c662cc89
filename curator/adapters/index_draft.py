"""Files with their terms -> new segments of an index, written beside those that stand."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec

from curator.adapters import index_store, workers
from curator.adapters.index_catalogue import StoredFile, stored_file
from curator.adapters.index_store import Place
from curator.adapters.whoosh_segments import Posting, Postings, Segment
from curator.adapters.whoosh_writer import segment_bytes
from curator.ports import Files, IndexedFile

_SEGMENT = "segment"
_MOST_POSTINGS = 600_000
"""In memory at a time; above it a segment is written. It bounds what one changed file costs, too."""
_WORTH_SHARING = 100
"""Files; below, to fork and to open another segment for ever after costs more than it saves."""


class Written(msgspec.Struct, frozen=True, array_like=True):
    """What one process has written. Numbers of chunks begin at 0."""

    size: int
    files: tuple[StoredFile, ...]
    segments: dict[str, Place]
    digests: dict[str, str]


def written(
    folder: Path,
    files: Files,
    fields: tuple[str, ...],
    *,
    processes: int,
) -> list[Written]:
    """Write segments of all files, with several processes where there are many files. Raises `StorageError`."""
    count = processes if len(files) >= _WORTH_SHARING else 1
    number = index_store.next_generation(folder)
    part = partial(_part, folder, files, fields, number)
    if count == 1:
        return [part(0, 1)]
    answers = workers.shared(lambda mine, of: msgspec.msgpack.encode(part(mine, of)), count)
    return [msgspec.msgpack.decode(answer, type=Written) for answer in answers]


def _part(
    folder: Path,
    files: Files,
    fields: tuple[str, ...],
    number: int,
    mine: int,
    of: int,
) -> Written:
    """Every `of`-th file: neighbours are about as long."""
    draft = Draft(folder, number + mine, of)
    stored = tuple(draft.add(files[mine::of], fields))
    return Written(draft.size, stored, draft.segments, draft.digests)


class Draft:
    """Segments that are being written."""

    __slots__ = (
        "_count",
        "_first",
        "_folder",
        "_number",
        "_postings",
        "_step",
        "digests",
        "segments",
        "size",
    )

    def __init__(self, folder: Path, number: int, step: int = 1) -> None:
        """The segments are numbered from `number` on, every `step`: no name is ever used twice."""
        self._folder = folder
        self._number = number
        self._step = step
        self._postings: Postings = {}
        self._count = 0
        self._first = 0
        self.size = 0
        """Numbers of chunks that have been given out."""
        self.segments: dict[str, Place] = {}
        self.digests: dict[str, str] = {}

    def add(self, files: Iterable[IndexedFile], fields: tuple[str, ...]) -> Iterator[StoredFile]:
        """Take in postings; a segment is written whenever too many would stand in memory."""
        for file in files:
            first = self.size
            for chunk in file.chunks:
                self._add_terms(self.size, chunk.terms)
                self.size += 1
            if self._count > _MOST_POSTINGS:
                self._write()
            yield stored_file(file, fields, first)
        self._write()

    def rewrite(
        self, segments: Iterable[tuple[Place, Segment]], numbers: Mapping[int, int]
    ) -> None:
        """One segment of several. `numbers`: of each chunk that is alive -> the one that it has from now on."""
        found: set[int] = set()
        for place, segment in segments:
            for name, term, posting in segment.everything():
                self._take(name, term, _alive(posting, place.shift, numbers))
            found.update(numbers[old] for old in range(place.first, place.end) if old in numbers)
        for terms in self._postings.values():
            for term, flat in terms.items():
                terms[term] = _sorted(flat)
        if self._postings:
            place = Place(0, min(found), max(found) + 1, len(found))
            self.put(segment_bytes(self._postings), place)
        self._postings = {}

    def put(self, data: bytes, place: Place) -> None:
        """Write a segment that is ready."""
        name = f"{_SEGMENT}_{self._number:06}"
        self._number += self._step
        with index_store.storage_errors(self._folder):
            self.digests[name] = index_store.write_safely(self._folder / name, data)
        self.segments[name] = place

    def _add_terms(self, number: int, terms: Mapping[str, Mapping[str, int]]) -> None:
        for name, counts in terms.items():
            field = self._postings.setdefault(name, {})
            self._count += len(counts)
            for term, count in counts.items():
                known = field.get(term)
                if known is None:
                    field[term] = [number, count]
                else:
                    known += (number, count)

    def _take(self, name: str, term: str, flat: list[int]) -> None:
        if flat:
            self._postings.setdefault(name, {}).setdefault(term, []).extend(flat)

    def _write(self) -> None:
        """Write what is in memory, if anything is."""
        if self._postings:
            place = Place(0, self._first, self.size, self.size - self._first)
            self.put(segment_bytes(self._postings), place)
        self._postings, self._count, self._first = {}, 0, self.size


def _alive(posting: Posting, shift: int, numbers: Mapping[int, int]) -> list[int]:
    """Number, count, number, count, ..."""
    return [
        value
        for old, count in zip(*posting, strict=True)
        if shift + old in numbers
        for value in (numbers[shift + old], count)
    ]


def _sorted(flat: list[int]) -> list[int]:
    pairs = sorted(zip(flat[::2], flat[1::2], strict=True))
    return [value for pair in pairs for value in pair]
