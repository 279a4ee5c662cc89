"""Destinations of Markdown links -> links to files of the repository and to headings."""

import posixpath
import re
from urllib.parse import unquote

from curator.model.notes import NoteLink
from curator.model.text import RepoPath
from curator.parsers.markdown import Destination

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<|>|::")


def note_link(destination: Destination, page: RepoPath) -> NoteLink | None:
    """None for what is no link inside the repository: web addresses, server paths, templates, `module::item`."""
    text = destination.text.strip()
    if not text or text.startswith(("/", "\\")) or _SCHEME.match(text) or _TEMPLATE.search(text):
        return None
    before, mark, fragment = text.partition("#")
    written = unquote(before.partition("?")[0], errors="surrogateescape")
    if not written and before:
        return None
    path = _resolved(written, page) if written else None
    return NoteLink(
        destination=text,
        path=path,
        fragment=unquote(fragment) if mark else None,
        is_outside=bool(written) and path is None,
        is_html=destination.is_html,
        place=destination.place,
    )


def _resolved(written: str, page: RepoPath) -> RepoPath | None:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), written))
    is_outside = path == ".." or path.startswith(("../", "/")) or "\x00" in path
    return None if is_outside else RepoPath("" if path == "." else path)
