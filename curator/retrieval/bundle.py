"""A question, its hits and the notes' freshness -> the bundle that `context` prints."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from curator.errors import UsageError
from curator.formats.bundle_markdown import bundle_markdown
from curator.model.context import Bundle, ChunkKind, Hit, Item, Omission
from curator.model.links import LinkState
from curator.retrieval.bundle_map import Map, bundle_map, fitted, mapped_paths
from curator.retrieval.dealing import Deal, dealt
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.filling import filled
from curator.retrieval.passages import Passage
from curator.retrieval.printed import Press, within_budget
from curator.retrieval.request import Library, Request
from curator.retrieval.starting import starting

_LONGEST_QUERY = 300
_MAP_SHARE = 0.1
_LEAST_FOR_MAP = 1_500
"""Tokens: a smaller bundle has no room for a map."""


def build(
    request: Request,
    hits: Sequence[Hit],
    library: Library,
    render: Callable[[Bundle], str] = bundle_markdown,
) -> Bundle:
    """The bundle, at most `budget` tokens as `render` prints it. `hits` of notes and of code, each kind ranked.

    Raises `UsageError` for a budget in which nothing that was found has room.
    """
    excerpts = Excerpts(library.tree, library.notes, library.secrets)
    press = Press(_empty(request), excerpts, request.counter, render)
    if press.room < 0:
        raise UsageError(f"a budget of {request.budget} tokens has no room for the header")
    deal = _deal(request, hits, library, excerpts)
    room = press.room - _room_for_map(request)
    selection = filled(deal, room, library, press, has_code=request.has_code)
    bundle = within_budget(
        press,
        selection.chosen,
        list(dict.fromkeys((*deal.omitted, *selection.omitted))),
        mapped=lambda items: _mapped(items, request, library, press),
        do_notes_lead=deal.do_notes_lead,
    )
    if selection.omitted and not bundle.items:
        raise UsageError(f"nothing that was found fits into a budget of {request.budget} tokens")
    return bundle


def _empty(request: Request) -> Bundle:
    query = " ".join(request.query.split())
    cut = query if len(query) <= _LONGEST_QUERY else f"{query[:_LONGEST_QUERY]}…"
    return Bundle(
        query=cut,
        commit=request.commit,
        is_dirty=request.is_dirty,
        history=request.history,
        budget=request.budget,
        tokens=request.budget,
        counter=request.counter.name,
        digest="",
        items=(),
        omitted=(),
        masked=(),
        files=request.files,
        is_fresh_only=request.is_fresh_only,
    )


def _deal(request: Request, hits: Sequence[Hit], library: Library, excerpts: Excerpts) -> Deal:
    if request.files:
        deal = starting(request, hits, library, excerpts)
    else:
        deal = dealt(request.query, hits, library, excerpts, has_code=request.has_code)
    return _fresh_only(deal) if request.is_fresh_only else deal


def _fresh_only(deal: Deal) -> Deal:
    """Without the notes of which it is not known that the code bears them out, and what they alone brought in. A note without
    code links claims nothing about code, and says so.
    """
    doubtful = {one.path: one.freshness for one in deal.passages if _is_doubtful(one)}
    kept = [one for one in deal.passages if (one.linked_from or one.path) not in doubtful]
    reasons = [
        Omission(one.path, one.span, f"not fresh: {doubtful[one.path]}")
        for one in deal.passages
        if one.path in doubtful
    ]
    return replace(deal, passages=tuple(kept), omitted=(*reasons, *deal.omitted))


def _is_doubtful(passage: Passage) -> bool:
    return passage.kind is ChunkKind.NOTE and passage.freshness not in (None, LinkState.FRESH)


def _room_for_map(request: Request) -> int:
    is_wanted = request.has_code and request.budget >= _LEAST_FOR_MAP
    return int(_MAP_SHARE * request.budget) if is_wanted else 0


def _mapped(items: Sequence[Item], request: Request, library: Library, press: Press) -> Map:
    room = _room_for_map(request)
    if not room:
        return ()
    asked = [path for path in request.files if library.tree.entry(path) is not None]
    paths = mapped_paths(items, asked)
    drawn = bundle_map(paths, library.surroundings, library.links)
    return fitted(drawn, paths, lambda part: press.cost(drawn=part) <= room)
