"""The files of an index -> what is wrong with them: digests, the catalogue, and every posting decoded."""

import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from curator.adapters import index_store
from curator.adapters.index_catalogue import Catalogue, decoded
from curator.adapters.index_store import Manifest, Place
from curator.adapters.whoosh_segments import Segment

Lengths = Counter[tuple[str, int]]
"""Field and number of a chunk -> the terms in it."""


def damage(folder: Path, version: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Each fault in a line. None where there is no index yet; one of another version is no fault: it is built anew."""
    if not (folder / index_store.MANIFEST).exists():
        return ()
    manifest = index_store.manifest(folder)
    if manifest is None:
        return (f"{folder / index_store.MANIFEST}: cannot be read",)
    if manifest.version != version:
        return ()
    contents = {name: index_store.contents(folder / name) for name in manifest.files}
    harmed = [name for name, data in contents.items() if not manifest.is_intact(name, data)]
    if harmed:
        return tuple(
            f"{folder / name}: {'is not as it was written' if contents[name] else 'is missing or empty'}"
            for name in harmed
        )
    try:
        return tuple(_inside(folder, manifest, contents, fields))
    except (msgspec.DecodeError, KeyError, ValueError, IndexError, struct.error) as error:
        return (f"{folder}: cannot be decoded: {type(error).__name__}",)


def _inside(
    folder: Path, manifest: Manifest, contents: dict[str, bytes], fields: tuple[str, ...]
) -> Iterator[str]:
    """What the files say, held against each other."""
    catalogue = decoded(contents[manifest.catalogue])
    numbers = catalogue.numbers()
    if len(numbers) != catalogue.live or any(number >= catalogue.size for number in numbers):
        yield f"{folder / manifest.catalogue}: two chunks have one number, or one that was not given out"
    found: Lengths = Counter()
    for name, place in manifest.segments.items():
        strangers = _count(Segment(contents[name]), place, numbers, found)
        if strangers:
            yield f"{folder / name}: has {strangers} postings of chunks that there are not"
    wrong = sum(found[key] != length for key, length in _lengths(catalogue, fields))
    if wrong:
        yield f"{folder}: {wrong} chunks have other terms than their lengths say"


def _count(segment: Segment, place: Place, numbers: set[int], found: Lengths) -> int:
    """Add up the terms of each chunk; returns how many postings are of none."""
    strangers = 0
    for field, _, posting in segment.everything():
        for number, count in zip(*posting, strict=True):
            found[field, place.shift + number] += count
            strangers += place.shift + number not in numbers
    return strangers


def _lengths(
    catalogue: Catalogue, fields: tuple[str, ...]
) -> Iterator[tuple[tuple[str, int], int]]:
    columns = catalogue.lengths()
    for number in sorted(catalogue.numbers()):
        for field in fields:
            yield (field, number), columns[field][number]
