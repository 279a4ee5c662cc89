"""The files of a bundle and how the code hangs together -> a map: who imports whom, which notes cover them, what starts them."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from curator.knowledge.source_files import is_aside
from curator.model.context import ChunkKind, Item, MapFile
from curator.model.links import LinkFreshness, Target
from curator.model.text import RepoPath
from curator.retrieval.passages import Links, links_by_path
from curator.retrieval.request import Surroundings

_MOST_COMMON = 3
_ENTRY_POINTS = 1
_MOST_NOTES = 2

Map = tuple[MapFile, ...]
Edges = Mapping[RepoPath, Sequence[RepoPath]]


def mapped_paths(items: Sequence[Item], asked: Collection[RepoPath]) -> tuple[RepoPath, ...]:
    """The files that a map of these items is about, those that were asked about first."""
    code = (item.path for item in items if item.kind is ChunkKind.CODE)
    return tuple(dict.fromkeys((*asked, *code)))


def bundle_map(paths: Sequence[RepoPath], surroundings: Surroundings, links: Links) -> Map:
    """A line a file, by folder. An import among the files is told by the importer alone; of others, only those that are near
    to several of the files are named.
    """
    inside = frozenset(paths)
    used = _common(surroundings.imports, surroundings.imported_by, paths, inside)
    users = _common(surroundings.imported_by, surroundings.imports, paths, inside)
    notes = links_by_path(links)
    found = [
        MapFile(
            path=path,
            imports=_among(surroundings.imports, path, inside | used),
            imported_by=_among(surroundings.imported_by, path, users),
            notes=_covering(notes.get(path, ())),
            entry_points=_entry_points(path, surroundings),
        )
        for path in paths
    ]
    related = [file for file in found if _says_something(file, found)]
    return tuple(sorted(related, key=lambda file: (file.path.rpartition("/")[0], file.path)))


def fitted(drawn: Map, ranked: Sequence[RepoPath], has_room: Callable[[Map], bool]) -> Map:
    """As much of a map as has room: first the entry points go, then the users, then the files that matter least."""
    return next((one for one in _smaller(drawn, ranked) if not one or has_room(one)), ())


def _smaller(drawn: Map, ranked: Sequence[RepoPath]) -> Iterator[Map]:
    yield drawn
    bare = tuple(replace(file, entry_points=()) for file in drawn)
    yield bare
    bare = tuple(replace(file, imported_by=()) for file in bare)
    for count in range(len(ranked), -1, -1):
        kept = frozenset(ranked[:count])
        yield tuple(file for file in bare if file.path in kept)


def _common(
    edges: Edges, back: Edges, paths: Sequence[RepoPath], inside: frozenset[RepoPath]
) -> frozenset[RepoPath]:
    """The files outside that stand next to several inside, and to few others; what everybody imports is near to nobody."""
    counts = Counter(
        other
        for path in paths
        for other in edges.get(path, ())
        if other not in inside and not is_aside(other)
    )
    enough = min(2, len(paths))
    near = sorted(
        (-count / math.sqrt(len(back.get(other, ())) or 1), other)
        for other, count in counts.items()
        if count >= enough
    )
    return frozenset(other for _, other in near[:_MOST_COMMON])


def _among(edges: Edges, path: RepoPath, others: frozenset[RepoPath]) -> tuple[RepoPath, ...]:
    return tuple(other for other in edges.get(path, ()) if other in others)


def _covering(links: Sequence[LinkFreshness]) -> tuple[RepoPath, ...]:
    """The notes that link a file, those that link little else first."""
    breadth: dict[RepoPath, int] = {}
    for link in links:
        paths = link.resolution.paths if isinstance(link.resolution, Target) else ()
        path = link.note.path
        breadth[path] = min(len(paths), breadth.get(path, len(paths)))
    return tuple(sorted(breadth, key=lambda path: (breadth[path], path))[:_MOST_NOTES])


def _entry_points(path: RepoPath, surroundings: Surroundings) -> tuple[RepoPath, ...]:
    """The nearest ones, up the imports."""
    starts = frozenset(surroundings.entry_points)
    seen, level = {path}, [path]
    while level and starts:
        found = sorted(starts.intersection(level))
        if found:
            return tuple(found[:_ENTRY_POINTS])
        above = {user for one in level for user in surroundings.imported_by.get(one, ())}
        level = sorted(above - seen)
        seen |= above
    return ()


def _says_something(file: MapFile, files: Sequence[MapFile]) -> bool:
    return bool(
        file.imports
        or file.imported_by
        or file.notes
        or file.entry_points
        or any(file.path in other.imports for other in files)
    )
