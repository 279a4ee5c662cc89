"""Chosen passages -> a bundle that keeps its budget as it is printed."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from curator.formats.bundle_json import bundle_json
from curator.model.context import Bundle, ChunkKind, Item, MapFile, Mask, Omission
from curator.model.text import RepoPath, Span
from curator.ports import TokenCounter
from curator.retrieval.comments import Dropped
from curator.retrieval.excerpts import MASKED, Excerpts
from curator.retrieval.passages import Passage
from curator.retrieval.selection import OVER_BUDGET, merged

_MOST_OMISSIONS = 20


class Press:
    """How a bundle is printed and counted; each item is counted once."""

    __slots__ = ("_bare", "_by_place", "_prices", "counter", "empty", "excerpts", "render")

    def __init__(
        self,
        empty: Bundle,
        excerpts: Excerpts,
        counter: TokenCounter,
        render: Callable[[Bundle], str],
    ) -> None:
        self.empty = _sealed(empty)
        self.excerpts = excerpts
        self.counter = counter
        self.render = render
        self._bare = counter.count(render(self.empty))
        self._prices: dict[Item, int] = {}
        self._by_place: dict[tuple[object, ...], int] = {}

    @property
    def room(self) -> int:
        """Tokens beside the header."""
        return self.empty.budget - self._bare

    def cost(self, *, items: tuple[Item, ...] = (), drawn: tuple[MapFile, ...] = ()) -> int:
        """Tokens that these add to a bundle."""
        whole = replace(self.empty, items=items, map=drawn)
        return self.counter.count(self.render(whole)) - self._bare

    def price(self, passage: Passage) -> int:
        """Tokens of one passage as printed, with ids as long as they get."""
        place = (passage.path, passage.span, passage.parts, passage.linked_from, passage.title)
        if place not in self._by_place:
            self._by_place[place] = self._price(passage)
        return self._by_place[place]

    def _price(self, passage: Passage) -> int:
        sources = ("99",) if passage.linked_from else ()
        item = item_of(passage, "99", sources, self.excerpts)
        return self.item_price(replace(item, tokens=9_999))

    def item_price(self, item: Item) -> int:
        if item not in self._prices:
            self._prices[item] = self.cost(items=(item,))
        return self._prices[item]


def within_budget(
    press: Press,
    chosen: Sequence[Passage],
    omitted: Sequence[Omission],
    *,
    mapped: Callable[[Sequence[Item]], tuple[MapFile, ...]],
    do_notes_lead: bool,
) -> Bundle:
    """Prices are estimates of parts: the whole is counted as printed, and gives way from its end until it fits."""
    kept, left_out = list(chosen), list(omitted)
    listed = min(len(left_out), _MOST_OMISSIONS)
    while True:
        whole = merged(kept, press.excerpts.are_apart)
        items = _items(whole, press, do_notes_lead=do_notes_lead)
        bundle = replace(
            press.empty,
            items=items,
            omitted=tuple(left_out[:listed]),
            masked=_masks(items, press.excerpts),
            map=mapped(items),
        )
        sealed = _sealed(bundle)
        tokens = press.counter.count(press.render(sealed))
        if tokens <= press.empty.budget:
            return replace(sealed, tokens=tokens)
        if listed:
            listed //= 2
        else:
            last = kept.pop()
            left_out.insert(0, Omission(last.path, last.span, OVER_BUDGET))


def item_of(passage: Passage, id_: str, linked_from: tuple[str, ...], excerpts: Excerpts) -> Item:
    return Item(
        id=id_,
        kind=passage.kind,
        path=passage.path,
        span=passage.span,
        title=excerpts.cleared(passage.title, passage.path),
        symbol=excerpts.cleared(passage.symbol, passage.path) if passage.symbol else None,
        language=passage.language,
        freshness=passage.freshness,
        reasons=passage.reasons,
        linked_from=linked_from,
        score=passage.score,
        tokens=0,
        text=excerpts.text(passage),
        parts=passage.parts,
    )


def _items(passages: Sequence[Passage], press: Press, *, do_notes_lead: bool) -> tuple[Item, ...]:
    """In the order of print: each note's sections, the code it links to, then the other code."""
    trimmed = [one for passage in passages if (one := press.excerpts.trimmed(passage)) is not None]
    ordered = _printed_order(trimmed, do_notes_lead=do_notes_lead)
    ids = {_key(passage): str(place) for place, passage in enumerate(ordered, start=1)}
    by_note: dict[RepoPath, list[str]] = {}
    for passage in ordered:
        if passage.kind is ChunkKind.NOTE:
            by_note.setdefault(passage.path, []).append(ids[_key(passage)])
    items = []
    for passage in ordered:
        sources = by_note.get(passage.linked_from, []) if passage.linked_from else []
        item = item_of(passage, ids[_key(passage)], tuple(sources), press.excerpts)
        items.append(replace(item, tokens=press.item_price(item)))
    return tuple(items)


def _key(passage: Passage) -> tuple[RepoPath, int, bool]:
    return passage.path, passage.span.first, bool(passage.parts)


def _printed_order(passages: Sequence[Passage], *, do_notes_lead: bool) -> list[Passage]:
    groups: dict[RepoPath, int] = {}
    for passage in passages:
        groups.setdefault(passage.linked_from or passage.path, len(groups))
    heads = {p.path for p in passages if p.kind is ChunkKind.NOTE}

    def place(passage: Passage) -> tuple[bool, int, bool, int, RepoPath, int]:
        group = passage.linked_from or passage.path
        return (
            (group in heads) is not do_notes_lead,
            groups[group],
            passage.kind is ChunkKind.CODE,
            groups.get(passage.path, 0),
            passage.path,
            passage.span.first,
        )

    return sorted(passages, key=place)


def _masks(items: Sequence[Item], excerpts: Excerpts) -> tuple[Mask, ...]:
    listed = (
        Mask(item.path, dropped.line, dropped.reason)
        for item in items
        for dropped in _dropped(item, excerpts)
    )
    return tuple(dict.fromkeys(listed))


def _dropped(item: Item, excerpts: Excerpts) -> Iterator[Dropped]:
    """In its lines; of one that is masked in its title, the place where the file first has it."""
    named: set[str] = set()
    spans = [excerpts.with_blanks(span, item.path) for span in item.parts or (item.span,)]
    for one in excerpts.dropped(item.path):
        is_in_title = f"<masked: {one.reason.removeprefix(MASKED)}>" in item.title
        is_first = is_in_title and one.reason not in named
        named.add(one.reason)
        if is_first or any(_has(span, one.line) for span in spans):
            yield one


def _has(span: Span, line: int) -> bool:
    return span.first <= line <= span.last


def _sealed(bundle: Bundle) -> Bundle:
    """With the digest of everything else that it says, the count of its tokens apart."""
    text = bundle_json(replace(bundle, digest="", tokens=0))
    return replace(bundle, digest=hashlib.sha256(text.encode()).hexdigest()[:16])
