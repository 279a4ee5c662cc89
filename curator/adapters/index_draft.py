"""Files with their terms -> a new generation of an index, written beside the one that stands."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from curator.adapters import index_store
from curator.adapters.index_catalogue import Catalogue, StoredFile, stored_file
from curator.adapters.index_store import Manifest
from curator.adapters.whoosh_segments import (
    Postings,
    Segment,
    file_names,
    open_segments,
    segment_contents,
)
from curator.ports import IndexedFile

_SEGMENT = "segment"
_CATALOGUE = "catalogue"
_MOST_POSTINGS = 4_000_000
"""In memory at a time; above it a segment is written."""


class Draft:
    """The files of a generation that is being written."""

    __slots__ = ("_count", "_digests", "_folder", "_generation", "_next", "_postings", "_segments")

    def __init__(self, folder: Path, first: int) -> None:
        self._folder = folder
        self._generation = index_store.next_generation(folder)
        self._next = first
        self._postings: Postings = {}
        self._count = 0
        self._segments: list[str] = []
        self._digests: dict[str, str] = {}

    def add(self, files: Iterable[IndexedFile], fields: tuple[str, ...]) -> Iterator[StoredFile]:
        """Take in postings; a segment is written whenever too many would stand in memory."""
        for file in files:
            first = self._next
            for chunk in file.chunks:
                self._add_terms(self._next, chunk.terms)
                self._next += 1
            if self._count > _MOST_POSTINGS:
                self._write_segment()
            yield stored_file(file, fields, first)

    def rewrite(self, catalogue: Catalogue, segments: Iterable[Segment]) -> Catalogue:
        """Put what is alive of all segments and of memory into memory, under new numbers."""
        renumbered, numbers = catalogue.renumbered()
        pending, self._postings, self._count = self._postings, {}, 0
        contents = {n: (self._folder / n).read_bytes() for n in file_names(self._segments)}
        written = open_segments(self._segments, contents)
        self._segments, self._digests = [], {}
        for segment in (*segments, *written.values()):
            for name, term, pairs in segment.everything():
                self._take(name, term, pairs, numbers)
        for name, terms in pending.items():
            for term, flat in terms.items():
                self._take(name, term, zip(flat[::2], flat[1::2], strict=True), numbers)
        self._sort()
        return renumbered

    def finish(
        self, version: str, catalogue: Catalogue, kept: tuple[str, ...], files: Mapping[str, str]
    ) -> None:
        """Write what is left in memory and the catalogue, and switch to it."""
        if self._postings:
            self._write_segment()
        name = f"{_CATALOGUE}_{self._generation:06}"
        self._write(name, catalogue.encoded())
        manifest = Manifest(
            version=version,
            catalogue=name,
            segments=(*kept, *self._segments),
            files=dict(sorted({**files, **self._digests}.items())),
        )
        with index_store.storage_errors(self._folder):
            index_store.switch(self._folder, manifest)

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

    def _take(
        self, name: str, term: str, pairs: Iterable[tuple[int, int]], numbers: Mapping[int, int]
    ) -> None:
        alive = [(numbers[old], count) for old, count in pairs if old in numbers]
        if alive:
            flat = self._postings.setdefault(name, {}).setdefault(term, [])
            for pair in alive:
                flat += pair

    def _sort(self) -> None:
        """Postings by number, as Whoosh wants them."""
        for terms in self._postings.values():
            for term, flat in terms.items():
                pairs = sorted(zip(flat[::2], flat[1::2], strict=True))
                terms[term] = [value for pair in pairs for value in pair]

    def _write_segment(self) -> None:
        # The number is the last part: a name is never used twice.
        self._generation += 1
        name = f"{_SEGMENT}_{self._generation:06}"
        for file, data in segment_contents(name, self._postings).items():
            self._write(file, data)
        self._segments.append(name)
        self._postings, self._count = {}, 0

    def _write(self, name: str, data: bytes) -> None:
        with index_store.storage_errors(self._folder):
            self._digests[name] = index_store.write_safely(self._folder / name, data)
