"""The text of a lock, with or without the markers of a merge -> its sides, and the blocks of each."""

import re
from collections.abc import Mapping
from itertools import pairwise

_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?")
_BLOCK = re.compile(r"^\[\[link\]\][ \t]*(?:#.*)?\r?$", re.MULTILINE)

# Where a marker may stand, and what begins with it. `base` is what `merge.conflictStyle = diff3` shows.
_NEXT: Mapping[tuple[str, str], str] = {
    ("both", "<"): "ours",
    ("ours", "|"): "base",
    ("ours", "="): "theirs",
    ("base", "="): "theirs",
    ("theirs", ">"): "both",
}


def first_marker(text: str) -> int | None:
    """The line of the first marker of a conflict; None where there is none."""
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if _marker(line)), None)


def sides(text: str) -> tuple[str, ...]:
    """The text as our side of a merge has it, then as theirs; without markers the text alone; none where they do not pair."""
    kept: dict[str, list[str]] = {"ours": [], "theirs": []}
    part = "both"
    for line in text.split("\n"):
        mark = _marker(line)
        if mark and (part, mark) not in _NEXT:
            return ()
        if mark:
            part = _NEXT[part, mark]
            continue
        for side, lines in kept.items():
            if part in ("both", side):
                lines.append(line)
    if part != "both":
        return ()
    return tuple(dict.fromkeys("\n".join(lines) for lines in kept.values()))


def blocks(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """What stands before the first entry, and of each its first line and its text, without empty lines at the end."""
    starts = [found.start() for found in _BLOCK.finditer(text)]
    ends = [*starts, len(text)]
    found = []
    line, position = 1, 0
    for start, end in pairwise(ends):
        line += text.count("\n", position, start)
        position = start
        found.append((line, text[start:end].rstrip()))
    return text[: ends[0]].rstrip(), tuple(found)


def _marker(line: str) -> str:
    found = _MARKER.fullmatch(line.removesuffix("\r"))
    return found[1][0] if found else ""
