"""A generation of an index -> its catalogue and segments, opened."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from curator.adapters import index_store
from curator.adapters.index_catalogue import Catalogue, decoded
from curator.adapters.index_store import Generation, Manifest
from curator.adapters.whoosh_segments import Segment
from curator.model.context import Chunk
from curator.model.text import RepoPath
from curator.ports import Posting

_KEPT_POSTINGS = 2_000_000


@dataclass(eq=False)
class Snapshot:
    """What stays as it is while a writer switches to the next generation."""

    manifest: Manifest
    catalogue: Catalogue
    segments: dict[str, Segment]
    _postings: dict[tuple[str, str], Posting] = field(default_factory=dict)
    """Those read so far: a reader's next question has many of the same words."""
    _kept: int = 0

    @cached_property
    def chunks(self) -> list[Chunk | None]:
        return self.catalogue.chunks()

    @cached_property
    def lengths(self) -> dict[str, list[int]]:
        return self.catalogue.lengths()

    @cached_property
    def averages(self) -> dict[str, float]:
        live = max(self.catalogue.live, 1)
        return {name: sum(column) / live for name, column in self.lengths.items()}

    @cached_property
    def first_chunks(self) -> dict[RepoPath, int]:
        return {path: file.first for path, file in self.catalogue.files.items() if file.rows}

    def posting(self, name: str, term: str) -> Posting:
        """A term's chunks, of all segments."""
        known = self._postings.get((name, term))
        if known is None:
            known = self._read(name, term)
            if self._kept > _KEPT_POSTINGS:
                self._postings.clear()
                self._kept = 0
            self._postings[name, term] = known
            self._kept += len(known)
        return known

    def _read(self, name: str, term: str) -> dict[int, int]:
        found: dict[int, int] = {}
        for segment, place in self.manifest.segments.items():
            numbers, counts = self.segments[segment].posting(name, term)
            found.update(zip(map(place.shift.__add__, numbers), counts, strict=True))
        return found


def opened(folder: Path, version: str) -> Snapshot | None:
    """The index as it stands; None where there is none, or none that can be believed."""
    generation = index_store.read_generation(folder, version)
    if generation is None:
        return None
    try:
        return _opened(generation)
    except (msgspec.DecodeError, KeyError, ValueError):
        return None


def _opened(generation: Generation) -> Snapshot:
    manifest, contents = generation.manifest, generation.contents
    segments = {name: Segment(contents[name]) for name in manifest.segments}
    return Snapshot(manifest, decoded(contents[manifest.catalogue]), segments)
