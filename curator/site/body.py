"""A note's text -> the body of its page: links to code lead to the forge, snippets hold the code as it stands."""

import re
from collections.abc import Callable, Iterable, Sequence

from curator.knowledge.snippets import Copy, Source
from curator.model.notes import Note, NoteLink
from curator.model.text import RepoPath, Span
from curator.site.permalinks import Permalinks

_LINES = re.compile(r"L(\d{1,9})(?:-L?(\d{1,9}))?")
_TEXT_BEFORE = re.compile(r"!?\[([^\[\]]*)\]\(<?\Z")
_REST_AFTER = re.compile(r">?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_REFERENCE = re.compile(r"!?\[([^\[\]]*)\](?:\[[^\[\]]*\])?")
_FENCE = re.compile(r"(?m)^[^\S\n]*+(`{3,}|~{3,})")
_LANGUAGE = re.compile(r"(?:\{\s*\.)?([\w+#-]+)(?=[\s}])")


def body_lines(
    note: Note,
    text: str,
    copies: Iterable[Copy],
    *,
    elsewhere: Callable[[RepoPath], bool],
    code: Permalinks,
) -> list[str]:
    """The lines after the front matter; `copies` are the note's snippets. `elsewhere` says of a path whether there is such a file
    or folder, and the site does not have it.
    """
    lines = text.split("\n")
    for link in sorted(note.links, key=lambda link: link.place, reverse=True):
        # Raw HTML is relative to an address, so that nothing in it leads to a file.
        if link.path not in (None, note.path) and not link.is_html and elsewhere(link.path):
            number = min(link.place.line, len(lines)) - 1
            lines[number] = _led_to_forge(lines[number], link, link.path, code)
    for copy in sorted(copies, key=lambda copy: copy.snippet.span, reverse=True):
        if isinstance(copy.source, Source) and copy.snippet.is_closed:
            span = copy.snippet.span
            opening = lines[span.first - 1]
            lines[span.first - 1 : span.last] = _embedded(opening, copy, copy.source, code)
    return lines[note.body_line - 1 :]


def _led_to_forge(line: str, link: NoteLink, path: RepoPath, code: Permalinks) -> str:
    """Where the forge is not known, only the text is left. A page of the forge is no picture."""
    before, after = line[: link.place.column - 1], line[link.place.end_column - 1 :]
    url = code.to(path, _lines(link.fragment))
    if not before.endswith(("](", "](<")):
        # It is a use of a reference, whose definition stands elsewhere.
        used = _REFERENCE.match(line[link.place.column - 1 :])
        text = used[1] if used else ""
        rest = line[link.place.column - 1 + (used.end() if used else 0) :]
        before = before.removesuffix("!")
        return f"{before}[{text}]({url}){rest}" if url else f"{before}{text}{rest}"
    opening, closing = _TEXT_BEFORE.search(before), _REST_AFTER.match(after)
    if url and opening:
        return before[: opening.start()] + opening[0].removeprefix("!") + url + after
    if url:
        return f"{before}{url}{after}"
    if opening and closing:
        return before[: opening.start()] + opening[1] + after[closing.end() :]
    return f"{before}#{after}"


def _lines(fragment: str | None) -> Span | None:
    found = _LINES.fullmatch(fragment or "")
    return Span(int(found[1]), int(found[2] or found[1])) if found else None


def _embedded(opening: str, copy: Copy, source: Source, code: Permalinks) -> Sequence[str]:
    """The code as it stands, in a fence that nothing in it ends, and where it is from."""
    snippet = copy.snippet
    before, _, info = opening.partition(snippet.fence)
    longest = max((len(mark) for mark in _FENCE.findall(source.text)), default=0)
    fence = snippet.fence[0] * max(len(snippet.fence), longest + 1)
    language = _LANGUAGE.match(f"{info.strip()} ")
    is_named = language is not None and language[1] != "curator"
    rest = [*source.text.split("\n"), fence, "", _caption(copy, source, code)]
    return [
        f"{before}{fence}{language[1] if language and is_named else ''}",
        *(f"{snippet.indent}{line}".rstrip() for line in rest),
    ]


def _caption(copy: Copy, source: Source, code: Permalinks) -> str:
    lines = source.spans[0] if source.spans else None
    said = f", lines {lines.first} to {lines.last}" if lines else ""
    name = f"`{copy.snippet.target.replace('`', '')}`{said}"
    url = code.to(source.path, lines)
    return f"*[{name}]({url})*" if url else f"*{name}*"
