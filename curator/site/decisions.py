"""Notes of kind decision -> one page: the newest first, with what became of each."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from curator.model.notes import Note, NoteKind
from curator.site.address import DECISIONS
from curator.site.states import GRAVEST_FIRST, NoteMark, NoteState, state_in
from curator.site.table import count, note_link, shown, table
from curator.site.view import SiteView

_DATE = r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
_KEY = re.compile(rf"date:[ \t]*[\"']?{_DATE}")
_LINE = re.compile(rf"(?:[*+-][ \t]+)?(?:\*\*)?date:?(?:\*\*)?:?[ \t]*{_DATE}", re.IGNORECASE)
"""As adr-tools and MADR write it below the title: `Date: 2026-05-01`, `* Date: 2026-05-01`."""
_HEAD = 15
"""Lines of the body in which such a line is looked for."""
_NO_ORDER = "They stand by path: a `date` in the front matter of each puts them in order of time."
_NAME_DATE = re.compile(_DATE)
_NUMBER = re.compile(r"(?:adr[-_ ]?)?(\d{1,5})(?=[-_. ])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Decision:
    note: Note
    state: NoteState
    date: str
    """ISO; empty where nothing says it."""
    number: int | None


def decisions_page(view: SiteView) -> str:
    """Markdown of `curator/decisions.md`."""
    found = [_decision(view, note) for note in view.base.notes if note.kind is NoteKind.DECISION]
    if not found:
        return (
            "# Decisions\n\nNo note is a decision yet: `curator new --kind decision` starts one.\n"
        )
    ordered = _newest_first(found)
    lines = ["# Decisions", "", _intro(ordered), ""]
    for heading, group in groupby(ordered, key=_heading(ordered)):
        lines += [*([f"## {heading}", ""] if heading else []), *_table(view, list(group))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _is_numbered(found: Iterable[_Decision]) -> bool:
    """Whether their numbers put them in order: all have one, and not all have a date."""
    return all(one.number is not None for one in found) and not all(one.date for one in found)


def _newest_first(found: Sequence[_Decision]) -> list[_Decision]:
    """By number, or by date and then by number; what has neither comes last, by path."""
    is_numbered = _is_numbered(found)

    def age(one: _Decision) -> tuple[str, int]:
        return "" if is_numbered else one.date, -1 if one.number is None else one.number

    return sorted(sorted(found, key=lambda one: one.note.path), key=age, reverse=True)


def _heading(ordered: Sequence[_Decision]) -> Callable[[_Decision], str]:
    """The year, where the order is that of time."""
    if _is_numbered(ordered) or not ordered[0].date:
        return lambda _: ""
    return lambda one: one.date[:4] or "Without a date"


def _intro(ordered: Sequence[_Decision]) -> str:
    in_force = sum(_is_in_force(one) for one in ordered)
    has_order = ordered[0].date or ordered[0].number is not None
    order = "The newest come first." if has_order else _NO_ORDER
    return f"**{count(len(ordered), 'decision')}**, {in_force:,} in force. {order}"


def _table(view: SiteView, group: Sequence[_Decision]) -> list[str]:
    heads = ["number" if _is_numbered(group) else "date"]
    rows = [[_when(one), _title(view, one), _state(view, one)] for one in group]
    if not any(when for when, _, _ in rows):
        rows, heads = [row[1:] for row in rows], []
    return table([*heads, "decision", "state"], rows)


def _when(one: _Decision) -> str:
    return "<br>".join(filter(None, ["" if one.number is None else str(one.number), one.date]))


def _title(view: SiteView, one: _Decision) -> str:
    link = note_link(view, DECISIONS, one.note)
    about = f"<br>{shown(one.note.description)}" if one.note.description else ""
    is_over = one.state.state in (NoteMark.SUPERSEDED, NoteMark.DEPRECATED)
    return f"<del>{link}</del>" if is_over else f"{link}{about}"


def _state(view: SiteView, one: _Decision) -> str:
    """Whether it holds; of one that does, also what is wrong with its links."""
    look = one.state.look
    if _is_in_force(one):
        is_doubtful = one.state.state in GRAVEST_FIRST[:-1] or one.state.state is NoteMark.OVERDUE
        return f"in force, {look.icon} {look.word.lower()}" if is_doubtful else "in force"
    if one.state.state is not NoteMark.SUPERSEDED:
        return f"{look.icon} {look.word.lower()}"
    takers = view.relations.superseded_by[one.note.path]
    links = [note_link(view, DECISIONS, view.notes[path]) for path in takers]
    return f"{look.icon} superseded{' by ' if links else ''}{', '.join(links)}"


def _is_in_force(one: _Decision) -> bool:
    return one.state.state not in (NoteMark.SUPERSEDED, NoteMark.DEPRECATED, NoteMark.DRAFT)


def _decision(view: SiteView, note: Note) -> _Decision:
    name = note.path.rpartition("/")[2]
    lines = view.texts[note.path].split("\n")
    head, body = lines[1 : note.body_line - 1], lines[note.body_line - 1 :][:_HEAD]
    date = _first(_KEY.match, head) or _first(_NAME_DATE.match, [name]) or _first(_LINE.match, body)
    number = None if _NAME_DATE.match(name) else _NUMBER.match(name)
    return _Decision(note, state_in(view, note), date, int(number[1]) if number else None)


def _first(match: Callable[[str], re.Match[str] | None], lines: Iterable[str]) -> str:
    return next((found[1] for line in lines if (found := match(line))), "")
