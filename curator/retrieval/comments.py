"""A page's text -> its lines and titles without what its readers do not see: comments, hidden elements, idle definitions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from curator.model.hidden import HiddenKind
from curator.model.notes import Note, Section
from curator.model.text import RepoPath
from curator.parsers.hidden_text import without_hidden
from curator.parsers.markdown import parse_markdown
from curator.parsers.prose import text_lines

_NAMES = {HiddenKind.COMMENT: "HTML comment"}
"""What the list of what was dropped calls them, where that is not the name of their kind."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of text that was left out; `line` counts from the start of the text given."""

    line: int
    reason: str


def without_comments(text: str, path: RepoPath = RepoPath("")) -> tuple[str, tuple[Dropped, ...]]:  # noqa: B008 (a string)
    """Markdown without what its readers do not see, line for line.

    What only some readers of the page take for code, and others for HTML, is none.
    """
    shown, dropped = without_hidden(text, path)
    return shown, tuple(Dropped(line, _NAMES.get(kind, kind.value)) for line, kind in dropped)


def note_lines(text: str, note: Note) -> tuple[list[str], tuple[Dropped, ...]]:
    """A note's lines, those of its body without what is hidden, and what was dropped, by line of the file."""
    lines = text_lines(text)
    head = note.body_line - 1
    body, dropped = without_comments("\n".join(lines[head:]), note.path)
    moved = tuple(Dropped(one.line + head, one.reason) for one in dropped)
    return [*lines[:head], *body.split("\n")], moved


def shown_note(note: Note, lines: Sequence[str]) -> Note:
    """The note with titles as its readers see them; `lines` are those that `note_lines` gives."""
    page = parse_markdown(list(lines[note.body_line - 1 :]), note.body_line)
    titles = {heading.line: heading.text.title for heading in page.headings}
    trails: list[Section] = []
    sections = []
    for section in note.sections:
        if not section.level:
            sections.append(section)
            continue
        while trails and trails[-1].level >= section.level:
            trails.pop()
        one = replace(
            section,
            title=titles.get(section.span.first, ""),
            trail=tuple(above.title for above in trails),
        )
        trails.append(one)
        sections.append(one)
    first = next((one.title for one in note.sections if one.title), "")
    shown = next((one.title for one in sections if one.title), "")
    title = shown if note.title == first else note.title
    return replace(note, title=title or note.id, sections=tuple(sections))
