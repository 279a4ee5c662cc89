"""Hits -> lines for a terminal: path with lines, kind, title."""

from collections.abc import Sequence

from curator.formats.hits_json import States
from curator.formats.terminal import printable, styled
from curator.model.context import Hit


def hits_text(hits: Sequence[Hit], states: States, *, is_coloured: bool = False) -> str:
    """One line a hit, the best first; empty where there is none."""
    return "".join(_line(hit, states, is_coloured=is_coloured) + "\n" for hit in hits)


def _line(hit: Hit, states: States, *, is_coloured: bool) -> str:
    chunk = hit.chunk
    place = f"{_flat(chunk.path)}:{chunk.span.first}-{chunk.span.last}"
    state = states.get(chunk.path)
    freshness = f" [{state.value}]" if state else ""
    title = f"  {_flat(chunk.title)}" if chunk.title != chunk.path else ""
    return f"{styled(place, 'bold', is_coloured=is_coloured)}  {chunk.kind.value}{freshness}{title}"


def _flat(text: str) -> str:
    return printable(" ".join(text.split()))
