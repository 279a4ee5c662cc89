"""Passages in order of worth -> those that fit a budget, no line twice, whole before cut."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from curator.model.context import ChunkKind, Omission
from curator.model.text import RepoPath, Span
from curator.retrieval.passages import Passage, narrowed

Cost = Callable[[Passage], int]
"""Tokens of a passage as it will be printed."""
OVER_BUDGET = "over budget"
_LEAST_PRICE = 40
"""Tokens: nothing is cheaper, its heading included."""
_SMALLEST = 15
"""Lines: less of a cut passage is not worth a heading."""
_WORTH_CUTTING = 2


@dataclass(slots=True)
class Selection:
    """What has been chosen so far."""

    budget: int
    cost: Cost
    chosen: list[Passage] = field(default_factory=list)
    omitted: list[Omission] = field(default_factory=list)
    spent: int = 0
    spent_by_kind: dict[ChunkKind, int] = field(default_factory=dict)

    def take(self, passage: Passage, limit: int) -> bool:
        """Choose it if it costs at most `limit`."""
        if self.budget - self.spent < _LEAST_PRICE:
            return False
        price = self.cost(passage)
        if price > limit or self.spent + price > self.budget:
            return False
        self.chosen.append(passage)
        self.spent += price
        self.spent_by_kind[passage.kind] = self.spent_by_kind.get(passage.kind, 0) + price
        return True


def selected(
    passages: Sequence[Passage], budget: int, cost: Cost, shares: dict[ChunkKind, float]
) -> Selection:
    """Take passages while they fit: first within the share of their kind, then whatever room is left, at last cut."""
    selection = Selection(budget, cost)
    left = list(passages)
    left = _pass(selection, left, lambda p: int(shares[p.kind] * budget))
    left = _pass(selection, left, lambda _: budget)
    for passage in left[:_WORTH_CUTTING]:
        _take_cut(selection, passage)
    for passage in left:
        selection.omitted += (
            Omission(passage.path, span, OVER_BUDGET)
            for span in uncovered(passage, selection.chosen)
        )
    return selection


def uncovered(passage: Passage, chosen: Iterable[Passage]) -> list[Span]:
    """The lines of a passage that no chosen one has, as spans."""
    spans = [passage.span]
    for other in chosen:
        if other.path == passage.path:
            spans = [rest for span in spans for rest in _minus(span, other.span)]
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


def _pass(
    selection: Selection, passages: Sequence[Passage], limit: Callable[[Passage], int]
) -> list[Passage]:
    """Take what fits; returns the rest."""
    rest = []
    for passage in passages:
        for span in uncovered(passage, selection.chosen):
            piece = narrowed(passage, span)
            room = limit(passage) - selection.spent_by_kind.get(passage.kind, 0)
            if not selection.take(piece, room):
                rest.append(piece)
    return rest


def _take_cut(selection: Selection, passage: Passage) -> None:
    """As many of its first lines as fit, by halving."""
    low, high = _SMALLEST - 1, passage.span.last - passage.span.first + 1
    while low + 1 < high:
        middle = (low + high) // 2
        if selection.spent + selection.cost(_first_lines(passage, middle)) <= selection.budget:
            low = middle
        else:
            high = middle
    if low >= _SMALLEST:
        selection.take(_first_lines(passage, low), selection.budget)


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
