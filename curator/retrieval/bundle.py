"""A question, its hits and the notes' freshness -> the bundle that `context` prints."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from curator.errors import UsageError
from curator.formats.bundle_json import bundle_json
from curator.formats.bundle_markdown import bundle_markdown, item_markdown
from curator.model.code import Outline
from curator.model.context import Bundle, ChunkKind, Hit, Item, Mask, Omission
from curator.model.notes import Note
from curator.model.text import RepoPath, Span
from curator.ports import TokenCounter, Tree
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.passages import (
    Links,
    Passage,
    code_passages,
    linked_passages,
    named_passages,
    note_passages,
)
from curator.retrieval.query import named_symbols
from curator.retrieval.selection import merged, selected

_SHARES = {ChunkKind.NOTE: 0.4, ChunkKind.CODE: 0.7}
"""Of the budget, what one kind may take before the other has had its turn."""
_MOST_OMISSIONS = 20
_LONGEST_QUERY = 300
_CODE_HITS = 40
_HITS_PER_NOTE = 2
"""Code hits that follow each note and its linked code when the budget is dealt out."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and of what."""

    query: str
    budget: int
    commit: str | None
    is_dirty: bool
    history: str
    """`full` or `shallow`."""
    counter: TokenCounter
    has_code: bool = True
    """False: the code that notes link to is left out as well."""


def build(
    request: Request,
    hits: Sequence[Hit],
    *,
    tree: Tree,
    notes: Mapping[RepoPath, Note],
    links: Links,
    render: Callable[[Bundle], str] = bundle_markdown,
) -> Bundle:
    """The bundle, at most `budget` tokens as `render` prints it. `hits` of notes and of code, each kind ranked.

    Raises `UsageError` for a budget in which nothing that was found has room.
    """
    excerpts = Excerpts(tree, notes)
    counter = request.counter
    empty = _empty(request)
    room = request.budget - counter.count(render(_sealed(empty)))
    if room < 0:
        raise UsageError(f"a budget of {request.budget} tokens has no room for the header")
    dealt = excerpts.distinct(
        _dealt(request.query, hits, links, excerpts.outline, has_code=request.has_code)
    )
    prices = _Prices(excerpts, counter)
    selection = selected(dealt, room, prices.of, _SHARES)
    bundle = _within_budget(empty, selection.chosen, selection.omitted, excerpts, counter, render)
    if dealt and not bundle.items:
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
    )


def _dealt(
    query: str,
    hits: Sequence[Hit],
    links: Links,
    outline_of: Callable[[RepoPath], Outline],
    *,
    has_code: bool,
) -> list[Passage]:
    """Passages in the order in which they may take of the budget.

    First the definitions that the question names, then a note, its code, some code hits, the next note, and so on. A
    definition that such a note links stands with its note.
    """
    by_kind = {kind: [hit for hit in hits if hit.chunk.kind is kind] for kind in ChunkKind}
    code_hits = by_kind[ChunkKind.CODE][:_CODE_HITS]
    code = code_passages(code_hits, links)
    named = named_passages(named_symbols(query), code, outline_of)
    order: list[Passage] = []
    linked: set[RepoPath] = set()
    for note in note_passages(by_kind[ChunkKind.NOTE], links):
        order.append(note)
        if has_code and note.path not in linked:
            linked.add(note.path)
            order += linked_passages(note, links, code_hits)
        order += code[:_HITS_PER_NOTE]
        code = code[_HITS_PER_NOTE:]
    with_notes = {(passage.path, passage.span) for passage in order if passage.linked_from}
    return [one for one in named if (one.path, one.span) not in with_notes] + order + code


class _Prices:
    """Tokens of one item as printed, with ids as long as they get; each is counted once."""

    __slots__ = ("_counter", "_excerpts", "_known")

    def __init__(self, excerpts: Excerpts, counter: TokenCounter) -> None:
        self._excerpts = excerpts
        self._counter = counter
        self._known: dict[tuple[RepoPath, Span], int] = {}

    def of(self, passage: Passage) -> int:
        key = passage.path, passage.span
        if key not in self._known:
            item = _item(passage, "99", ("99",), self._excerpts)
            self._known[key] = self._counter.count(item_markdown(item))
        return self._known[key]


