"""What stands at the end of a page: the code that it speaks of and how that stands, and the notes around it."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from curator.formats.markdown_cell import cell
from curator.formats.visible import one_line
from curator.knowledge.relations import linked_paths
from curator.model.links import LinkFreshness, LinkState, Target
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.site.address import address, markdown_link
from curator.site.banner import LINKED_CODE, html
from curator.site.neighbours import DRAWN, Neighbour, Side, picture
from curator.site.states import LOOKS, look, reason, state_in
from curator.site.view import SiteView

_MOST_FILES = 3
_MOST_NOTES = 5


Hold = Callable[[str], str]
"""A line of HTML of ours -> what stands for it in the Markdown."""


def appendix(note: Note, view: SiteView, hold: Hold) -> str:
    """Markdown; empty for a note that has neither code nor neighbours."""
    parts = [*_code(note, view, hold), *_related(note, view, hold)]
    return "\n".join(parts)


def _code(note: Note, view: SiteView, hold: Hold) -> list[str]:
    """The table is HTML, on one line: Markdown would take longer for it than for the note."""
    links = view.links[note.path]
    if not links:
        return []
    rows = "".join(
        f"<tr><td>{_target(link, view)}</td><td>{_state(link)}</td><td>{_last_change(link, view)}</td></tr>"
        for link in links
    )
    head = "<thead><tr><th>code</th><th>state</th><th>last change</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    block = f'<div id="{LINKED_CODE}" data-search-exclude>{table}</div>'
    return ["## Linked code", "", hold(block), ""]


def _target(link: LinkFreshness, view: SiteView) -> str:
    name = f"<code>{_breakable(escape(one_line(link.link.target)))}</code>"
    url = _url(link, view)
    return f'<a href="{escape(url)}">{name}</a>' if url else name


def _breakable(escaped: str) -> str:
    """A path that a narrow column may break after a folder and before a symbol."""
    return escaped.replace("/", "/<wbr>").replace("#", "<wbr>#")


def _state(link: LinkFreshness) -> str:
    shown = look(link)
    icon = (
        f'<span class="curator-icon {shown.style}" aria-hidden="true">{escape(shown.icon)}</span>'
    )
    return f"{icon} {escape(shown.word)}{_why(link)}"


def _why(link: LinkFreshness) -> str:
    """Of what was verified, when. Who did it stands at the top of the page."""
    if link.state is LinkState.FRESH and link.entry:
        return f", verified on {html(link.entry.verified_on)}"
    why = reason(link)
    return f": {html(why)}" if why else ""


def _last_change(link: LinkFreshness, view: SiteView) -> str:
    days = [view.activity[path].last_change for path in linked_paths(link) if path in view.activity]
    return max(days, default="")


def _related(note: Note, view: SiteView, hold: Hold) -> list[str]:
    ties = view.relations
    path = note.path
    groups = {
        "Mentioned by": ties.mentioned_by[path],
        "Mentions": ties.mentions[path],
        "Superseded by": ties.superseded_by[path],
        "Supersedes": ties.supersedes[path],
    }
    lines = [
        f"- {name}: {', '.join(_note(other, note, view) for other in others)}"
        for name, others in groups.items()
        if others
    ]
    sharing = _sharing(path, view)
    shared = [
        f"    - {_note(other, note, view)}: {_files(ties.shares[path][other])}"
        for other in sharing[:_MOST_NOTES]
    ]
    if shared:
        more = (
            [f"    - and {len(sharing) - _MOST_NOTES} more"] if len(sharing) > _MOST_NOTES else []
        )
        lines += ["- Speak of the same code:", *shared, *more]
    if not lines:
        return []
    return ["## Related notes", "", hold(_picture(note, view)), "", *lines, ""]


def _sharing(path: RepoPath, view: SiteView) -> list[RepoPath]:
    """Those that share the most files first."""
    others = view.relations.shares.get(path, {})
    return sorted(others, key=lambda other: (-len(others[other]), other))


def _note(other: RepoPath, note: Note, view: SiteView) -> str:
    to = markdown_link(view.page(note.path), view.page(other))
    shown = state_in(view, view.notes[other]).look
    named = f"[{cell(view.notes[other].title)}](<{to}>)"
    return named if shown == LOOKS[LinkState.FRESH] else f"{named} ({shown.word.lower()})"


def _files(files: Sequence[RepoPath]) -> str:
    more = len(files) - _MOST_FILES
    named = ", ".join(f"<code>{cell(path)}</code>" for path in files[:_MOST_FILES])
    return f"{named} and {more} more" if more > 0 else named


def _picture(note: Note, view: SiteView) -> str:
    links = view.links[note.path]
    around = list(_around(note, view))
    code = [
        Neighbour(link.link.target, _url(link, view), look(link).style, is_path=True)
        for link in links[:DRAWN]
    ]
    notes = [_neighbour(other, note, view) for other in around[:DRAWN]]
    return picture(
        note.title,
        Side(tuple(code), len(links) - len(code)),
        Side(tuple(notes), len(around) - len(notes)),
    )


def _url(link: LinkFreshness, view: SiteView) -> str | None:
    found = link.resolution
    return view.code_pages.to_target(found) if isinstance(found, Target) else None


def _neighbour(other: RepoPath, note: Note, view: SiteView) -> Neighbour:
    there = view.notes[other]
    url = address(
        view.page(note.path), view.page(other), has_directory_urls=view.has_directory_urls
    )
    return Neighbour(there.title, url, state_in(view, there).look.style)


def _around(note: Note, view: SiteView) -> Iterable[RepoPath]:
    ties, path = view.relations, note.path
    return dict.fromkeys(
        (
            *_sharing(path, view),
            *ties.mentioned_by[path],
            *ties.mentions[path],
            *ties.superseded_by[path],
            *ties.supersedes[path],
        )
    )
