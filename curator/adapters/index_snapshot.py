"""A generation of an index -> its catalogue and segments, opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import overload

import msgspec

from curator.adapters import index_store
from curator.adapters.index_catalogue import Catalogue, decoded
from curator.adapters.index_store import Generation, Manifest
from curator.adapters.whoosh_segments import Segment
from curator.model.context import Chunk
from curator.model.text import RepoPath
from curator.ports import Corpus, Posting

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
    def corpus(self) -> Corpus:
        """What the catalogue says, by the chunks' numbers."""
        catalogue = self.catalogue
        paths = [RepoPath("")] * catalogue.size
        names: list[tuple[str, ...]] = [()] * catalogue.size
        counts = [(0,) * len(catalogue.fields)] * catalogue.size
        for path, file in catalogue.files.items():
            end = file.first + len(file.rows)
            paths[file.first : end] = [path] * len(file.rows)
            names[file.first : end] = [row.names for row in file.rows]
            counts[file.first : end] = [row.lengths for row in file.rows]
        live = catalogue.live
        lengths = {
            name: [one[place] for one in counts] for place, name in enumerate(catalogue.fields)
        }
        return Corpus(
            chunks=_Chunks(catalogue, paths),
            paths=paths,
            names=names,
            generated=frozenset(p for p, file in catalogue.files.items() if file.is_generated),
            lengths=lengths,
            chunk_count=live,
            first_chunks={path: file.first for path, file in catalogue.files.items() if file.rows},
            average_lengths={name: sum(column) / max(live, 1) for name, column in lengths.items()},
        )

    def posting(self, name: str, term: str) -> Posting:
        """A term's chunks, of all segments."""
        known = self._postings.get((name, term))
        if known is None:
            known = self._read(name, term)
            if self._kept > _KEPT_POSTINGS:
                self._postings.clear()
                self._kept = 0
            self._postings[name, term] = known
            self._kept += 1 + len(known)
        return known

    def _read(self, name: str, term: str) -> dict[int, int]:
        found: dict[int, int] = {}
        for segment, place in self.manifest.segments.items():
            numbers, counts = self.segments[segment].posting(name, term)
            found.update(zip(map(place.shift.__add__, numbers), counts, strict=True))
        return found


class _Chunks(Sequence[Chunk | None]):
    """Those of a file are made when one of them is looked at: most never are."""

    __slots__ = ("_catalogue", "_made", "_paths")

    def __init__(self, catalogue: Catalogue, paths: Sequence[RepoPath]) -> None:
        self._catalogue = catalogue
        self._paths = paths
        self._made: list[Chunk | None] = [None] * len(paths)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, place: int, /) -> Chunk | None: ...

    @overload
    def __getitem__(self, place: slice, /) -> "list[Chunk | None]": ...

    def __getitem__(self, place: int | slice, /) -> "Chunk | list[Chunk | None] | None":
        if isinstance(place, slice):
            return [self[number] for number in range(len(self))[place]]
        if self._made[place] is None and (path := self._paths[place]):
            file = self._catalogue.files[path]
            alone = msgspec.structs.replace(file, first=0)
            one = Catalogue(self._catalogue.fields, len(file.rows), {path: alone})
            self._made[file.first : file.first + len(file.rows)] = one.chunks()
        return self._made[place]


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
