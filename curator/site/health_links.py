"""Code links that do not hold -> sections of the health page, by state."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from curator.knowledge.relations import linked_paths
from curator.model.links import LinkFreshness, LinkState, Target
from curator.model.notes import Note, NoteStatus
from curator.model.text import RepoPath
from curator.site.address import HEALTH
from curator.site.coverage import commits
from curator.site.states import NoteMark, gravest, reason, state_in
from curator.site.table import listed, note_link, said, table
from curator.site.view import SiteView

_MOST_LINKS = 3
"""Of one note."""
_BUSIEST = " Notes on the code that changes most often come first."
_BY_PATH = " How often code changes is not known in this clone, so the notes stand by path."


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    intro: str
    belongs: Callable[[LinkFreshness], bool]


def _is_stale(link: LinkFreshness) -> bool:
    return link.change is not None and link.note.status is NoteStatus.ACTIVE


def _is_undecided(link: LinkFreshness) -> bool:
    return link.state is LinkState.UNDECIDED and link.note.status is NoteStatus.ACTIVE


_SECTIONS = (
    _Section(
        "Stale",
        "The code has changed since somebody last wrote or verified the note: it may say what no longer holds. "
        "Read it beside the change (`curator verify` shows it), mend it, and verify it.",
        _is_stale,
    ),
    _Section(
        "Missing",
        "The note speaks of code that is not there any more.",
        lambda link: link.state is LinkState.MISSING,
    ),
    _Section(
        "Moved",
        "The code is elsewhere now. `curator lint --fix` mends the links of code that did not change on its way.",
        lambda link: link.state is LinkState.MOVED,
    ),
    _Section(
        "Undecided",
        "Whether the note still holds cannot be told: do not take it for fresh.",
        _is_undecided,
    ),
    _Section(
        "Unverified",
        "There is no moment at which the note is known to have held: commit it, or `curator verify` it.",
        lambda link: link.state is LinkState.UNVERIFIED,
    ),
)


def broken_links(view: SiteView) -> list[str]:
    """A section for each state that some link is in."""
    return [line for section in _SECTIONS for line in _lines(view, section)]


def _lines(view: SiteView, section: _Section) -> list[str]:
    found: dict[RepoPath, list[LinkFreshness]] = {}
    for link in filter(section.belongs, view.base.links):
        found.setdefault(link.note.path, []).append(link)
    if not found:
        return []
    ranked = _busiest_first(view, found.values())
    is_known = any(_commits(view, links) for links in ranked)
    rows = [_row(view, links, with_commits=is_known) for links in ranked]
    heads = ["note", "why", *(["recent commits"] if is_known else [])]
    order = _BUSIEST if is_known else _BY_PATH if not view.activity else ""
    intro = f"{section.intro}{order if len(rows) > 1 else ''}"
    return [f"## {section.title}", "", intro, "", *table(heads, rows)]


def _busiest_first(
    view: SiteView, found: Iterable[Sequence[LinkFreshness]]
) -> list[Sequence[LinkFreshness]]:
    return sorted(found, key=lambda links: (-_commits(view, links), links[0].note.path))


def _row(view: SiteView, links: Sequence[LinkFreshness], *, with_commits: bool) -> list[str]:
    whys = _whys(view, gravest(links))
    busy = [f"{_commits(view, links):,}"] if with_commits else []
    return [_named(view, links[0].note), listed(whys, _MOST_LINKS), *busy]


def _whys(view: SiteView, links: Sequence[LinkFreshness]) -> list[str]:
    """With the file where two links would read the same."""
    said_often = Counter(map(reason, links))
    found = []
    for link in links:
        why, target = reason(link), link.resolution
        url = None
        if isinstance(target, Target) and link.state is LinkState.STALE:
            url = view.code_pages.to_target(target)
        file = f" in `{link.link.target.partition('#')[0]}`" if said_often[why] > 1 else ""
        found.append(said(f"{why}{file}", url))
    return found


def _commits(view: SiteView, links: Iterable[LinkFreshness]) -> int:
    """That changed the linked files; a commit of two of them counts twice."""
    return sum(
        commits(view, path) for path in {one for link in links for one in linked_paths(link)}
    )


def _named(view: SiteView, note: Note) -> str:
    """With its status, where that says that nobody needs to hurry."""
    state = state_in(view, note)
    is_current = state.state not in (NoteMark.DRAFT, NoteMark.DEPRECATED, NoteMark.SUPERSEDED)
    status = "" if is_current else f" ({state.look.word.lower()})"
    return f"{note_link(view, HEALTH, note)}{status}"
