"""Passages in order of worth -> those that fit a budget, no line and no text twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from curator.model.context import ChunkKind, Omission
from curator.model.text import RepoPath, Span
from curator.retrieval.duplicates import Said
from curator.retrieval.passages import Passage, narrowed

OVER_BUDGET = "over budget"
NEAR_DUPLICATE = "near duplicate"
_LEAST_PRICE = 30
"""Tokens: nothing is cheaper, its heading included."""
_SMALLEST = 15
"""Lines: less of a cut passage is not worth a heading."""
_LEAST_REST = 3
"""Lines: less of what others left of a passage is not worth one either."""


@dataclass(slots=True)
class Selection:
    """What has been chosen so far."""

    budget: int
    price: Callable[[Passage], int]
    """Tokens of a passage as it will be printed."""
    text: Callable[[Passage], str]
    quotas: Mapping[RepoPath, int] = field(default_factory=dict)
    """Tokens that one file may take, as long as others have not had their turn; a file that is not named takes what it can."""
    chosen: list[Passage] = field(default_factory=list)
    omitted: list[Omission] = field(default_factory=list)
    spent: int = 0
    spent_by_kind: dict[ChunkKind, int] = field(default_factory=dict)
    spent_by_path: dict[RepoPath, int] = field(default_factory=dict)
    said: Said = field(default_factory=Said)

    @property
    def is_full(self) -> bool:
        return self.budget - self.spent < _LEAST_PRICE

    def take(self, passage: Passage, limit: int) -> bool:
        """Choose it if it costs at most `limit`; False where it has no room. What was said before is left out for good."""
        if self.is_full or limit < _LEAST_PRICE:
            return False
        price = self.price(passage)
        if price > limit or self.spent + price > self.budget:
            return False
        text = self.text(passage)
        if self.said.has(text):
            self.omitted.append(Omission(passage.path, passage.span, NEAR_DUPLICATE))
            return True
        self.said.add(text)
        self.chosen = [*_without(self.chosen, passage), passage]
        self.spent += price
        self.spent_by_kind[passage.kind] = self.spent_by_kind.get(passage.kind, 0) + price
        self.spent_by_path[passage.path] = self.spent_by_path.get(passage.path, 0) + price
        return True

    def room_for(self, passage: Passage, share: float) -> int:
        """What its kind may take yet of a share of the budget, and its file of its quota. What a note links has none."""
        room = int(share * self.budget) - self.spent_by_kind.get(passage.kind, 0)
        if passage.linked_from or passage.path not in self.quotas:
            return room
        return min(room, self.quotas[passage.path] - self.spent_by_path.get(passage.path, 0))


def select(
    selection: Selection, passages: Sequence[Passage], limits: Mapping[ChunkKind, float]
) -> list[Passage]:
    """Take what fits, of each kind up to a share of the budget. Returns what did not fit."""
    rest: list[Passage] = []
    for passage in passages:
        share = limits[passage.kind]
        rest += [
            piece
            for piece in _new_pieces(passage, selection.chosen)
            if not selection.take(piece, selection.room_for(piece, share))
        ]
    return rest


def take_cut(selection: Selection, passage: Passage) -> None:
    """As many of its first lines as fit, by halving: for text that is not made of definitions."""
    low, high = _SMALLEST - 1, passage.span.last - passage.span.first + 1
    while low + 1 < high:
        middle = (low + high) // 2
        if selection.spent + selection.price(_first_lines(passage, middle)) <= selection.budget:
            low = middle
        else:
            high = middle
    if low >= _SMALLEST:
        selection.take(_first_lines(passage, low), selection.budget)


def omit(selection: Selection, passages: Iterable[Passage]) -> None:
    """List what is not shown of these, each line once."""
    known = list(selection.chosen)
    for passage in passages:
        selection.omitted += (
            Omission(passage.path, span, OVER_BUDGET) for span in uncovered(passage, known)
        )
        known.append(passage)


def uncovered(passage: Passage, chosen: Iterable[Passage]) -> list[Span]:
    """The lines of a passage that no chosen one has, as spans."""
    spans = [passage.span]
    for other in chosen:
        if other.path == passage.path:
            for shown in other.parts or (other.span,):
                spans = [rest for span in spans for rest in _minus(span, shown)]
    return spans


def merged(
    passages: Iterable[Passage], are_apart: Callable[[Span, Span, RepoPath], bool]
) -> list[Passage]:
    """Neighbours in one file that say the same about themselves become one, in the first one's place."""
    result: list[Passage] = []
    for passage in passages:
        whole = passage
        neighbours = [
            one
            for one in result
            if _say_the_same(one, whole) and not are_apart(one.span, whole.span, whole.path)
        ]
        for one in neighbours:
            whole = _joined(one, whole)
        place = result.index(neighbours[0]) if neighbours else len(result)
        result[place : place + 1] = [whole]
        result = [one for one in result if one not in neighbours]
    return result


def _new_pieces(passage: Passage, chosen: Sequence[Passage]) -> list[Passage]:
    """What of a passage nothing chosen shows, without scraps; a whole text takes the place of signatures in it."""
    if passage.parts:
        return _in_part(passage, chosen)
    spans = uncovered(passage, [one for one in chosen if not one.parts])
    return [
        narrowed(passage, span)
        for span in spans
        if span == passage.span or span.last - span.first + 1 >= _LEAST_REST
    ]


def _without(chosen: Sequence[Passage], whole: Passage) -> list[Passage]:
    """What was chosen, without the signatures that a whole text has."""
    return [
        one
        for other in chosen
        for one in (_in_part(other, [whole]) if other.parts and not whole.parts else [other])
    ]


def _in_part(passage: Passage, chosen: Sequence[Passage]) -> list[Passage]:
    """A passage in parts without those that are shown; none where all are."""
    parts = [part for part in passage.parts if _is_new(passage.path, part, chosen)]
    if not parts:
        return []
    return [replace(passage, span=Span(parts[0].first, parts[-1].last), parts=tuple(parts))]


def _is_new(path: RepoPath, part: Span, chosen: Iterable[Passage]) -> bool:
    return not any(
        list(_minus(part, shown)) != [part]
        for other in chosen
        if other.path == path
        for shown in other.parts or (other.span,)
    )


def _first_lines(passage: Passage, count: int) -> Passage:
    return replace(passage, span=Span(passage.span.first, passage.span.first + count - 1))


def _minus(span: Span, other: Span) -> Iterator[Span]:
    if other.last < span.first or other.first > span.last:
        yield span
        return
    if span.first < other.first:
        yield Span(span.first, other.first - 1)
    if other.last < span.last:
        yield Span(other.last + 1, span.last)


def _say_the_same(one: Passage, other: Passage) -> bool:
    if one.parts or other.parts:
        return False
    return (one.path, one.kind, one.freshness, one.reasons, one.linked_from) == (
        other.path,
        other.kind,
        other.freshness,
        other.reasons,
        other.linked_from,
    )


def _joined(one: Passage, other: Passage) -> Passage:
    span = Span(min(one.span.first, other.span.first), max(one.span.last, other.span.last))
    return replace(one, span=span, score=max(one.score, other.score))
