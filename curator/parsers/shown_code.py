"""A Markdown body -> the stretches that every reader of the page sees as code, so that no HTML in them is HTML.

A site and a forge do not agree on what is code: what only one of them takes for it is none here.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from curator.parsers.indented_blocks import without_block_indents
from curator.parsers.markdown_dialect import markdown_reader
from curator.parsers.raw_html_blocks import FORGE_BLIND, SITE_BLIND
from curator.parsers.said import closes

Stretch = tuple[int, int]
"""Start and end in the text."""
_LONGEST_LINE = 10_000
_MOST_LINES = 50_000
_ODD_BLANKS = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_RUN = re.compile(r"`+")
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_PLAIN_TAG = re.compile(
    r"""</?[A-Za-z][^<>`"']*+(?:"[^<>`"]*+"[^<>`"']*+|'[^<>`']*+'[^<>`"']*+)*+>"""
)
_MARKUP = re.compile(r"<[A-Za-z/!?]")
"""Where it is no plain tag, a backtick may stand in it that pairs with none."""


def shown_code(lines: Sequence[str]) -> list[Stretch]:
    """In order, of the lines joined by line feeds: fenced and indented blocks, and ticked spans of a line."""
    short = [
        _ODD_BLANKS.sub(" ", line) if len(line) <= _LONGEST_LINE else ""
        for line in lines[:_MOST_LINES]
    ]
    environment: dict[str, list[tuple[int, int]]] = {SITE_BLIND: [], FORGE_BLIND: []}
    flat = without_block_indents(short)
    page = _Page(lines, short, flat, environment)
    before = ""
    for token in markdown_reader().parse("\n".join(flat), environment):
        if before not in ("td_open", "th_open"):  # their row was read
            page.read(token)
        before = token.type
    return sorted(page.found)


class _Page:
    def __init__(
        self,
        lines: Sequence[str],
        short: list[str],
        flat: list[str],
        environment: dict[str, list[tuple[int, int]]],
    ) -> None:
        self._lines = lines
        self._moved = {number for number, line in enumerate(flat) if line != short[number]}
        self._environment = environment
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.found: list[Stretch] = []

    def read(self, token: Token) -> None:
        if not token.map:
            return
        first, end = token.map
        if token.type == "fence" and closes(self._lines[end - 1], token.markup) and end - first > 1:
            self._add_lines(first + 1, end)
        elif token.type == "code_block" and token.level == 0 and first not in self._moved:
            self._add_lines(first, end)
        elif token.type == "inline" and token.content:
            self._add_ticked(first, self._lines[first:end])
        elif token.type == "tr_open":
            for cell in _CELL.finditer(self._lines[first]):
                self._add_ticked(first, [cell[0]], cell.start())

    def _add_lines(self, first: int, end: int) -> None:
        if not self._is_blind(first, end):
            self.found.append((self._starts[first], self._starts[end] - 1))

    def _add_ticked(self, first: int, lines: Sequence[str], column: int = 0) -> None:
        if not any("`" in line for line in lines) or self._is_blind(first, first + len(lines)):
            return
        for number, line in enumerate(lines, first):
            start = self._starts[number] + column
            for span in _ticked(line):
                if span is None:
                    return
                self.found.append((start + span[0], start + span[1]))

    def _is_blind(self, first: int, end: int) -> bool:
        """Raw HTML to one of them. Of many ranges, not all are looked at: then all is."""
        for key in (SITE_BLIND, FORGE_BLIND):
            ranges = self._environment[key]
            if len(ranges) > 200 or any(a < end and first < b for a, b in ranges):
                return True
        return False


def _ticked(line: str) -> Iterator[Stretch | None]:
    """Code spans of a line; None where from here on, to the paragraph's end, there may be other pairs."""
    runs = list(_RUN.finditer(line))
    ends = _ends([len(run[0]) for run in runs])
    number, done = 0, 0
    while number < len(runs):
        start = runs[number].start()
        end = ends[number]
        if end is None or "\\`" in line[max(0, start - 1) : start + 1] or _is_odd(line[done:start]):
            yield None
            return
        done = runs[end].end()
        yield start, done
        number = end + 1
    if _is_odd(line[done:]):
        yield None


def _ends(lengths: list[int]) -> list[int | None]:
    """For each run the next of the same length."""
    following: dict[int, int] = {}
    ends: list[int | None] = [None] * len(lengths)
    for number in range(len(lengths) - 1, -1, -1):
        ends[number] = following.get(lengths[number])
        following[lengths[number]] = number
    return ends


def _is_odd(text: str) -> bool:
    return "<" in text and _MARKUP.search(_PLAIN_TAG.sub("", text)) is not None
