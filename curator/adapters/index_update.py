"""A generation of an index, what goes and what comes -> the next generation."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from curator.adapters import index_store
from curator.adapters.index_catalogue import Catalogue
from curator.adapters.index_draft import Draft, Written, written
from curator.adapters.index_snapshot import Snapshot
from curator.adapters.index_store import Manifest, Place
from curator.adapters.whoosh_segments import Segment
from curator.model.text import RepoPath
from curator.ports import Files

_CATALOGUE = "catalogue"
_MOST_DEAD = 0.2
"""Of a segment's chunks, above which it is written anew, without the room that they took."""
_SMALL = 100_000
_MOST_SMALL = 8
"""Segments of less than so many bytes, from which on they are made into one."""
_UNUSED = 50_000
"""Numbers that may have been given out in vain, besides as many as are in use, before all are given anew."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an index is written, and what makes it this one."""

    folder: Path
    version: str
    fields: tuple[str, ...]
    processes: int


def write_next(
    target: Target,
    old: Snapshot | None,
    removed: Collection[RepoPath],
    added: Files,
) -> None:
    """Write the next generation and switch to it. No word that only the removed files had is in any file of it."""
    base = old.catalogue.without(set(removed)) if old else None
    if old is None or base is None or not base.files:
        old, base = None, Catalogue(target.fields, 0, {})
    parts = written(target.folder, added, target.fields, processes=target.processes)
    catalogue, fresh = _joined(base, parts)
    digests = {name: digest for part in parts for name, digest in part.digests.items()}
    draft = Draft(target.folder, index_store.next_generation(target.folder))
    kept: dict[str, Place] = {}
    if old is not None and catalogue.size > 2 * catalogue.live + _UNUSED:
        catalogue, numbers = catalogue.renumbered()
        for segment in (*_segments(old), *_read(target.folder, fresh)):
            draft.rewrite([segment], numbers)
        fresh = {}
    elif old is not None:
        kept = _carry_over(old, catalogue, draft)
    segments = {**kept, **draft.segments, **fresh}
    digests.update(draft.digests)
    digests.update({name: old.manifest.files[name] for name in kept} if old else {})
    _finish(target, catalogue, segments, {name: digests[name] for name in segments})


def _joined(base: Catalogue, parts: Sequence[Written]) -> tuple[Catalogue, dict[str, Place]]:
    """The files and segments of all parts, whose chunks get the numbers after those of the base, part by part."""
    segments: dict[str, Place] = {}
    for part in parts:
        for name, place in part.segments.items():
            segments[name] = Place(
                base.size, base.size + place.first, base.size + place.end, place.chunks
            )
        base = base.plus(part.files, part.size)
    return base, segments


def _carry_over(old: Snapshot, catalogue: Catalogue, draft: Draft) -> dict[str, Place]:
    """Put those segments into the draft that cannot stay as they are; returns the others."""
    alive = catalogue.numbers()
    dead = old.catalogue.numbers() - alive
    same = {number: number for number in alive}
    small = [one for one in _segments(old) if one[1].size < _SMALL]
    merged = small if len(small) >= _MOST_SMALL else []
    if merged:
        draft.rewrite(merged, same)
    kept: dict[str, Place] = {}
    for name, place in old.manifest.segments.items():
        segment = old.segments[name]
        gone = {number for number in dead if place.first <= number < place.end}
        if (place, segment) in merged:
            continue
        if place.dead + len(gone) > _MOST_DEAD * place.chunks:
            draft.rewrite([(place, segment)], same)
        elif (data := segment.without({number - place.shift for number in gone})) is not None:
            draft.put(data, msgspec.structs.replace(place, dead=place.dead + len(gone)))
        else:
            kept[name] = place
    return kept


def _segments(old: Snapshot) -> list[tuple[Place, Segment]]:
    return [(place, old.segments[name]) for name, place in old.manifest.segments.items()]


def _read(folder: Path, segments: Mapping[str, Place]) -> Iterator[tuple[Place, Segment]]:
    """Segments that have just been written, one at a time."""
    for name, place in segments.items():
        with index_store.storage_errors(folder):
            data = (folder / name).read_bytes()
        yield place, Segment(data)


def _finish(
    target: Target,
    catalogue: Catalogue,
    segments: dict[str, Place],
    digests: Mapping[str, str],
) -> None:
    """Write the catalogue, and switch to it."""
    folder = target.folder
    name = f"{_CATALOGUE}_{index_store.next_generation(folder):06}"
    with index_store.storage_errors(folder):
        digest = index_store.write_safely(folder / name, catalogue.encoded())
        manifest = Manifest(
            version=target.version,
            catalogue=name,
            segments=segments,
            files=dict(sorted({**digests, name: digest}.items())),
        )
        index_store.switch(folder, manifest)
