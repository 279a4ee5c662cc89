"""Questions answered from an index that is brought up to date first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.linked_files import linked_files
from curator.model.context import ChunkKind, Hit
from curator.model.links import LinkFreshness, LinkState
from curator.model.text import RepoPath
from curator.ports import Completeness, SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.commits import CommitNotes, commit_notes
from curator.retrieval.note_rank import Links
from curator.retrieval.passages import note_freshness
from curator.retrieval.rank import Sources
from curator.retrieval.rank import search as ranked
from curator.retrieval.update import SILENT, Changes, Material, Watch, bring_up_to_date
from curator.workspace import Workspace, index_folder, open_indexes

_COMMITS = 2000
"""The newest, which are asked what they say of the files that they changed."""
BOTH = (ChunkKind.NOTE, ChunkKind.CODE)


@dataclass(frozen=True, slots=True)
class Searcher:
    """A workspace with its indexes opened and up to date."""

    workspace: Workspace
    indexes: Mapping[ChunkKind, SearchIndex]
    changes: Mapping[ChunkKind, Changes]
    analyzer: Analyzer
    guides: SearchIndex | None
    """The index of notes, where any links to code."""
    links: Links
    commits: Callable[[], CommitNotes | None]
    """What recent commits say; None where not the whole history is known."""
    is_temporary: bool
    """The git directory cannot be written, so the index was made for this answer alone."""

    def hits(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """The best chunks, best first."""
        sources = Sources(
            notes=self.indexes.get(ChunkKind.NOTE),
            code=self.indexes.get(ChunkKind.CODE),
            guides=self.guides,
            links=self.links,
            commits=self.commits(),
        )
        return ranked(query, sources, limit=limit, analyzer=self.analyzer)


@contextmanager
def searcher(
    workspace: Workspace,
    kinds: Sequence[ChunkKind] = BOTH,
    *,
    rebuild: bool = False,
    watch: Watch = SILENT,
) -> Iterator[Searcher]:
    """Bring the indexes of these kinds up to date, from nothing with `rebuild`. Raises `StorageError`."""
    with index_folder(workspace) as (folder, is_temporary):
        links = _links(workspace) if ChunkKind.CODE in kinds else {}
        needed = BOTH if links else kinds
        indexes = open_indexes(folder, needed)
        analyzer = Analyzer()
        material = Material(workspace.tree, workspace.project, workspace.derived, analyzer, watch)
        changes = _up_to_date(indexes, material, rebuild=rebuild)
        workspace.derived.save()
        yield Searcher(
            workspace=workspace,
            indexes={kind: indexes[kind] for kind in kinds},
            changes=changes,
            analyzer=analyzer,
            guides=indexes.get(ChunkKind.NOTE) if links else None,
            links=links,
            commits=cache(partial(_commits, workspace, indexes.get(ChunkKind.CODE), analyzer)),
            is_temporary=is_temporary,
        )


def _up_to_date(
    indexes: Mapping[ChunkKind, SearchIndex], material: Material, *, rebuild: bool
) -> dict[ChunkKind, Changes]:
    try:
        for index in indexes.values() if rebuild else ():
            with index.writing(material.watch.waiting):
                index.update(tuple(index.files()), ())
        return {kind: bring_up_to_date(index, kind, material) for kind, index in indexes.items()}
    finally:
        material.watch.done()


def _links(workspace: Workspace) -> Links:
    return linked_files(workspace.tree, workspace.project, workspace.derived)


def _commits(
    workspace: Workspace, code: SearchIndex | None, analyzer: Analyzer
) -> CommitNotes | None:
    history = workspace.history
    if code is None or history.completeness is not Completeness.FULL:
        return None
    return commit_notes(history.log(_COMMITS), code.files(), analyzer)


def freshness_by_note(base: KnowledgeBase) -> dict[RepoPath, LinkState | None]:
    """The worst state of each note's links; None for a note without any."""
    links = links_by_note(base)
    return {note.path: note_freshness(links.get(note.path, ()))[0] for note in base.notes}


def links_by_note(base: KnowledgeBase) -> dict[RepoPath, tuple[LinkFreshness, ...]]:
    """Path of a note -> its code links, as they stand in it; a note without any has none."""
    groups = groupby(base.links, key=lambda link: link.note.path)
    return {path: tuple(links) for path, links in groups}
