"""A tree and an index -> the index of that tree, reading only what changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from curator import __version__
from curator.errors import OutOfReach, TooSlow, UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.pages import document_paths, is_note, kb_folder, note_paths
from curator.model.code import Outline
from curator.model.config import Project
from curator.model.context import ChunkKind
from curator.model.text import RepoPath
from curator.parsers.languages import version
from curator.ports import IndexedFile, SearchIndex, Tree
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.generated import declared, is_signed
from curator.retrieval.indexed import VERSION, code_file, generated_file, note_file
from curator.retrieval.sources import code_paths, source_text

_GENERATED = " generated"
_AGAIN = " out of reach"
"""Ends the key of a file that is not as it should be: with it the key is never the one that is wanted."""
"""Ends the key of a file that git's attributes call so: without them, it is another."""

_AT_A_TIME = 500_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What separates an index from a tree, each sorted."""

    removed: tuple[RepoPath, ...]
    """Files that are gone or have changed."""
    added: tuple[RepoPath, ...]
    """Files that are new or have changed."""

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how long something takes."""

    indexing: Callable[[int, int], None] = lambda _done, _total: None
    """So many files are done, of so many. It may be called in another process."""
    waiting: Callable[[], None] = lambda: None
    """Another process writes the index."""
    done: Callable[[], None] = lambda: None
    """Nothing more is to be said."""


SILENT = Watch()


@dataclass(frozen=True, slots=True)
class Material:
    """What an index is made of."""

    tree: Tree
    project: Project
    derived: Derived
    analyzer: Analyzer
    watch: Watch = SILENT


_Read = tuple[int, Callable[[], IndexedFile]]
"""A file that has been read and parsed: how long its text is, and what makes chunks and terms of it."""


class _Unread:
    """Files that are read when they are asked for.

    Some are parsed, then all of these are taken apart into words: each work has its own memory, and the processor keeps
    only what is at hand. One after the other takes a tenth more.
    """

    def __init__(
        self, paths: Sequence[RepoPath], read: Callable[[RepoPath], _Read], watch: Watch
    ) -> None:
        self._paths = paths
        self._read = read
        self._watch = watch

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, places: slice, /) -> Iterator[IndexedFile]:
        pending: list[tuple[int, Callable[[], IndexedFile]]] = []
        size = 0
        for place in range(len(self._paths))[places]:
            length, finished = self._read(self._paths[place])
            pending.append((place, finished))
            size += length
            if size > _AT_A_TIME:
                yield from self._finished(pending)
                pending, size = [], 0
        yield from self._finished(pending)

    def _finished(
        self, pending: Sequence[tuple[int, Callable[[], IndexedFile]]]
    ) -> Iterator[IndexedFile]:
        for place, finished in pending:
            yield finished()
            self._watch.indexing(place + 1, len(self._paths))


def bring_up_to_date(index: SearchIndex, kind: ChunkKind, material: Material) -> Changes:
    """Index what changed and drop what is gone; an index that is up to date is not written. Raises `StorageError`."""
    wanted = wanted_files(material.tree, kind, material.project)
    difference = changes(index.files(), wanted)
    if not difference:
        index.pin()
        index.tidy()
        return difference
    with index.writing(material.watch.waiting):
        difference = changes(index.files(), wanted)  # another may have written what is wanted
        if difference:
            read = _page if kind is ChunkKind.NOTE else _code
            files = _Unread(
                difference.added, lambda path: read(path, wanted[path], material), material.watch
            )
            index.update(difference.removed, files)
            index.files()  # what has just been written, before another writes
        index.pin()
    return difference


def out_of_reach(index: SearchIndex) -> list[RepoPath]:
    """The files that could not be read when they were to be indexed, sorted."""
    return sorted(path for path, key in index.files().items() if key.endswith(_AGAIN))


def wanted_files(tree: Tree, kind: ChunkKind, project: Project) -> dict[RepoPath, str]:
    """The files that belong into an index, with the keys that they have now."""
    entries = tree.entries()
    if kind is ChunkKind.NOTE:
        paths = sorted([*note_paths(tree, project), *document_paths(tree, project)])
        return {path: f"{VERSION} {__version__} {entries[path].blob}" for path in paths}
    paths = code_paths(tree, project)
    by_attribute = declared(tree, paths)
    return {
        path: f"{VERSION} {version(path)} {entries[path].blob}{_GENERATED * (path in by_attribute)}"
        for path in paths
    }


def changes(held: Mapping[RepoPath, str], wanted: Mapping[RepoPath, str]) -> Changes:
    return Changes(
        removed=tuple(sorted(path for path, key in held.items() if wanted.get(path) != key)),
        added=tuple(sorted(path for path, key in wanted.items() if held.get(path) != key)),
    )


def _code(path: RepoPath, key: str, material: Material) -> _Read:
    from curator.parsers.code import outline  # not needed where nothing changed

    try:
        data = material.tree.read(path)
    except UnreadableFile as error:
        return _nothing(path, key, error)
    text = source_text(data, path)
    if text is None:
        return 0, partial(IndexedFile, path, key, ())
    try:
        found = outline(data, path, has_docs=False)
    except TooSlow:  # then it is a text like any other
        found = Outline(None, (), 0)
    make = generated_file if key.endswith(_GENERATED) or is_signed(data) else code_file
    return len(text), partial(make, path, key, text, found, material.analyzer)


def _page(path: RepoPath, key: str, material: Material) -> _Read:
    kb = kb_folder(material.project) if is_note(path, material.project) else None
    try:
        note = material.derived.note(material.tree, path, kb)
        text = material.tree.read(path).decode("utf-8-sig", "replace")
    except UnreadableFile as error:
        return _nothing(path, key, error)
    return len(text), partial(note_file, key, text, note, material.analyzer)


def _nothing(path: RepoPath, key: str, error: UnreadableFile) -> _Read:
    """There is nothing to be found in it; what may be read another time is looked at again then."""
    again = _AGAIN if isinstance(error, OutOfReach) else ""
    return 0, partial(IndexedFile, path, f"{key}{again}", ())
