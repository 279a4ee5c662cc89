"""Comments in which a writer says that what a rule reports is meant so -> ignores, with the lines that they speak of.

<!-- curator: ignore[KB107] the old name is the point -->      alone: the block that follows; else: its line
- src/old.py  # curator: ignore[KB101] kept for its history    in front matter
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from curator.model.notes import Ignore
from curator.model.text import Place, Span
from curator.parsers.markdown import Block, BlockKind
from curator.parsers.said import IGNORE, IGNORE_WORDS, without_ignores

_YAML_COMMENT = re.compile(rf"(?:^|(?<=\s))#{IGNORE_WORDS}(.*)")
_TAIL = "\0 \t|"
_BLANK = " \t>"
_MOST = 500
"""Of a page; further ones are none. Every diagnostic is held against each."""
_LARGEST = 16 * 1024
"""Larger front matter is not read at all."""
_CODE = (BlockKind.FENCE, BlockKind.INDENTED)


def ignores(lines: Sequence[str], first_line: int, blocks: Sequence[Block]) -> tuple[Ignore, ...]:
    """Of a body; what stands in code is an example."""
    marked = [number for number, line in enumerate(lines, first_line) if IGNORE.search(line)]
    if not marked:
        return ()
    page = _Page(lines, first_line, blocks)
    found = (
        ignore for number in marked if number not in page.code for ignore in _on_line(number, page)
    )
    return tuple(islice(found, _MOST))


def front_matter_ignores(lines: Sequence[str]) -> tuple[Ignore, ...]:
    """Of front matter, whose first line is the file's: at the end of a line, or on a line of its own above an entry."""
    result: list[Ignore] = []
    for index, line in enumerate(lines if sum(map(len, lines)) <= _LARGEST else ()):
        found = _YAML_COMMENT.search(line)
        if found:
            is_alone = not line[: found.start()].strip()
            span = _entry_after(index + 1, lines) if is_alone else Span(index + 1, index + 1)
            result.append(_ignore(found, index + 1, span))
    return tuple(result)


class _Page:
    """A body by the numbers of its lines."""

    def __init__(self, lines: Sequence[str], first_line: int, blocks: Sequence[Block]) -> None:
        self._lines = lines
        self._first = first_line
        self.last = first_line + len(lines) - 1
        self.code = frozenset(
            line
            for block in blocks
            if block.kind in _CODE
            for line in range(block.span.first, block.span.last + 1)
        )
        self._ends: dict[int, int] = {}
        for block in blocks:
            if block.kind is not BlockKind.INDENTED:
                first = block.span.first
                self._ends[first] = max(block.span.last, self._ends.get(first, 0))
        self._texts = [
            *(
                number
                for number in range(first_line, self.last + 1)
                if without_ignores(self.line(number)).strip(_BLANK)
            ),
            self.last + 1,
        ]
        self._breaks = [
            number
            for number in range(first_line, self.last + 1)
            if number not in self.code and not self.line(number).strip(_BLANK)
        ]

    def line(self, number: int) -> str:
        return self._lines[number - self._first]

    def block_after(self, number: int) -> Span:
        """The block below a comment: a fenced block, list item or table whole, else up to the next blank line."""
        first = self._texts[bisect_left(self._texts, number + 1)]
        if first in self._ends:
            return Span(first, self._ends[first])
        index = bisect_left(self._breaks, first)
        end = self._breaks[index] - 1 if index < len(self._breaks) else self.last
        return Span(first, end)


def _on_line(number: int, page: _Page) -> Iterator[Ignore]:
    """Those that end a line, or make up the whole of it. Others stand inside text, and mean nothing."""
    line = page.line(number)
    found = list(IGNORE.finditer(line))
    rest = IGNORE.sub("\0", line)
    count = rest[len(rest.rstrip(_TAIL)) :].count("\0")
    is_alone = not rest.replace("\0", "").strip(_BLANK)
    span = page.block_after(number) if is_alone else Span(number, number)
    for comment in found[len(found) - count :]:
        yield _ignore(comment, number, span)


def _ignore(found: re.Match[str], line: int, span: Span) -> Ignore:
    codes = (code.strip() for code in (found[1] or "").split(","))
    text = found[0].rstrip()
    place = Place(line, found.start() + 1, line, found.start() + 1 + len(text))
    reason = " ".join(found[2].split()).removeprefix(":").strip()
    return Ignore(tuple(dict.fromkeys(filter(None, codes))), reason, place, span)


def _entry_after(number: int, lines: Sequence[str]) -> Span:
    """The next line that is no comment, and those below it that belong to it."""
    first = number + 1
    while first <= len(lines) and _is_passed_over(lines[first - 1]):
        first += 1
    if first > len(lines):
        return Span(number, number)
    last = first
    while last < len(lines) and _belongs(lines[last], lines[first - 1]):
        last += 1
    return Span(first, last)


def _belongs(line: str, entry: str) -> bool:
    """Whether a line is part of the entry above it; a key's list may stand right below the key."""
    is_item = line.lstrip().startswith("- ") and not entry.lstrip().startswith("- ")
    return _indent(line) > _indent(entry) or (is_item and _indent(line) == _indent(entry))


def _is_passed_over(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
