"""Passages as they were dealt and a budget -> those that are shown: whole ones, then signatures in the room that is left.

Room is dealt twice. Files take up to their quotas first, since most of what a question needs stands in few of them; then a line of each
other file tells more than the next best definition, so signatures have their turn before the rest.
"""

from collections.abc import Iterator, Sequence

from curator.model.context import ChunkKind
from curator.retrieval.dealing import Deal
from curator.retrieval.neighbours import Neighbours
from curator.retrieval.passages import Passage
from curator.retrieval.printed import Press
from curator.retrieval.quotas import file_quotas, with_whole_files
from curator.retrieval.request import Library
from curator.retrieval.selection import Selection, omit, select, take_cut

_LEADING = 6
"""Files whose neighbours are shown."""
_SIGNATURES = 0.1
"""Of the room, what signatures may take before what files have beyond their quotas."""
_FOR_QUOTAS = 1 - _SIGNATURES
_NEIGHBOURS = 3
"""Files next to one of them, in each direction."""


def filled(deal: Deal, room: int, library: Library, press: Press, *, has_code: bool) -> Selection:
    """What fits; the rest is listed as omitted."""
    excerpts = press.excerpts
    passages, further = (
        [one for one in dealt if excerpts.trimmed(one) is not None]
        for dealt in (deal.passages, deal.further)
    )
    quotas = file_quotas(further, int(_FOR_QUOTAS * room))
    selection = Selection(room, press.price, excerpts.text, quotas)
    order, wholes = with_whole_files(passages, further, library, excerpts)
    rest = select(selection, order, deal.shares)
    rest = select(selection, rest, deal.most)
    rest = [one for one in rest if (one.path, one.span) not in wholes]
    selection.quotas = {}
    notes = [one for one in rest if one.kind is ChunkKind.NOTE]
    if deal.do_notes_lead and notes and not selection.spent_by_kind.get(ChunkKind.NOTE):
        take_cut(selection, notes[0])
    if has_code:
        neighbours = Neighbours.of(library, excerpts)
        _take_signatures(selection, rest, neighbours, most=int(_SIGNATURES * room))
        rest = select(selection, rest, deal.most)
        rest += select(selection, further, deal.most)
        _take_code(selection, rest, neighbours)
    omit(selection, rest)
    return selection


def _take_code(selection: Selection, rest: Sequence[Passage], neighbours: Neighbours) -> None:
    """What there is room for yet: where nothing else was found, the beginning of a text that is no code too."""
    outline = neighbours.library.outline
    texts = [one for one in rest if one.kind is ChunkKind.CODE and not outline(one.path).symbols]
    if not selection.chosen and texts:
        take_cut(selection, texts[0])
    _take_signatures(selection, rest, neighbours, most=selection.budget)


def _take_signatures(
    selection: Selection, rest: Sequence[Passage], neighbours: Neighbours, *, most: int
) -> None:
    """Signatures for at most so many tokens."""
    code = [one for one in rest if one.kind is ChunkKind.CODE and not one.parts]
    end = selection.spent + most
    for passage in _signatures(code, selection, neighbours):
        if selection.is_full or selection.spent >= end:
            return
        select(selection, [passage], {ChunkKind.CODE: 1.0})


def _signatures(
    code: Sequence[Passage], selection: Selection, neighbours: Neighbours
) -> Iterator[Passage]:
    """Of what had no room, then of what the leading files use and are used by."""
    yield from neighbours.left_over(code)
    shown = [one for one in selection.chosen if one.kind is ChunkKind.CODE and not one.parts]
    paths = list(dict.fromkeys(one.path for one in shown))[:_LEADING]
    for path in paths:
        text = "\n".join(selection.text(one) for one in shown if one.path == path)
        yield from list(neighbours.used_by(path, text))[:_NEIGHBOURS]
    for path in paths:
        yield from list(neighbours.users(path, are_tests=False))[:_NEIGHBOURS]
