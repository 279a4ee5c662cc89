"""`context`: a question, or files, and an index -> a bundle."""

from collections.abc import Callable, Sequence
from functools import partial

from curator.api.retrieve import Searcher, links_by_note
from curator.api.surroundings import surroundings
from curator.errors import UnreadableFile
from curator.model.code import Outline
from curator.model.context import Bundle, ChunkKind
from curator.model.text import RepoPath
from curator.ports import Completeness
from curator.retrieval.bundle import build
from curator.retrieval.indexed import path_text
from curator.retrieval.query import parsed_query
from curator.retrieval.request import Library, Request, Surroundings
from curator.retrieval.tokens import EstimateCounter
from curator.retrieval.weights import Weights, question_weights
from curator.workspace import Workspace

_DEEP = 200
"""Hits that a bundle is chosen from."""
_WEIGHED = {ChunkKind.NOTE: ("content", "title", "aliases"), ChunkKind.CODE: ("content", "names")}
"""The fields in which a question's terms are counted."""
_FULL, _SHALLOW = "full", "shallow"
"""What a bundle says of the history that it was made from: all of it, or not."""
_MOST_NAMES = 40
_MOST_FILES = 20


def context(
    engine: Searcher,
    query: str,
    *,
    budget: int,
    render: Callable[[Bundle], str],
    files: Sequence[RepoPath] = (),
    is_fresh_only: bool = False,
) -> Bundle:
    """The bundle for a question, for files and folders that are about to be edited, or for both, as long as `render` makes it.

    Raises `UsageError` for a budget that is too small.
    """
    workspace = engine.workspace
    has_code = ChunkKind.CODE in engine.indexes
    request = Request(
        query=query,
        budget=budget,
        commit=workspace.history.head,
        is_dirty=workspace.is_dirty(),
        history=_FULL if workspace.history.completeness is Completeness.FULL else _SHALLOW,
        counter=EstimateCounter(),
        has_code=has_code,
        has_notes=ChunkKind.NOTE in engine.indexes,
        is_fresh_only=is_fresh_only,
        files=tuple(files),
    )
    words = query or _words(workspace, files)
    hits = engine.ranking(words, limit=_DEEP)
    is_needed = has_code and (hits or files)
    around = surroundings(workspace, is_dirty=request.is_dirty) if is_needed else Surroundings()
    bundle = build(request, hits, _library(engine, _weights(engine, words), around), render)
    workspace.derived.save()
    return bundle


def _library(engine: Searcher, weights: Weights, around: Surroundings) -> Library:
    workspace = engine.workspace
    base = engine.base()
    return Library(
        tree=workspace.tree,
        notes={note.path: note for note in (*base.notes, *base.documents)},
        links=links_by_note(base),
        outline=partial(_outline, workspace),
        root=workspace.project.root,
        weights=weights,
        surroundings=around,
        generated=engine.generated(),
        secrets=lambda path: workspace.derived.secrets(workspace.tree, (path,))[path],
    )


def _weights(engine: Searcher, words: str) -> Weights:
    query = parsed_query(words, engine.analyzer)
    indexes = [(index, _WEIGHED[kind]) for kind, index in engine.indexes.items()]
    return question_weights(query, indexes, engine.analyzer)


def _outline(workspace: Workspace, path: RepoPath) -> Outline:
    try:
        return workspace.derived.outline(workspace.tree, path)
    except UnreadableFile:
        return Outline(None, (), 0)


def _words(workspace: Workspace, asked: Sequence[RepoPath]) -> str:
    """What files are called and define."""
    entries = workspace.tree.entries()
    files = [
        path
        for path in entries
        if any(one in ("", path) or path.startswith(f"{one}/") for one in asked)
    ][:_MOST_FILES]
    names = [
        symbol.name.rpartition(".")[2]
        for path in files
        for symbol in _outline(workspace, path).symbols
        if symbol.is_public
    ]
    return " ".join((*map(path_text, files), *dict.fromkeys(names[:_MOST_NAMES])))
