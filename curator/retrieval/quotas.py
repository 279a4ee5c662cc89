"""Ranked code and a room -> how much of it each file may take before the others have had their turn, and files to show whole."""

from collections.abc import Mapping, Sequence

from curator.model.context import ChunkKind
from curator.model.text import RepoPath, Span
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.passages import Passage, narrowed
from curator.retrieval.pieces import without_preamble
from curator.retrieval.request import Library

_STEEPNESS = 5
"""How much more a better file may take. With 5, three quarters of the best score are a quarter of its share."""
_SHARING = 10
"""Files that share the room."""
_MOST = 0.8


def file_quotas(ranked: Sequence[Passage], room: int) -> Mapping[RepoPath, int]:
    """Where one file stands out, most of the room is for it; where several are ranked alike, they share it."""
    shares = {path: score**_STEEPNESS for path, score in _scores(ranked).items()}
    total = sum(sorted(shares.values(), reverse=True)[:_SHARING])
    return {path: int(min(_MOST, share / total) * room) for path, share in shares.items() if total}


def with_whole_files(
    passages: Sequence[Passage], ranked: Sequence[Passage], library: Library, excerpts: Excerpts
) -> tuple[list[Passage], frozenset[tuple[RepoPath, Span]]]:
    """Before the first definition of each file that of the file as a whole, if it has definitions; and the places of these."""
    if not library.weights.by_term:
        return list(passages), frozenset()
    first = {passage.path: passage for passage in reversed(ranked)}
    order: list[Passage] = []
    places: dict[RepoPath, Span] = {}
    for passage in passages:
        is_dealt = passage.kind is ChunkKind.CODE and not passage.linked_from and not passage.parts
        if is_dealt and passage.path in first and passage.path not in places:
            whole = _whole(first[passage.path], library, excerpts)
            if whole is not None:
                places[passage.path] = whole.span
                order.append(whole)
        order.append(passage)
    return order, frozenset(places.items())


def _whole(passage: Passage, library: Library, excerpts: Excerpts) -> Passage | None:
    """A file from its first definition to its end; None where it has none."""
    symbols = library.outline(passage.path).symbols
    if not symbols:
        return None
    lines = excerpts.lines(passage.path)
    whole = narrowed(passage, Span(1, max(len(lines), symbols[-1].span.last)))
    return without_preamble(whole, symbols, lines)


def _scores(ranked: Sequence[Passage]) -> dict[RepoPath, float]:
    best: dict[RepoPath, float] = {}
    for passage in ranked:
        best[passage.path] = max(passage.score, best.get(passage.path, 0.0))
    return best