def _within_budget(
    empty: Bundle,
    chosen: Sequence[Passage],
    omitted: Sequence[Omission],
    excerpts: Excerpts,
    counter: TokenCounter,
    render: Callable[[Bundle], str],
) -> Bundle:
    """Prices are estimates of parts: the whole is counted as printed, and gives way from its end until it fits."""
    kept, left_out = list(chosen), list(omitted)
    listed = min(len(left_out), _MOST_OMISSIONS)
    while True:
        items = _items(merged(kept, excerpts.are_apart), excerpts, counter)
        bundle = replace(
            empty,
            items=items,
            omitted=tuple(left_out[:listed]),
            masked=_masks(items, excerpts),
        )
        sealed = _sealed(bundle)
        tokens = counter.count(render(sealed))
        if tokens <= empty.budget:
            return replace(sealed, tokens=tokens)
        if listed:
            listed //= 2
        else:
            last = kept.pop()
            left_out.insert(0, Omission(last.path, last.span, "over budget"))


def _items(
    passages: Sequence[Passage], excerpts: Excerpts, counter: TokenCounter
) -> tuple[Item, ...]:
    """In the order of print: each note's sections, the code it links to, then the other code."""
    ordered = _printed_order([t for p in passages if (t := excerpts.trimmed(p)) is not None])
    ids = {id_: str(place) for place, id_ in enumerate(map(_key, ordered), start=1)}
    by_note: dict[RepoPath, list[str]] = {}
    for passage in ordered:
        if passage.kind is ChunkKind.NOTE:
            by_note.setdefault(passage.path, []).append(ids[_key(passage)])
    items = []
    for passage in ordered:
        sources = by_note.get(passage.linked_from, []) if passage.linked_from else []
        item = _item(passage, ids[_key(passage)], tuple(sources), excerpts)
        items.append(replace(item, tokens=counter.count(item_markdown(item))))
    return tuple(items)


def _key(passage: Passage) -> tuple[RepoPath, int]:
    return passage.path, passage.span.first


def _printed_order(passages: Sequence[Passage]) -> list[Passage]:
    groups: dict[RepoPath, int] = {}
    for passage in passages:
        groups.setdefault(passage.linked_from or passage.path, len(groups))
    heads = {p.path for p in passages if p.kind is ChunkKind.NOTE}

    def place(passage: Passage) -> tuple[bool, int, bool, int, RepoPath, int]:
        group = passage.linked_from or passage.path
        return (
            group not in heads,
            groups[group],
            passage.kind is ChunkKind.CODE,
            groups.get(passage.path, 0),
            passage.path,
            passage.span.first,
        )

    return sorted(passages, key=place)


def _item(passage: Passage, id_: str, linked_from: tuple[str, ...], excerpts: Excerpts) -> Item:
    return Item(
        id=id_,
        kind=passage.kind,
        path=passage.path,
        span=passage.span,
        title=passage.title,
        symbol=passage.symbol,
        language=passage.language,
        freshness=passage.freshness,
        reasons=passage.reasons,
        linked_from=linked_from,
        score=passage.score,
        tokens=0,
        text=excerpts.text(passage),
    )


def _masks(items: Sequence[Item], excerpts: Excerpts) -> tuple[Mask, ...]:
    return tuple(
        Mask(item.path, dropped.line, dropped.reason)
        for item in items
        for dropped in excerpts.dropped(item.path)
        if item.span.first <= dropped.line <= item.span.last
    )


def _sealed(bundle: Bundle) -> Bundle:
    """With the digest of everything else that it says, the count of its tokens apart."""
    text = bundle_json(replace(bundle, digest="", tokens=0))
    return replace(bundle, digest=hashlib.sha256(text.encode()).hexdigest()[:16])
