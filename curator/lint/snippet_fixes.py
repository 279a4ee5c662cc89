"""Outdated snippets of a page -> the page's text with the code copied anew."""

import re
from collections.abc import Iterable

from curator.knowledge.snippets import Copy, Source
from curator.model.notes import Snippet

_LINE_END = re.compile(r"(\r\n|\r|\n)")


def refreshed(text: str, copies: Iterable[Copy]) -> str:
    """A file's text with the code of these copies in place; fences, indentation, line ends and all the rest stay as
    they are. A fence grows where the code has one that is as long.
    """
    parts = _LINE_END.split(text)
    for copy in sorted(copies, key=lambda copy: copy.snippet.span, reverse=True):
        if copy.is_fixable and isinstance(copy.source, Source):
            _replace(parts, copy.snippet, copy.source.text)
    return "".join(parts)


def _replace(parts: list[str], snippet: Snippet, code: str) -> None:
    """`parts` are lines and, between them, their ends."""
    first, last = 2 * (snippet.span.first - 1), 2 * (snippet.span.last - 1)
    if (
        last >= len(parts)
        or snippet.fence not in parts[first]
        or snippet.target not in parts[first]
    ):
        return
    fence = _longer_fence(snippet.fence, code)
    end = parts[first + 1]
    opening = parts[first].replace(snippet.fence, fence, 1)
    closing = parts[last] if fence == snippet.fence else f"{snippet.indent}{fence}"
    content = [
        part
        for line in (code.split("\n") if code else ())
        for part in (f"{snippet.indent}{line}" if line else snippet.indent.rstrip(), end)
    ]
    parts[first : last + 1] = [opening, end, *content, closing]


def _longer_fence(fence: str, code: str) -> str:
    runs = re.findall(f"{re.escape(fence[0])}+", code)
    longest = max(map(len, runs), default=0)
    return fence[0] * (longest + 1) if longest >= len(fence) else fence
