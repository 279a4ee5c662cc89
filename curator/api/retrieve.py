"""`search`, `context` and `index`: questions answered from an index that is brought up to date first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from curator.api.read import read
from curator.knowledge.base import KnowledgeBase
from curator.model.context import Bundle, ChunkKind, Hit
from curator.model.links import LinkFreshness, LinkState
from curator.model.text import RepoPath
from curator.ports import SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.bundle import Request, build
from curator.retrieval.passages import note_freshness
from curator.retrieval.rank import search as ranked
from curator.retrieval.tokens import EstimateCounter
from curator.retrieval.update import Changes, Material, bring_up_to_date
from curator.workspace import Workspace, index_folder, open_indexes

BOTH = (ChunkKind.NOTE, ChunkKind.CODE)
_DEEP = 200
"""Hits that a bundle is chosen from."""


@dataclass(frozen=True, slots=True)
class Searcher:
    """A workspace with its indexes opened and up to date."""

    workspace: Workspace
    indexes: Mapping[ChunkKind, SearchIndex]
    changes: Mapping[ChunkKind, Changes]
    analyzer: Analyzer
    is_temporary: bool
    """The git directory cannot be written, so the index was made for this answer alone."""

    def hits(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """The best chunks, best first."""
        return ranked(
            query,
            notes=self.indexes.get(ChunkKind.NOTE),
            code=self.indexes.get(ChunkKind.CODE),
            limit=limit,
            analyzer=self.analyzer,
        )


@contextmanager
def searcher(
    workspace: Workspace, kinds: Sequence[ChunkKind] = BOTH, *, rebuild: bool = False
) -> Iterator[Searcher]:
    """Bring the indexes of these kinds up to date, from nothing with `rebuild`. Raises `StorageError`."""
    with index_folder(workspace) as (folder, is_temporary):
        indexes = open_indexes(folder, kinds)
        for index in indexes.values() if rebuild else ():
            index.update(tuple(index.files()), ())
        analyzer = Analyzer()
        material = Material(workspace.tree, workspace.project, workspace.derived, analyzer)
        changes = {kind: bring_up_to_date(index, kind, material) for kind, index in indexes.items()}
        workspace.derived.save()
        yield Searcher(workspace, indexes, changes, analyzer, is_temporary)


def freshness_by_note(base: KnowledgeBase) -> dict[RepoPath, LinkState | None]:
    """The worst state of each note's links; None for a note without any."""
    links = _links_by_note(base)
    return {note.path: note_freshness(links.get(note.path, ()))[0] for note in base.notes}


def context(
    engine: Searcher, query: str, *, budget: int, render: Callable[[Bundle], str]
) -> Bundle:
    """The bundle for a question, as long as `render` makes it. Raises `UsageError` for a budget that is too small."""
    workspace = engine.workspace
    base = read(workspace)
    request = Request(
        query=query,
        budget=budget,
        commit=workspace.history.head,
        is_dirty=workspace.is_dirty(),
        history=workspace.history.completeness,
        counter=EstimateCounter(),
        has_code=ChunkKind.CODE in engine.indexes,
    )
    return build(
        request,
        engine.hits(query, limit=_DEEP),
        tree=workspace.tree,
        notes={note.path: note for note in (*base.notes, *base.documents)},
        links=_links_by_note(base),
        render=render,
    )


def _links_by_note(base: KnowledgeBase) -> dict[RepoPath, tuple[LinkFreshness, ...]]:
    groups = groupby(base.links, key=lambda link: link.note.path)
    return {path: tuple(links) for path, links in groups}
