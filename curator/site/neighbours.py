"""A note's code and the notes around it -> a small picture, drawn without a script; lists beside it say the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from curator.formats.visible import one_line

DRAWN = 6
"""Neighbours of a side; of more, only how many there are is said."""
_ROW, _TOP, _BOX, _GAP = 26, 10, 26, 8
_WIDTH, _SIDE, _MIDDLE = 720, 230, 180
_LONGEST = 30
_LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Neighbour:
    name: str
    address: str | None
    css: str
    """Of the state that the tie is in; may be empty."""
    is_path: bool = False
    """Its end tells most."""


@dataclass(frozen=True, slots=True)
class Side:
    neighbours: tuple[Neighbour, ...]
    """At most `DRAWN`."""
    more: int = 0
    """How many there are besides."""

    @property
    def rows(self) -> int:
        return len(self.neighbours) + bool(self.more)


def picture(title: str, code: Side, notes: Side) -> str:
    """One line of HTML: code at the left, the note in the middle, other notes at the right; empty where it stands alone.

    A builder parses it some three times, so that it has few elements.
    """
    rows = max(code.rows, notes.rows)
    if not rows:
        return ""
    height = 2 * _TOP + rows * _ROW
    left, right = (_WIDTH - _MIDDLE) // 2, (_WIDTH + _MIDDLE) // 2
    parts = [
        *_edges(code, height, _SIDE, left),
        *_edges(notes, height, _WIDTH - _SIDE, right),
        *_names(code, height, _SIDE - _GAP, "end"),
        *_names(notes, height, _WIDTH - _SIDE + _GAP, "start"),
        f'<rect class="curator-self" x="{left}" y="{(height - _BOX) // 2}" width="{_MIDDLE}" height="{_BOX}" rx="4" fill="none" stroke="currentColor"/>',
        _text(_cut(title, _LONGEST_TITLE), _WIDTH // 2, height // 2, "middle"),
    ]
    drawing = f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" aria-hidden="true">{"".join(parts)}</svg>'
    return f'<figure class="curator-graph" data-search-exclude>{drawing}</figure>'


def _rows(side: Side, height: int) -> list[int]:
    """The middle of each row, all of them in the middle of the height."""
    first = (height - (side.rows - 1) * _ROW) // 2
    return [first + number * _ROW for number in range(side.rows)]


def _edges(side: Side, height: int, start: int, end: int) -> Iterable[str]:
    """One path for all that are in the same state."""
    middle, bend = height // 2, (start + end) // 2
    ways: dict[str, str] = {}
    for one, y in zip(side.neighbours, _rows(side, height), strict=False):
        way = f"M{start} {y}C{bend} {y} {bend} {middle} {end} {middle}"
        ways[one.css] = ways.get(one.css, "") + way
    for css, way in ways.items():
        yield f'<path class="curator-edge {escape(css)}" d="{way}" fill="none" stroke="currentColor"/>'


def _names(side: Side, height: int, x: int, anchor: str) -> Iterable[str]:
    rows = _rows(side, height)
    for one, y in zip(side.neighbours, rows, strict=False):
        name = _end(one.name, _LONGEST) if one.is_path else _cut(one.name, _LONGEST)
        drawn = _text(name, x, y, anchor)
        # Material's script sets `href` of what has one, and that of a drawing cannot be set.
        link = f'<a xlink:href="{escape(one.address or "")}" tabindex="-1">{drawn}</a>'
        yield link if one.address is not None else drawn
    if side.more:
        yield _text(f"and {side.more} more", x, rows[-1], anchor)


def _text(text: str, x: int, y: int, anchor: str) -> str:
    return f'<text x="{x}" y="{y + 4}" text-anchor="{anchor}" font-size="12" fill="currentColor">{escape(text)}</text>'


def _cut(text: str, longest: int) -> str:
    plain = one_line(text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def _end(text: str, longest: int) -> str:
    plain = one_line(text)
    if len(plain) <= longest:
        return plain
    end = plain[1 - longest :]
    return f"…{end[max(end.find('/'), 0) :]}"
