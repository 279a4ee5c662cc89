"""What stands under a page's title: whether it can be believed, who says so, and what a reader can do."""

import re
from base64 import b64encode
from html import escape

from curator.formats.visible import visible
from curator.model.notes import Note
from curator.site.address import source_address
from curator.site.llms import source_markdown
from curator.site.states import NoteState, state_in
from curator.site.view import SiteView

LINKED_CODE = "__curator-code"
"""Id of the list of code links; no note can have such an id."""
_NAME = re.compile(r"`([^`]*)`")


def banner(note: Note, view: SiteView) -> str:
    """One line of HTML."""
    state = state_in(view, note)
    said = [_headline(state), *_besides(state), *_verified(note, view), *_links(note, view)]
    return (
        f'<div class="curator-banner {escape(state.look.style)}" role="note">'
        f'<p class="curator-status">{" · ".join(said)}</p>'
        f'<p class="curator-actions">{" ".join(_actions(note, view))}</p></div>'
    )


def html(text: str) -> str:
    """Names between backticks become code, all the rest stays text."""
    return _NAME.sub(r"<code>\1</code>", escape(" ".join(visible(text).split())))


def _headline(state: NoteState) -> str:
    why = f": {html(state.reason)}" if state.reason else ""
    icon = f'<span class="curator-icon" aria-hidden="true">{escape(state.look.icon)}</span>'
    return f"{icon} <strong>{escape(state.look.word)}</strong>{why}"


def _besides(state: NoteState) -> list[str]:
    return [f"also {escape(look.word.lower())}" for look in state.also]


def _verified(note: Note, view: SiteView) -> list[str]:
    """The newest word of a person; without address, which is nobody's business on a web page."""
    entries = [link.entry for link in view.links[note.path] if link.entry]
    if not entries:
        return []
    newest = max(entries, key=lambda entry: (entry.verified_on, entry.verified_by))
    who = newest.verified_by.partition(" <")[0].partition("@")[0]
    return [f"verified by {html(who)} on {html(newest.verified_on)}"]


def _links(note: Note, view: SiteView) -> list[str]:
    count = len(view.links[note.path])
    named = f"{count} code link{'s' if count != 1 else ''}"
    return [f'<a href="#{LINKED_CODE}">{named}</a>'] if count else []


def _actions(note: Note, view: SiteView) -> list[str]:
    page = view.page(note.path)
    source = b64encode(source_markdown(view, note).encode("utf-8", "replace")).decode()
    sibling = source_address(page, has_directory_urls=view.has_directory_urls)
    actions = [
        f'<button type="button" class="curator-copy" data-curator-source="{source}">Copy for a model</button>',
        # A builder would make a link to the page of a link to a `.md` file: the script follows it.
        f'<button type="button" class="curator-open" data-curator-address="{escape(sibling)}">Markdown</button>',
    ]
    forge = view.forge
    if forge is None:
        return actions
    title = f"{note.title} ({note.path}) is wrong"
    urls = {
        "Edit": forge.edit(note.path, view.branch) if view.branch else None,
        "Report as wrong": forge.report(title, "What it says, and what is the case:\n"),
    }
    return [*actions, *(f'<a href="{escape(url)}">{name}</a>' for name, url in urls.items() if url)]
