"""The notes that a change touches -> a comment for a pull request; nothing that a note says can act in it."""

import os
from collections.abc import Iterator
from urllib.parse import quote

from curator.formats.affected_words import happened, headline, plural
from curator.formats.markdown_cell import cell
from curator.formats.view import AffectedView
from curator.formats.visible import one_line
from curator.model.affected import AffectedNote

MARKER = "<!-- curator affected -->"
"""By which a bot finds the comment that it wrote before."""
_MOST_ROWS = 50
_MOST_LINKS = 4
"""And owners, of one note."""
_LONGEST = 100
"""Characters of a name."""
_ROOM = 55_000
"""Characters of all rows; GitHub takes 65,536 for a comment."""
_OF_A_URL = ":/?#[]@!$&'*+,;=%-._~"
_BESIDE = "../blob/{commit}/{path}"
"""From the page of a pull request to a file (GitHub), where no forge is configured."""


def affected_markdown(view: AffectedView) -> str:
    affected = view.affected
    head = f"{MARKER}\n### Notes on this code\n\n{_sentence(headline(affected))}\n"
    if not affected.notes:
        return head
    is_change = affected.changed_count is not None
    rows = list(_rows(view, is_change=is_change))
    more = len(affected.notes) - len(rows)
    left_out = [f"\nand {plural(more, 'more note')}"] if more else []
    return "\n".join([head, *_head(is_change=is_change), *rows, *left_out]) + "\n"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _head(*, is_change: bool) -> list[str]:
    names = ["", "note", "code", "owners", *(["edited"] if is_change else [])]
    return [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]


def _rows(view: AffectedView, *, is_change: bool) -> Iterator[str]:
    room = _ROOM
    for note in view.affected.notes[:_MOST_ROWS]:
        edited = ["✓" if note.is_edited else ""] if is_change else []
        owners = " ".join(_code(owner) for owner in note.owners[:_MOST_LINKS])
        cells = [note.impact.value, _link(note, view), _links(note), owners, *edited]
        row = f"| {' | '.join(cells)} |"
        room -= len(row)
        if room < 0:
            return
        yield row


def _links(note: AffectedNote) -> str:
    said = [f"{_code(one.link.link.target)} {happened(one, _code)}" for one in note.links]
    more = len(said) - _MOST_LINKS
    return "<br>".join([*said[:_MOST_LINKS], *([f"and {more} more"] if more > 0 else [])])


def _link(note: AffectedNote, view: AffectedView) -> str:
    title = _shown(note.note.title or note.note.path)
    url = _url(note, view)
    return f"[{title}]({url})<br>{_code(note.note.path)}"


def _url(note: AffectedNote, view: AffectedView) -> str:
    line = str(note.links[0].link.link.place.line)
    is_web = view.forge.startswith(("https://", "http://"))
    values = {
        "{commit}": view.affected.commit or "HEAD",
        "{path}": quote(os.fsencode(note.note.path)),
        "{first}": line,
        "{last}": line,
    }
    url = view.forge if is_web else _BESIDE
    for name, value in values.items():
        url = url.replace(name, value)
    return quote(url, safe=_OF_A_URL)


def _code(text: str) -> str:
    """A forge makes mentions and references of what it shows as plain text, however that was escaped; not of code."""
    return f"<code>{_shown(text)}</code>" if text else ""


def _shown(text: str) -> str:
    """As it stands in a link's text or in code. Cut before it is escaped, so that no escape is cut."""
    plain = one_line(text)
    return cell(plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…")
