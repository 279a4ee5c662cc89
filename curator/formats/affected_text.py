"""The notes that a change touches -> text for a terminal and a CI log."""

from collections.abc import Iterator

from curator.formats.affected_words import happened, headline
from curator.formats.terminal import line_start, printable, styled, without_commands
from curator.formats.view import AffectedView
from curator.model.affected import AffectedNote, Impact

_STYLES = {
    Impact.MISSING: "error",
    Impact.SIGNATURE: "error",
    Impact.BODY: "warning",
    Impact.UNDECIDED: "warning",
    Impact.MOVED: "warning",
    Impact.DOCS: "info",
    Impact.UNVERIFIED: "info",
    Impact.UNCHANGED: "dim",
}


def affected_text(view: AffectedView) -> str:
    """Each note with its links, the gravest first, then one line that counts them."""
    notes = view.affected.notes
    lines = [line for note in notes for line in _lines(note, is_coloured=view.is_coloured)]
    closing = headline(view.affected)
    return without_commands("\n".join([*lines, f"{closing[0].upper()}{closing[1:]}."]) + "\n")


def _lines(note: AffectedNote, *, is_coloured: bool) -> Iterator[str]:
    who = f"  {' '.join(note.owners)}" if note.owners else ""
    edited = "  (edited in this change)" if note.is_edited else ""
    path = styled(line_start(note.note.path), "bold", is_coloured=is_coloured)
    yield f"{path}  {printable(note.note.title)}{printable(who)}{edited}"
    for one in note.links:
        said = styled(happened(one, printable), _STYLES[one.impact], is_coloured=is_coloured)
        yield f"  {line_start(one.link.link.target)}: {said}"
