"""A note's body -> what its writer says in it: without copies of code, and without what is said to curator.

Neither is an edit of the note. It is told by lines alone, since every version of a note is asked for it.
"""

import re
from collections.abc import Iterator, Sequence

IGNORE_WORDS = r"[ \t]*curator:[ \t]*ignore\b(?:[ \t]*\[([^\]<>\[]*)\])?"
IGNORE = re.compile(rf"<!--{IGNORE_WORDS}((?:(?!-->|<!--).)*+)-->")
"""An ignore in text: its codes, and its reason."""

_WORD = re.compile(r"(?:^|(?<=[\s{]))curator:([^\s\"'}]+)")
_ATTRIBUTE = re.compile(r"(?:^|(?<=[\s{]))curator=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'}]+))")
_FENCE = re.compile(r"[\s>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*+(`{3,}+(?=[^`]*$)|~{3,}+)(.*)")


def snippet_target(info: str) -> str | None:
    """The code link in what follows a fence."""
    found = _WORD.search(info) or _ATTRIBUTE.search(info)
    return next((group for group in found.groups() if group is not None), "") if found else None


def without_ignores(line: str) -> str:
    return IGNORE.sub("", line) if "curator:" in line else line


def closes(line: str, fence: str) -> bool:
    """Whether a line ends the block that this fence began."""
    mark = line.strip(" \t>")
    return mark.startswith(fence) and not mark.strip(fence[0])


def said(lines: Sequence[str]) -> Iterator[str]:
    """Of a snippet, what it is a copy of is left. A block without an end is left as it is."""
    if not any("curator" in line for line in lines):
        yield from lines
        return
    number = 0
    endless: dict[str, int] = {}
    while number < len(lines):
        found = _FENCE.match(lines[number])
        end = _end(lines, number, found[1], endless) if found else None
        target = snippet_target(found[2]) if found else None
        if end is None:
            yield without_ignores(lines[number])
            number += 1
            continue
        yield from (target,) if target is not None else lines[number : end + 1]
        number = end + 1


def _end(lines: Sequence[str], first: int, fence: str, endless: dict[str, int]) -> int | None:
    """`endless` remembers the length from which on fences of a character have no end, so that none is looked for twice."""
    mark = fence[0]
    if len(fence) >= endless.get(mark, len(fence) + 1):
        return None
    for at in range(first + 1, len(lines)):
        if closes(lines[at], fence):
            return at
    endless[mark] = len(fence)
    return None
