"""A note -> the Markdown of its page: what people wrote, with its truth on it."""

import re

from curator.model.links import LinkState
from curator.model.notes import Note, NoteStatus
from curator.site.appendix import Hold, appendix
from curator.site.banner import banner
from curator.site.body import body_lines
from curator.site.head import front_matter
from curator.site.safe_markdown import safe_markdown
from curator.site.states import state_in
from curator.site.view import SiteView

_SHOWN = (LinkState.MISSING, LinkState.STALE, LinkState.UNDECIDED, LinkState.MOVED)
"""What the navigation warns of; a note that is fresh or that nobody verified looks like any other."""

_COLON = re.compile(r"\A(?=\s{0,3}:\s)\s*:")
"""A definition would take in what stands before it."""


def page(note: Note, view: SiteView, hold: Hold = str) -> str:
    """Pure: equal for equal arguments. Nothing that stands in the note can act on the page.

    `hold` may put something else in the place of what is HTML of ours, and put that back when the page is built: builders parse
    HTML several times.
    """
    text = view.texts[note.path]
    lines = body_lines(
        note,
        text,
        view.copies.get(note.path, ()),
        elsewhere=view.is_elsewhere,
        code=view.code_pages,
    )
    at = _below_title(note, lines)
    title, rest = (safe_markdown("\n".join(part)).strip("\n") for part in (lines[:at], lines[at:]))
    body = f"{title}\n\n{hold(banner(note, view))}\n\n{_COLON.sub('&#58;', rest)}"
    head = front_matter(note, text.split("\n")[: note.body_line - 1], _status(note, view))
    end = appendix(note, view, hold)
    return f"{head}\n{body.strip()}\n" + (f"\n{end}" if end else "")


def _status(note: Note, view: SiteView) -> str:
    """What Material shows beside a page's name."""
    if note.status is not NoteStatus.ACTIVE:
        return note.status
    state = state_in(view, note).state
    return state if state in _SHOWN else ""


def _below_title(note: Note, lines: list[str]) -> int:
    """How many lines of the body come before what is said of it: the title's, if the page begins with one."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    title = next((one for one in note.sections if one.title), None)
    if title is None or title.level != 1 or title.span.first - note.body_line != first:
        return 0
    is_underlined = (
        first + 1 < len(lines)
        and lines[first + 1].strip(" ") != ""
        and set(lines[first + 1].strip()) == {"="}
    )
    return first + 1 + is_underlined
