"""`SearchIndex` on Whoosh: terms and postings in its hash files, everything else in our catalogue."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from curator.adapters import index_store, workers
from curator.adapters.index_snapshot import Snapshot, opened
from curator.errors import StorageError
from curator.model.context import FIELDS, ChunkKind
from curator.model.text import RepoPath
from curator.ports import Corpus, Files, IndexState, Matches, Waiting

_LAYOUT = f"w3 {sys.byteorder}"
_MOST_TERMS = 160


def open_index(folder: Path, name: Literal["notes", "code"]) -> "WhooshIndex":
    """The index of that name in a folder, empty where there is none yet, or none that can be believed."""
    if name == "notes":
        # What is derived from a note goes through the cache, which is this process's alone.
        return WhooshIndex(folder / name, FIELDS[ChunkKind.NOTE])
    return WhooshIndex(folder / name, FIELDS[ChunkKind.CODE], most_processes=workers.MOST)


class WhooshIndex:
    """Fulfils `SearchIndex`. Readers go on with the generation that they have opened while a writer switches."""

    __slots__ = (
        "_fields",
        "_folder",
        "_is_pinned",
        "_is_writing",
        "_most_processes",
        "_opened",
        "_stamp",
    )

    def __init__(self, folder: Path, fields: tuple[str, ...], *, most_processes: int = 1) -> None:
        self._folder = folder
        self._fields = fields
        self._most_processes = most_processes
        self._is_writing = False
        self._is_pinned = False
        self._stamp: index_store.Stamp | None = None
        self._opened: Snapshot | None = None

    def files(self) -> Mapping[RepoPath, str]:
        snapshot = self._snapshot()
        return snapshot.catalogue.keys() if snapshot else {}

    def match(self, terms: Mapping[str, Sequence[str]]) -> Matches:
        snapshot = self._snapshot()
        if snapshot is None:
            return Matches({}, Corpus((), (), (), frozenset(), {}, 0, {}, {}))
        postings = {
            (name, term): posting
            for name, wanted in terms.items()
            for term in wanted[:_MOST_TERMS]
            if (posting := snapshot.posting(name, term))
        }
        return Matches(postings, snapshot.corpus)

    @contextmanager
    def writing(self, waiting: Waiting | None = None) -> Iterator[None]:
        if self._is_writing:
            yield
            return
        with index_store.write_lock(self._folder, waiting):
            self._is_writing = True
            try:
                yield
            finally:
                self._is_writing = False

    def update(self, removed: Collection[RepoPath], added: Files) -> None:
        from curator.adapters.index_update import Target, write_next  # Whoosh takes 40 ms to import

        with self.writing():
            self._is_pinned = False
            try:
                processes = min(self._most_processes, workers.processors())
                target = Target(self._folder, self._version, self._fields, processes)
                write_next(target, self._snapshot(), removed, added)
            except BaseException:
                kept = index_store.read_generation(self._folder, self._version)
                index_store.drop_strays(self._folder, kept.manifest.files if kept else ())
                raise

    def pin(self) -> None:
        self._is_pinned = True

    def tidy(self) -> None:
        """Drop what a writer that was killed has left, were it the words of files that are gone."""
        snapshot = self._snapshot()
        with suppress(OSError, StorageError):  # one who writes, or who may not
            if snapshot and index_store.strays(self._folder, snapshot.manifest.files):
                with index_store.write_lock(self._folder, patience=0):
                    kept = index_store.read_generation(self._folder, self._version)
                    if kept:
                        index_store.drop_strays(self._folder, kept.manifest.files)

    def state(self) -> IndexState:
        """What there is, without writing."""
        snapshot = self._snapshot()
        if snapshot is None:
            return IndexState(self._folder, 0, 0, 0, 0)
        manifest, catalogue = snapshot.manifest, snapshot.catalogue
        return IndexState(
            folder=self._folder,
            generation=index_store.generation_number(manifest.catalogue),
            files=len(catalogue.files),
            chunks=catalogue.live,
            size=index_store.size(self._folder, manifest.files),
        )

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the files of the index, each said in a line; nothing where there is no index yet."""
        from curator.adapters.index_check import damage  # only `curator index --check` needs it

        return damage(self._folder, self._version, self._fields)

    @property
    def _version(self) -> str:
        return f"{_LAYOUT} {' '.join(self._fields)}"

    def _snapshot(self) -> Snapshot | None:
        if self._is_pinned:
            return self._opened
        stamp = index_store.stamp(self._folder)
        if stamp != self._stamp:
            self._opened = opened(self._folder, self._version)
            self._stamp = stamp
        return self._opened
