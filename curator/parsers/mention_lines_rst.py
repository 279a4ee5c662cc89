"""reStructuredText -> its visible lines: prose or code, in blocks, without comments and notes on versions."""

import re
from collections.abc import Iterator, Sequence

from curator.parsers.mention_lines import DocumentLine
from curator.parsers.past import is_history_heading

_UNDERLINE = re.compile(r"^([=\-~^\"'`#*+.:_])\1{2,}\s*$")
_DIRECTIVE = re.compile(r"^(?P<indent>\s*)\.\.\s+(?P<name>[\w:+-]+)::\s*(?P<argument>.*)$")
_COMMENT = re.compile(r"^\s*\.\.(?:\s+(?!_|\[|\|)\S.*|\s*)$")
_BLOCK_START = re.compile(r"^\s*(?:[-*+]\s|\d+[.)]\s|\||\.\.\s)")
_CODE = {"code-block", "code", "sourcecode", "testcode", "ipython", "prompt"}
_HIDDEN = {
    "versionadded", "versionchanged", "deprecated", "versionremoved", "deprecated-removed", "rubric", "image", "figure",
    "raw", "index", "toctree", "literalinclude", "include", "highlight", "only", "contents", "graphviz", "math", "digraph",
    "towncrier-draft-entries", "changelog",
}  # fmt: skip
_DOCTEST = re.compile(r"^\s*(?:>>>|\.\.\.) ?")
_LONGEST_LINE = 4000


class _Reader:
    """What the lines above decide for a line."""

    def __init__(self) -> None:
        self.block = 0
        self.indent: int | None = None
        """Of the directive whose content is code or hidden."""
        self.language: str | None = None
        """Of that content; None: it is hidden."""
        self.levels: list[str] = []
        self.past: list[tuple[int, bool]] = []

    def heading(self, mark: str, title: str) -> None:
        if mark not in self.levels:
            self.levels.append(mark)
        level = self.levels.index(mark)
        self.past = [one for one in self.past if one[0] < level]
        self.past.append((level, level > 0 and is_history_heading(title)))

    def ends(self, line: str) -> bool:
        """Whether what an indented block is about ends before this line."""
        return self.indent is not None and bool(line.strip()) and _indent(line) <= self.indent

    @property
    def is_told(self) -> bool:
        return any(is_past for _, is_past in self.past)


def rst_lines(lines: Sequence[str]) -> Iterator[DocumentLine]:
    """The lines that speak of the present."""
    reader = _Reader()
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            continue
        if reader.ends(line):
            reader.indent = None
            reader.block += 1
        following = lines[number] if number < len(lines) else ""
        if (
            line.strip()
            and _UNDERLINE.match(following)
            and len(following.strip()) >= len(line.strip())
        ):
            reader.heading(following[0], line)
        if reader.indent is not None:
            if reader.language is not None and not reader.is_told:
                yield DocumentLine(number, line, reader.block, reader.language)
            continue
        yield from _line(reader, number, line)


def _line(reader: _Reader, number: int, line: str) -> Iterator[DocumentLine]:
    reader.block += not line.strip() or _BLOCK_START.match(line) is not None
    directive = _DIRECTIVE.match(line)
    if directive:
        if directive["name"] in _CODE:
            reader.indent, reader.language = (
                len(directive["indent"]),
                directive["argument"].strip().lower(),
            )
            return
        if directive["name"] in _HIDDEN:
            reader.indent, reader.language = len(directive["indent"]), None
            return
    elif _COMMENT.match(line):
        reader.indent, reader.language = _indent(line), None
        return
    if line.strip() and not reader.is_told and not _UNDERLINE.match(line):
        language = "python" if _DOCTEST.match(line) else None
        yield DocumentLine(number, line, reader.block, language)
    if line.rstrip().endswith("::") and not directive:
        reader.indent, reader.language = _indent(line), ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
