"""A document's text -> its visible lines: prose or fenced code, in blocks, without what no reader sees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.parsers.past import is_history_heading, is_past

_FENCE = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?P<mark>`{3,}+|~{3,}+)(?P<info>[^`]*)$")
_CLOSING = re.compile(r"(?<![\s#])[\s#]++$")
_HEADING = re.compile(r"^(#{1,6})\s*+(\S)(.*)$")
_BLOCK_START = re.compile(r"^[\s>]*(?:[-*+]\s|\d+[.)]\s|\|)")
_TITLE = re.compile(r"^(?P<indent>\s*)(?:!!!|\?\?\?\+?|===!?\+?|/{3,}|:{3,})\s*(?P<title>\S.*)$")
_CONTAINER_END = re.compile(r"^\s*:{3,}\s*$")
_OPEN, _CLOSE = "<!--", "-->"
_TAG = re.compile(r"</?[A-Za-z][^<>`]*>")
_URL = re.compile(
    r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\b[a-z+]+://[^\s<>)\]`]+|\bwww\.\S+"
)
_DEFINITION = re.compile(r"^\s{0,3}\[[^\]]+\]:\s.*$")
_LONGEST_LINE = 4000


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What is not visible is blank, so that columns are those of the file."""

    number: int
    text: str
    block: int
    """Lines with the same number are one paragraph, list item, table row or fence."""
    language: str | None
    """Of fenced code; empty where the fence names none; None for prose."""


class _Past:
    """The headings and admonitions that enclose a line, and whether one of them tells of the past."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, bool]] = []
        self._indent: int | None = None
        self._container = False

    def heading(self, level: int, title: str) -> None:
        self._headings = [one for one in self._headings if one[0] < level]
        self._headings.append((level, level > 1 and is_history_heading(title)))
        self._indent, self._container = None, False

    def title(self, indent: int, title: str, *, is_container: bool) -> None:
        if self._indent is None and (is_past(title) or is_history_heading(title)):
            self._indent, self._container = indent, is_container

    def line(self, line: str) -> None:
        if self._indent is None:
            return
        if self._container:
            if _CONTAINER_END.match(line):
                self._indent = None
        elif line.strip() and len(line) - len(line.lstrip()) <= self._indent:
            self._indent = None

    @property
    def is_told(self) -> bool:
        return self._indent is not None or any(is_past for _, is_past in self._headings)


def markdown_lines(lines: Sequence[str], first: int) -> Iterator[DocumentLine]:
    """The lines from number `first` on that speak of the present, without comments, tags and addresses."""
    past = _Past()
    block, fence, info, hidden = 0, "", "", False
    for number, line in enumerate(lines, 1):
        if number < first or len(line) > _LONGEST_LINE:
            continue
        found = _FENCE.match(line) if not hidden else None
        if fence:
            if found and found["mark"].startswith(fence) and not found["info"].strip():
                fence, block = "", block + 1
            elif not past.is_told:
                yield DocumentLine(number, line, block, info)
            continue
        if found:
            past.line(line)
            fence, info, block = found["mark"], fence_language(found["info"]), block + 1
            continue
        text, hidden = _without_comments(line, is_open=hidden)
        past.line(text)
        block += _starts_block(text)
        heading, title = _HEADING.match(text), _TITLE.match(text)
        if heading:
            past.heading(len(heading[1]), heading[2] + _CLOSING.sub("", heading[3]))
        elif title:
            past.title(len(title["indent"]), title["title"], is_container=":::" in text)
        if text.strip() and not past.is_told:
            yield DocumentLine(number, _visible(text), block, None)
        block += heading is not None


def fence_language(info: str) -> str:
    """`py`, of `py title="a.py"`, `{.python .annotate}`, `ts{1,3}`, `{code-block} python` or `rust,no_run`."""
    words = re.findall(r"[A-Za-z+#]+", info.replace("code-block", "").replace("{code-cell}", ""))
    return words[0].lower() if words else ""


def _starts_block(text: str) -> bool:
    return not text.strip(" \t>") or _BLOCK_START.match(text) is not None or text.startswith("#")


def _without_comments(line: str, *, is_open: bool) -> tuple[str, bool]:
    if not is_open and _OPEN not in line:
        return line, False
    kept, place = "", 0
    while True:
        if is_open:
            end = line.find(_CLOSE, place)
            if end < 0:
                return kept + " " * (len(line) - place), True
            kept += " " * (end + len(_CLOSE) - place)
            place, is_open = end + len(_CLOSE), False
        start = line.find(_OPEN, place)
        if start < 0:
            return kept + line[place:], False
        kept += line[place:start]
        place, is_open = start, True


def _visible(text: str) -> str:
    if _DEFINITION.match(text):
        return ""
    if "<" not in text and "](" not in text and "://" not in text and "www." not in text:
        return text
    pieces = re.split(r"(`+[^`]*`+)", text)
    return "".join(one if one.startswith("`") else _blanked(one) for one in pieces)


def _blanked(text: str) -> str:
    for pattern in (_URL, _TAG):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
