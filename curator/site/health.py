"""The state of all notes -> one page: what a person should look at, the most urgent first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from curator.model.links import LinkState
from curator.model.notes import Note, NoteStatus, ProblemKind
from curator.site.address import HEALTH
from curator.site.coverage import busiest_unspoken
from curator.site.health_links import broken_links
from curator.site.states import LOOKS, NoteMark, is_presence, state_in
from curator.site.table import code_link, count, note_link, owner, shown, table
from curator.site.view import SiteView

_BUSIEST = 20
_ORDER: tuple[LinkState | NoteMark, ...] = (
    LinkState.MISSING, LinkState.STALE, LinkState.UNDECIDED, LinkState.MOVED, LinkState.UNVERIFIED, NoteMark.OVERDUE,
    LinkState.FRESH, NoteMark.EXISTS, NoteMark.NO_CODE, NoteMark.DRAFT, NoteMark.DEPRECATED, NoteMark.SUPERSEDED,
)  # fmt: skip
"""Of what is counted."""
_NO_LINKS = (
    "No note links to code, so nothing can be told of how fresh the notes are. "
    "Name what a note describes under `code` in its front matter."
)


def health_page(view: SiteView) -> str:
    """Markdown of `curator/health.md`."""
    lines = [
        *("# Health", ""),
        *_counts(view),
        *broken_links(view),
        *_unread(view),
        *_overdue(view),
        *_unanswered(view),
        *_busy(view),
        *_owners(view),
        *_legend(view),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _counts(view: SiteView) -> list[str]:
    if not view.base.notes:
        return ["There are no notes yet: `curator new TITLE` starts one.", ""]
    states = ", ".join(_counted(_by_state(view, view.base.notes)))
    at = f", as of commit `{view.commit[:10]}`" if view.commit else ""
    dirty = ", with changes that are not committed" if view.is_dirty else ""
    return [f"**{count(len(view.base.notes), 'note')}**: {states}{at}{dirty}.", "", *_links(view)]


def _links(view: SiteView) -> list[str]:
    """So that a page without any section on links says that all is well."""
    if not view.base.links:
        return [_NO_LINKS, ""]
    if any(link.state is not LinkState.FRESH for link in view.base.links):
        return []
    compared = sum(not is_presence(link) for link in view.base.links)
    of_all = f"{compared:,} of {count(len(view.base.links), 'link')}"
    return [
        f"No link to code is broken; the code behind {of_all} was compared and is the same.",
        "",
    ]


def _legend(view: SiteView) -> list[str]:
    """What the words mean that stand on this page."""
    found = {state_in(view, note).state for note in view.base.notes}
    looks = [LOOKS[state] for state in _ORDER if state in found]
    lines = [f"- {look.icon} {look.word}: {look.meaning}" for look in looks]
    return ["## What the words mean", "", *lines, ""] if lines else []


def _unread(view: SiteView) -> list[str]:
    broken = [
        [note_link(view, HEALTH, note), shown(problem.message)]
        for note in view.base.notes
        for problem in note.problems
        if problem.kind is ProblemKind.INVALID
    ]
    broken += [[shown(path), shown(why)] for path, why in sorted(view.base.unreadable)]
    if not broken:
        return []
    intro = "What these files say about themselves cannot be read, so their links were not checked."
    return ["## Cannot be read", "", intro, "", *table(["file", "why"], broken)]


def _overdue(view: SiteView) -> list[str]:
    late = sorted(
        (note.review_by, note.path)
        for note in view.base.notes
        if note.review_by and note.review_by < view.today and note.status is NoteStatus.ACTIVE
    )
    if not late:
        return []
    rows = [[note_link(view, HEALTH, view.notes[path]), shown(by)] for by, path in late]
    intro = "Their writers wanted somebody to read them again by now."
    return ["## Overdue", "", intro, "", *table(["note", "read again by"], rows)]


def _unanswered(view: SiteView) -> list[str]:
    if view.unanswered is None:
        is_asked = any(note.questions for note in view.base.notes)
        text = "The search was not asked the questions that notes declare: `curator eval` does it."
        return ["## Unanswered questions", "", text, ""] if is_asked else []
    if not view.unanswered:
        return []
    rows = [
        [shown(one.ask), note_link(view, HEALTH, view.notes[one.note]), _rank(one.rank)]
        for one in view.unanswered
    ]
    intro = "The search does not find the note that should answer. Say it in the note in the asker's words, or add `aliases`."
    return [
        "## Unanswered questions",
        "",
        intro,
        "",
        *table(["question", "note", "found at"], rows),
    ]


def _rank(rank: int | None) -> str:
    return "not found" if rank is None else f"place {rank}"


def _busy(view: SiteView) -> list[str]:
    title = ["## Busy code without a note", ""]
    if not view.activity:
        return [*title, "This clone lacks the history that tells which code changes often.", ""]
    paths = busiest_unspoken(view, view.code, _BUSIEST)
    if not paths:
        return []
    rows = [
        [
            code_link(view, path),
            str(view.activity[path].commits),
            shown(view.activity[path].last_change[:10]),
        ]
        for path in paths
    ]
    intro = "Files that change often and that no note links to: a note would help most here."
    return [*title, intro, "", *table(["file", "recent commits", "last change"], rows)]


def _owners(view: SiteView) -> list[str]:
    found: dict[str, list[Note]] = {}
    for note in view.base.notes:
        for name in view.owners.get(note.path, ()) or ("",):
            found.setdefault(name, []).append(note)
    if not any(found):
        return []
    rows = sorted((_by_state(view, notes), name) for name, notes in found.items())
    cells = [
        [owner(name) if name else "nobody", str(len(found[name])), ", ".join(_counted(states))]
        for states, name in rows
    ]
    return ["## By owner", "", *table(["owner", "notes", "states"], cells)]


def _by_state(view: SiteView, notes: Iterable[Note]) -> tuple[int, ...]:
    """How many are in each state, negative: who has most of the gravest comes first."""
    found = Counter(state_in(view, note).state for note in notes)
    return tuple(-found[state] for state in _ORDER)


def _counted(states: Sequence[int]) -> Iterator[str]:
    for state, number in zip(_ORDER, states, strict=True):
        if number:
            yield f"{-number} {LOOKS[state].icon} {LOOKS[state].word.lower()}"
