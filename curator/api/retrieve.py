"""Questions answered from an index that is brought up to date first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from curator.errors import UnreadableFile
from curator.knowledge.linked_files import linked_files
from curator.knowledge.pages import kb_folder, note_paths
from curator.model.context import ChunkKind, Hit
from curator.model.links import LinkFreshness, LinkState
from curator.model.text import RepoPath
from curator.ports import Completeness, SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.update import (
    SILENT,
    Changes,
    Material,
    Watch,
    bring_up_to_date,
    out_of_reach,
)
from curator.workspace import Workspace, index_folder, open_indexes

if TYPE_CHECKING:
    from curator.knowledge.base import KnowledgeBase
    from curator.model.secrets import Secrets
    from curator.retrieval.commits import CommitNotes
    from curator.retrieval.note_rank import Links
    from curator.retrieval.standing import Standing

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
    links: "Links"
    commits: "Callable[[], CommitNotes | None]"
    """What recent commits say; None where not the whole history is known."""
    generated: "Callable[[], frozenset[RepoPath]]"
    """The pages that no person wrote."""
    base: "Callable[[], KnowledgeBase]"
    """Read when it is first asked for."""
    standing: "Callable[[], Standing]"
    """What the words of each page are worth."""
    is_temporary: bool
    """The git directory cannot be written, so the index was made for this answer alone."""

    @property
    def unread(self) -> tuple[RepoPath, ...]:
        """What is not searched because it could not be read; the next time it is tried again."""
        return tuple(sorted({path for one in self.indexes.values() for path in out_of_reach(one)}))

    def hits(self, query: str, *, limit: int, is_told: bool = False) -> tuple[Hit, ...]:
        """The best chunks, best first, as they are shown to readers: no title has a secret. With `is_told`, each with what its
        rank is made of.
        """
        return _shown(self.ranking(query, limit=limit, is_told=is_told), self.workspace)

    def ranking(self, query: str, *, limit: int, is_told: bool = False) -> tuple[Hit, ...]:
        """The same with titles as they are indexed."""
        from curator.retrieval.rank import Sources  # `curator index` asks nothing
        from curator.retrieval.rank import search as ranked

        sources = Sources(
            notes=self.indexes.get(ChunkKind.NOTE),
            code=self.indexes.get(ChunkKind.CODE),
            guides=self.guides,
            links=self.links,
            commits=self.commits(),
            is_told=is_told,
            standing=self.standing() if self.guides or ChunkKind.NOTE in self.indexes else {},
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
        base, generated = (
            cache(partial(_base, workspace)),
            cache(partial(programs_pages, workspace)),
        )
        yield Searcher(
            workspace=workspace,
            indexes={kind: indexes[kind] for kind in kinds},
            changes=changes,
            analyzer=analyzer,
            guides=indexes.get(ChunkKind.NOTE) if links else None,
            links=links,
            commits=cache(partial(_commits, workspace, indexes.get(ChunkKind.CODE), analyzer)),
            generated=generated,
            base=base,
            standing=cache(lambda: _standing(workspace, base, generated())),
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


def _links(workspace: Workspace) -> "Links":
    return linked_files(workspace.tree, workspace.project, workspace.derived)


def _commits(
    workspace: Workspace, code: SearchIndex | None, analyzer: Analyzer
) -> "CommitNotes | None":
    from curator.retrieval.commits import commit_notes

    history = workspace.history
    if code is None or history.completeness is not Completeness.FULL:
        return None
    return commit_notes(history.log(_COMMITS), code.files(), analyzer)


def _shown(hits: Sequence[Hit], workspace: Workspace) -> tuple[Hit, ...]:
    """A title is a heading or a signature, and may have what its file has."""
    paths = sorted({hit.chunk.path for hit in hits})
    known = workspace.derived.secrets(workspace.tree, paths)
    workspace.derived.save()
    return tuple(_without_secrets(hit, known[hit.chunk.path]) for hit in hits)


def _without_secrets(hit: Hit, known: "Secrets") -> Hit:
    if not known:
        return hit
    from curator.parsers.secrets import without_secrets  # its patterns take 15 ms

    chunk = hit.chunk
    symbol = without_secrets(chunk.symbol, known) if chunk.symbol else None
    return replace(
        hit, chunk=replace(chunk, title=without_secrets(chunk.title, known), symbol=symbol)
    )


def programs_pages(workspace: Workspace) -> frozenset[RepoPath]:
    """The notes that no person wrote."""
    from curator.knowledge.by_programs import written_by_programs

    kb = kb_folder(workspace.project)
    notes = []
    for path in note_paths(workspace.tree, workspace.project):
        with suppress(UnreadableFile):
            notes.append(workspace.derived.note(workspace.tree, path, kb))
    return written_by_programs(notes, workspace.history)


def _base(workspace: Workspace) -> "KnowledgeBase":
    from curator.api.read import read  # what compares notes with code takes 150 ms to import

    return read(workspace)


def _standing(
    workspace: Workspace, base: "Callable[[], KnowledgeBase]", generated: frozenset[RepoPath]
) -> "Standing":
    """Where no note has a code link, nothing has to be compared."""
    from curator.retrieval.standing import standing

    if not linked_files(workspace.tree, workspace.project, workspace.derived):
        return standing((), {}, generated)
    pages = [page.path for page in (*base().notes, *base().documents)]
    return standing(pages, links_by_note(base()), generated)


def note_states(engine: Searcher) -> dict[RepoPath, LinkState | None]:
    """The worst state of each note's links; None for a note without any. Where there is no note, nothing is compared."""
    if not note_paths(engine.workspace.tree, engine.workspace.project):
        return {}
    return freshness_by_note(engine.base())


def freshness_by_note(base: "KnowledgeBase") -> dict[RepoPath, LinkState | None]:
    """The worst state of each note's links; None for a note without any."""
    from curator.retrieval.passages import note_freshness

    links = links_by_note(base)
    return {note.path: note_freshness(links.get(note.path, ()))[0] for note in base.notes}


def links_by_note(base: "KnowledgeBase") -> dict[RepoPath, tuple[LinkFreshness, ...]]:
    """Path of a note -> its code links, as they stand in it; a note without any has none."""
    groups = groupby(base.links, key=lambda link: link.note.path)
    return {path: tuple(links) for path, links in groups}
