"""Hits -> lines for a terminal: path with lines, kind, title."""

from collections.abc import Sequence

from curator.formats.hits_json import States
from curator.formats.terminal import printable, styled
from curator.model.context import Explanation, Hit


def hits_text(hits: Sequence[Hit], states: States, *, is_coloured: bool = False) -> str:
    """One line a hit, two where its rank is told, the best first; empty where there is none."""
    return "".join(_line(hit, states, is_coloured=is_coloured) + "\n" for hit in hits)


def _line(hit: Hit, states: States, *, is_coloured: bool) -> str:
    chunk = hit.chunk
    place = f"{_flat(chunk.path)}:{chunk.span.first}-{chunk.span.last}"
    state = states.get(chunk.path)
    freshness = f" [{state.value}]" if state else ""
    title = f"  {_flat(chunk.title)}" if chunk.title != chunk.path else ""
    line = f"{styled(place, 'bold', is_coloured=is_coloured)}  {chunk.kind.value}{freshness}{title}"
    return f"{line}\n{_told(hit.why)}" if hit.why else line


def _told(why: Explanation) -> str:
    """Of two hits of a file it is the same."""
    said = " + ".join(f"{name} {value:.3f}" for name, value in why.parts)
    return f"    {said}" if why.factor == 1 else f"    ({said}) x {why.factor:g}"


def _flat(text: str) -> str:
    return printable(" ".join(text.split()))
