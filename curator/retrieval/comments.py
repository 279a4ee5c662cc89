"""A note's text -> its lines without HTML comments, which a reader of the page would not see."""

from dataclasses import dataclass

from curator.model.notes import Note
from curator.retrieval.chunks import source_lines

_OPEN, _CLOSE = "<!--", "-->"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of text that was left out; `line` counts from the start of the text given."""

    line: int
    reason: str


def without_comments(text: str) -> tuple[str, tuple[Dropped, ...]]:
    """Markdown without HTML comments, line for line. Inside fenced code too: what is a fence to us may be none to the
    page.
    """
    kept: list[str] = []
    dropped: list[Dropped] = []
    place, line = 0, 1
    while (start := text.find(_OPEN, place)) >= 0:
        kept.append(text[place:start])
        line += text.count("\n", place, start)
        dropped.append(Dropped(line, "HTML comment"))
        end = text.find(_CLOSE, start + len(_OPEN))
        # An open comment runs to the end, as it does on the page.
        place = len(text) if end < 0 else end + len(_CLOSE)
        breaks = text.count("\n", start, place)
        kept.append("\n" * breaks)
        line += breaks
    kept.append(text[place:])
    return "".join(kept), tuple(dropped)


def note_lines(text: str, note: Note) -> tuple[list[str], tuple[Dropped, ...]]:
    """A note's lines, those of its body without comments, and what was dropped, by line of the file."""
    lines = source_lines(text)
    head = note.body_line - 1
    body, dropped = without_comments("\n".join(lines[head:]))
    moved = tuple(Dropped(one.line + head, one.reason) for one in dropped)
    return [*lines[:head], *body.split("\n")], moved
