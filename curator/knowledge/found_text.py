"""A passage -> the lines of a file that have it, however it was wrapped."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from curator.model.text import Span

_SHORTEST = 12
"""Characters, white space collapsed: a shorter line of a passage stands in too many files to say anything."""
_FENCE = re.compile(r"(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that somebody copied: `whole`, and the lines that are worth looking for by themselves; white space collapsed."""

    whole: str
    lines: tuple[str, ...]


def passage(text: str) -> Passage:
    lines = [_collapsed(line) for line in text.split("\n") if not _FENCE.match(line.strip())]
    whole = " ".join(filter(None, lines))
    telling = dict.fromkeys(line for line in lines if len(line) >= _SHORTEST)
    return Passage(whole, tuple(telling) or ((whole,) if whole else ()))


class Searched:
    """A file's lines, joined and white space collapsed, so that a passage may begin and end anywhere."""

    __slots__ = ("_starts", "_text", "lines")

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        collapsed = [_collapsed(line) for line in lines]
        self._text = " ".join(collapsed)
        self._starts = [0, *accumulate(len(line) + 1 for line in collapsed)]

    def whole(self, wanted: Passage) -> tuple[Span, ...]:
        """Every stretch that has all of it."""
        return tuple(self._spans(wanted.whole))

    def by_line(self, wanted: Passage) -> tuple[tuple[Span, str], ...]:
        """Of each telling line of it the first place."""
        found = ((next(self._spans(line), None), line) for line in wanted.lines)
        return tuple((span, line) for span, line in found if span is not None)

    def _spans(self, wanted: str) -> Iterator[Span]:
        position = self._text.find(wanted) if wanted else -1
        while position >= 0:
            last = position + len(wanted) - 1
            yield Span(bisect_right(self._starts, position), bisect_right(self._starts, last))
            position = self._text.find(wanted, last + 1)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans that touch or overlap, or have one line between them, as one; sorted."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.first <= found[-1].last + 2:
            found[-1] = Span(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)


def _collapsed(line: str) -> str:
    return " ".join(line.split())
