"""Cells and tables of the pages that no person wrote; nothing from a repository acts in them."""

import os
import re
from collections.abc import Sequence
from urllib.parse import quote

from curator.formats.markdown_cell import cell
from curator.formats.visible import one_line
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.site.address import markdown_link
from curator.site.view import SiteView

MOST_ROWS = 100
_LONGEST = 160
"""Characters of one text."""
_MAIL = re.compile(r"([^@\s]+)@[^@\s]+")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], most: int = MOST_ROWS) -> list[str]:
    """Lines of Markdown, ended by an empty one; rows beyond `most` are counted."""
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, *rows[:most])]
    lines.insert(1, "|---" * len(heads) + "|")
    more = len(rows) - most
    return [*lines, "", *([f"And {more} more.", ""] if more > 0 else [])]


def listed(items: Sequence[str], most: int) -> str:
    """On a line each, inside a cell."""
    more = len(items) - most
    return "<br>".join([*items[:most], *([f"and {more} more"] if more > 0 else [])])


def shown(text: str) -> str:
    """Cut before it is escaped, so that no escape is cut."""
    plain = one_line(" ".join(text.split()))
    return cell(plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…")


def code(text: str) -> str:
    """Backticks would show the escapes, and end at a backtick."""
    return f"<code>{shown(text)}</code>"


def said(text: str, url: str | None = None) -> str:
    """A sentence of ours: what stands between its backticks is code, and the first of it leads to `url`."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # a name has a backtick
        return shown(text)
    found = [code(piece) if n % 2 else _kept(piece) for n, piece in enumerate(pieces)]
    if url and len(found) > 1:
        found[1] = f"[{found[1]}]({url})"
    return "".join(found)


def note_link(view: SiteView, page: str, note: Note) -> str:
    """A note's title, linked from one of our pages."""
    return f"[{shown(note.title or note.path)}]({note_url(view, page, note)})"


def note_url(view: SiteView, page: str, note: Note) -> str:
    return quote(os.fsencode(markdown_link(page, view.page(note.path))))


def code_link(view: SiteView, path: RepoPath, name: str = "") -> str:
    """A file or a folder by this name or its path, linked where the forge is known."""
    url = view.code_pages.to(path)
    return f"[{code(name or path)}]({url})" if url else code(name or path)


def owner(name: str) -> str:
    """As CODEOWNERS has it; of an e-mail address the part that names the person."""
    mail = _MAIL.fullmatch(name)
    return shown(mail[1] if mail else name)


def count(number: int, word: str) -> str:
    """Such as `1,204 files`."""
    return f"{number:,} {word if number == 1 else f'{word}s'}"


def _kept(piece: str) -> str:
    """With the blanks at its ends."""
    start, end = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
    return f"{start}{shown(piece)}{end}" if piece.strip() else piece
