"""The state of a code link or a note -> how a page shows it: an icon, a word, a class, and why in a few words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from curator.knowledge.compare import watched
from curator.model.links import Change, LinkFreshness, LinkState, Target
from curator.model.notes import Note, NoteStatus, ProblemKind, Watch
from curator.model.text import RepoPath
from curator.site.view import SiteView


class NoteMark(StrEnum):
    """What a note can be besides the state of its links."""

    SUPERSEDED = "superseded"
    DEPRECATED = "deprecated"
    DRAFT = "draft"
    OVERDUE = "overdue"
    EXISTS = "exists"
    """Its code is there, and that is all that the links ask: nothing was compared."""
    NO_CODE = "no-code"


@dataclass(frozen=True, slots=True)
class Look:
    """Icon and word tell states apart without colour."""

    icon: str
    """One character."""
    word: str
    style: str
    """Class of the style sheet."""
    meaning: str
    """For who does not know the word."""


@dataclass(frozen=True, slots=True)
class NoteState:
    """What a reader has to know of a note before reading it."""

    state: LinkState | NoteMark
    look: Look
    reason: str
    """Follows the word; names stand between backticks, nothing is escaped; may be empty."""
    also: tuple[Look, ...]
    """What holds besides, such as a draft whose link is missing."""

    @property
    def words(self) -> str:
        """Such as ``Stale: the signature of `delay` changed``."""
        return f"{self.look.word}: {self.reason}" if self.reason else self.look.word


GRAVEST_FIRST = (
    LinkState.MISSING, LinkState.STALE, LinkState.UNDECIDED, LinkState.MOVED, LinkState.UNVERIFIED, LinkState.FRESH,
)  # fmt: skip
"""What is known to be wrong comes before what is not known."""

LOOKS: Mapping[LinkState | NoteMark, Look] = {
    LinkState.MISSING: Look(
        "✗", "Missing", "curator-missing", "the note speaks of code that is not there"
    ),
    LinkState.STALE: Look(
        "⚠", "Stale", "curator-stale", "the code changed since the note was last known to hold"
    ),
    LinkState.UNDECIDED: Look(
        "?", "Undecided", "curator-undecided", "whether the note still holds cannot be told"
    ),
    LinkState.MOVED: Look("→", "Moved", "curator-moved", "the code is elsewhere now"),
    LinkState.UNVERIFIED: Look(
        "○",
        "Unverified",
        "curator-unverified",
        "there is no moment at which the note is known to have held",
    ),
    LinkState.FRESH: Look(
        "✓", "Fresh", "curator-fresh", "the code is as it was when the note was last known to hold"
    ),
    NoteMark.SUPERSEDED: Look(
        "⇥", "Superseded", "curator-superseded", "another note has taken its place"
    ),
    NoteMark.DEPRECATED: Look("⊘", "Deprecated", "curator-deprecated", "it does not hold any more"),
    NoteMark.DRAFT: Look("✎", "Draft", "curator-draft", "it is not finished"),
    NoteMark.OVERDUE: Look(
        "◷", "Overdue", "curator-overdue", "its writer wanted it to be read again by now"
    ),
    NoteMark.EXISTS: Look(
        "◦",
        "Code exists",
        "curator-exists",
        "the note asks only that its code is there; nothing was compared",
    ),
    NoteMark.NO_CODE: Look(
        "∅",
        "No code linked",
        "curator-no-code",
        "nothing ties the note to code, so nobody is told when it grows old",
    ),
}

_STATUSES = {
    NoteStatus.SUPERSEDED: NoteMark.SUPERSEDED,
    NoteStatus.DEPRECATED: NoteMark.DEPRECATED,
    NoteStatus.DRAFT: NoteMark.DRAFT,
}
_WHAT = {
    Change.SIGNATURE: "the signature",
    Change.BODY: "the body",
    Change.DOCS: "the documentation",
}
_ADDRESS = re.compile(r"(?<!\s)\s*+<[^<>\s@]*+@[^<>\s]*+>")


def state_in(view: SiteView, note: Note) -> NoteState:
    """The state of one of a view's notes."""
    return _states(view)[note.path]


@lru_cache(maxsize=2)
def _states(view: SiteView) -> Mapping[RepoPath, NoteState]:
    """Every page shows those of its neighbours."""
    return {note.path: _state_in(view, note) for note in view.base.notes}


