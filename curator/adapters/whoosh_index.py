"""`SearchIndex` on Whoosh: terms and postings in its segment files, everything else in our catalogue."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from curator.adapters import index_store
from curator.adapters.index_catalogue import Catalogue, decoded
from curator.adapters.index_draft import Draft
from curator.adapters.index_store import Generation, Manifest
from curator.adapters.whoosh_segments import Segment, file_names, open_segments
from curator.model.context import FIELDS, Chunk, ChunkKind
from curator.model.text import RepoPath
from curator.ports import IndexedFile, Matches, Posting

_LAYOUT = "w2"
_MOST_TERMS = 160
_MOST_SEGMENTS = 12
_MOST_DEAD = 0.2
_KEPT_POSTINGS = 2_000_000


def open_index(folder: Path, name: Literal["notes", "code"]) -> "WhooshIndex":
    """The index of that name in a folder, empty where there is none yet, or none that can be believed.

    The index of notes is written anew on every deletion, so that no word of a deleted note is left in any of its files.
    """
    if name == "notes":
        return WhooshIndex(folder / name, FIELDS[ChunkKind.NOTE], most_dead=0.0)
    return WhooshIndex(folder / name, FIELDS[ChunkKind.CODE], most_dead=_MOST_DEAD)


class WhooshIndex:
    """Fulfils `SearchIndex`. Readers go on with the generation that they have opened while a writer switches."""

    __slots__ = ("_fields", "_folder", "_most_dead", "_opened", "_stamp")

    def __init__(self, folder: Path, fields: tuple[str, ...], *, most_dead: float) -> None:
        self._folder = folder
        self._fields = fields
        self._most_dead = most_dead
        self._stamp: index_store.Stamp | None = None
        self._opened: _Snapshot | None = None

    def files(self) -> Mapping[RepoPath, str]:
        snapshot = self._snapshot()
        return snapshot.catalogue.keys() if snapshot else {}

    def match(self, terms: Mapping[str, Sequence[str]]) -> Matches:
        snapshot = self._snapshot()
        if snapshot is None:
            return Matches({}, (), {}, 0, {}, {})
        postings = {
            (name, term): posting
            for name, wanted in terms.items()
            for term in wanted[:_MOST_TERMS]
            if (posting := _posting(snapshot, name, term))
        }
        return Matches(
            postings,
            snapshot.chunks,
            snapshot.lengths,
            snapshot.live,
            snapshot.first_chunks,
            snapshot.averages,
        )

    def update(self, removed: Collection[RepoPath], added: Iterable[IndexedFile]) -> None:
        with index_store.write_lock(self._folder):
            try:
                self._update(removed, added)
            except BaseException:
                kept = index_store.read_generation(self._folder, self._version)
                index_store.drop_strays(self._folder, kept.manifest.files if kept else ())
                raise

    @property
    def _version(self) -> str:
        return f"{_LAYOUT} {' '.join(self._fields)}"

    def _snapshot(self) -> "_Snapshot | None":
        stamp = index_store.stamp(self._folder)
        if stamp != self._stamp:
            self._opened = _open(self._folder, self._version)
            self._stamp = stamp
        return self._opened

    def _update(self, removed: Collection[RepoPath], added: Iterable[IndexedFile]) -> None:
        old = _open(self._folder, self._version)
        base = old.catalogue.without(set(removed)) if old else None
        if old is None or base is None or not base.files:
            # Nothing stays: numbers begin anew, and no old segment is needed.
            old, base = None, Catalogue(self._fields, 0, {})
        draft = Draft(self._folder, base.size)
        catalogue = base.plus(draft.add(added, self._fields))
        segments = old.segments if old else {}
        dead = catalogue.size - catalogue.live
        if dead > self._most_dead * catalogue.size or len(segments) >= _MOST_SEGMENTS:
            catalogue = draft.rewrite(catalogue, segments.values())
            segments = {}
        kept = {name: old.manifest.files[name] for name in file_names(segments)} if old else {}
        draft.finish(self._version, catalogue, tuple(segments), kept)


@dataclass(slots=True)
class _Snapshot:
    """One generation, opened."""

    manifest: Manifest
    catalogue: Catalogue
    segments: dict[str, Segment]
    chunks: list[Chunk | None]
    lengths: dict[str, list[int]]
    averages: dict[str, float]
    live: int
    first_chunks: dict[RepoPath, int]
    postings: dict[tuple[str, str], Posting] = field(default_factory=dict)
    """Those read so far: a reader's next question has many of the same words."""
    kept: int = 0


def _open(folder: Path, version: str) -> _Snapshot | None:
    generation = index_store.read_generation(folder, version)
    if generation is None:
        return None
    try:
        catalogue = decoded(generation.contents[generation.manifest.catalogue])
        return _opened(generation, catalogue)
    except (msgspec.DecodeError, KeyError):
        return None


def _opened(generation: Generation, catalogue: Catalogue) -> _Snapshot:
    lengths, live = catalogue.lengths(), catalogue.live
    return _Snapshot(
        manifest=generation.manifest,
        catalogue=catalogue,
        segments=open_segments(generation.manifest.segments, generation.contents),
        chunks=catalogue.chunks(),
        lengths=lengths,
        averages={name: sum(column) / max(live, 1) for name, column in lengths.items()},
        live=live,
        first_chunks={path: file.first for path, file in catalogue.files.items() if file.rows},
    )


def _posting(snapshot: _Snapshot, name: str, term: str) -> Posting:
    """A term's living chunks, of all segments."""
    known = snapshot.postings.get((name, term))
    if known is None:
        known = {
            number: count
            for segment in snapshot.segments.values()
            for number, count in segment.posting(name, term)
            if snapshot.chunks[number] is not None
        }
        if snapshot.kept > _KEPT_POSTINGS:
            snapshot.postings.clear()
            snapshot.kept = 0
        snapshot.postings[name, term] = known
        snapshot.kept += len(known)
    return known