def _state_in(view: SiteView, note: Note) -> NoteState:
    takers = (view.notes[path] for path in view.relations.superseded_by[note.path])
    titles = [taker.title or taker.path for taker in takers if taker.status is NoteStatus.ACTIVE]
    return note_state(note, view.links[note.path], today=view.today, taken_by=titles)


def note_state(
    note: Note,
    links: Sequence[LinkFreshness],
    *,
    today: str = "",
    taken_by: Sequence[str] = (),
) -> NoteState:
    """A note that holds no more, or not yet, is shown as that; any other as the gravest of its links is.

    `taken_by` has the titles of the active notes that supersede it; without `today` nothing is overdue.
    """
    of_links, why = _of_links(note, links)
    status = NoteMark.SUPERSEDED if taken_by else _STATUSES.get(note.status)
    grave = [of_links] if of_links in GRAVEST_FIRST[:-1] else []
    if status:
        see = f"see {', '.join(taken_by)}" if taken_by else ""
        return _state(status, see, grave)
    overdue = [NoteMark.OVERDUE] if note.review_by and note.review_by < today else []
    if overdue and not grave:
        return _state(NoteMark.OVERDUE, f"it was to be read again by {note.review_by}", [of_links])
    return _state(of_links, why, overdue)


def look(link: LinkFreshness) -> Look:
    """How one code link is shown."""
    return LOOKS[NoteMark.EXISTS if is_presence(link) else link.state]


def reason(link: LinkFreshness) -> str:
    """Why a link is in its state: names between backticks, nobody's e-mail address, nothing escaped."""
    name = _name(link)
    match link.state:
        case LinkState.STALE if link.change:
            return f"{_WHAT[link.change]} of `{name}` changed"
        case LinkState.MOVED:
            is_now = "is probably" if link.is_guess else "is now"
            changed = f", and {_WHAT[link.change]} changed" if link.change else ""
            return f"`{link.link.target}` {is_now} `{link.moved_to}`{changed}"
        case LinkState.FRESH if is_presence(link):
            return "its code is there; what is in it is not compared"
        case LinkState.FRESH if link.entry:
            who = link.entry.verified_by.partition(" <")[0].partition("@")[0]
            return f"verified on {link.entry.verified_on} by {who}"
        case _:
            return _ADDRESS.sub("", link.reason)


def gravest(links: Iterable[LinkFreshness]) -> list[LinkFreshness]:
    """The gravest first; those that are equally grave in their order."""
    return sorted(links, key=_gravity)


def is_presence(link: LinkFreshness) -> bool:
    """The link asks only that the code exists: nobody compared what is in it."""
    if link.state is not LinkState.FRESH or not isinstance(link.resolution, Target):
        return False
    return watched(link.link.watch, link.note.kind, link.resolution) is Watch.EXISTS


def _of_links(note: Note, links: Sequence[LinkFreshness]) -> tuple[LinkState | NoteMark, str]:
    if any(problem.kind is ProblemKind.INVALID for problem in note.problems):
        return LinkState.UNDECIDED, "its front matter cannot be read"
    if not links:
        return NoteMark.NO_CODE, ""
    if all(map(is_presence, links)):
        return NoteMark.EXISTS, "what is in it is not compared"
    worst = gravest(links)[0]
    same = [link for link in links if link.state is worst.state]
    if worst.state is LinkState.FRESH:
        return LinkState.FRESH, ""
    more = f", and {len(same) - 1} more" if len(same) > 1 else ""
    return worst.state, f"{reason(worst)}{more}"


def _state(
    state: LinkState | NoteMark, why: str, besides: Iterable[LinkState | NoteMark]
) -> NoteState:
    return NoteState(state, LOOKS[state], why, tuple(LOOKS[one] for one in besides))


def _gravity(link: LinkFreshness) -> tuple[int, int]:
    changes = (*Change, None)
    state = LinkState.STALE if link.state is LinkState.MOVED and link.change else link.state
    return GRAVEST_FIRST.index(state), changes.index(link.change)


def _name(link: LinkFreshness) -> str:
    target = link.resolution
    return (isinstance(target, Target) and target.symbol) or link.link.target
