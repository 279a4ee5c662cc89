"""A Markdown file -> what a model reads of it and its readers do not see.

The rule about hidden text and the bundles ask this one place, so that what one calls hidden the other leaves out.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice

from curator.model.hidden import HiddenKind, HiddenText, Stretch
from curator.model.invisible import floods, invisible_runs
from curator.model.text import Place, RepoPath
from curator.parsers.comment_forms import is_for_programs
from curator.parsers.front_matter import split_front_matter
from curator.parsers.hidden_elements import hidden_elements
from curator.parsers.hidden_links import hidden_links
from curator.parsers.hidden_marks import hidden_marks
from curator.parsers.prose import text_lines
from curator.parsers.shown_code import shown_code

VERSION = "hidden:1"
"""Part of the key of what is kept of a file."""
_SUSPECT = re.compile(
    r"<[!?]|</[^A-Za-z]|\]:|\{%|\{::|\{\{!|\{[ \t]*/\*|%%|[ \t]{120}|\\[A-Za-z]*(?:phantom|color)"
    r"|<(?:script|style|template|noscript|title|head|iframe|noembed|noframes|object|audio|video|canvas|dialog)"
    r"|<(?:datalist|metadata|defs|desc|symbol|annotation|rp|meter|progress)"
    r"|=\s*(?:\"[^\"]{120}|'[^']{120}|[^\s\"'>]{120})"
    r"|\]\(\s*<|\]\([^\s()]{40}|\]\([^()]{0,400}[\s][\"'(]|!\[[\s\S]{120}"
    r"|\{[^{}\n]*(?:style|hidden|popover|\.[\w-])|/{3}[ \t]*html|(?:`{3}|~{3})[^\n]{75}"
    r"|&(?!(?:amp|lt|gt|quot|apos|nbsp|copy|reg|trade|mdash|ndash|hellip|larr|rarr|times|check|middot|bull);)[#A-Za-z]",
    re.IGNORECASE,
)
_TAG_START = re.compile(r"<[A-Za-z]")
_HIDING_WORD = re.compile(
    "hidden|popover|style|class|display|visibility|opacity|font-size|color|fill", re.IGNORECASE
)
"""Where nothing of these is, nothing is hidden but characters, and no Markdown is read."""
_KEPT = (HiddenKind.ENTITY,)
"""What every reader of the text sees."""
_COMMENT_MARKS = re.compile(
    r"\A(?:<!--|<[!?/]|\{%-?\s*comment\s*-?%\}|\{::comment\}|\{\{!--|\{\s*/\*|%%)|(?:--!?>|\?>|>|\{%-?\s*endcomment\s*-?%\}|--\}\}|\*/\s*\})\Z"
)
_DEFINITION_MARKS = re.compile(r"[\[\]():<>\"']+")
_IDLE_LABEL = re.compile(r"(?<!\s)\s*+comment\s|(?<![\W_])[\W_]+\s", re.IGNORECASE)
_TEXT_OF_VOID = re.compile(
    r"""\b(?:alt|title|value|aria-label|data-[\w-]{1,100}+)\s*+=\s*+("[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")
_MOST = 200
"""Findings of a page, each of which is reported."""
_MOST_NAMES = 3


def hidden_text(data: bytes, path: RepoPath) -> tuple[HiddenText, ...]:
    """What is to be reported of a page, by place: without comments that only speak to programs.

    Text of another coding than UTF-8 has no hidden text, since it cannot be read.
    """
    if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ()
    lines = text_lines(data.decode("utf-8", "replace"))
    body_line = split_front_matter(lines).body_line
    text = "\n".join(lines)
    offset = sum(len(line) + 1 for line in lines[: body_line - 1])
    found = outermost(hidden_stretches("\n".join(lines[body_line - 1 :]), path))
    stretches = [*_moved(found, offset), *hidden_characters(text)]
    places = _Places(text)
    reported = (places.reported(one) for one in sorted(stretches, key=lambda one: one.start))
    return tuple(islice(filter(None, reported), _MOST))


def hidden_stretches(body: str, path: RepoPath) -> list[Stretch]:
    """Comments, elements and the rest that Markdown can hide; no characters. In order, and they may overlap."""
    body = body.replace("\r\n", " \n").replace("\r", "\n")  # every reader ends a line there
    if not _is_suspect(body):
        return []
    lines = body.split("\n")
    code = shown_code(lines)
    is_mdx = path.lower().endswith(".mdx")
    found = chain(
        hidden_elements(body, code),
        hidden_links(body, code),
        hidden_marks(body, code, _outside(code, len(body)), is_mdx=is_mdx),
    )
    return sorted(found, key=lambda one: (one.start, -one.end))


def _is_suspect(body: str) -> bool:
    if _SUSPECT.search(body):
        return True
    return bool(_TAG_START.search(body) and _HIDING_WORD.search(body))


def hidden_characters(text: str) -> Iterator[Stretch]:
    for start, end in invisible_runs(text):
        yield Stretch(HiddenKind.CHARACTERS, start, end, text[start:end])
    for start, end in floods(text):
        yield Stretch(HiddenKind.MARKS, start, end, text[start:end])


def without_hidden(text: str, path: RepoPath) -> tuple[str, tuple[tuple[int, HiddenKind], ...]]:
    """A body without what its readers do not see, line for line; and of each piece its line, from 1, and what it was."""
    kept: list[str] = []
    dropped: list[tuple[int, HiddenKind]] = []
    place, line = 0, 1
    for one in outermost(hidden_stretches(text, path)):
        if one.kind in _KEPT:
            continue
        kept.append(text[place : one.start])
        line += text.count("\n", place, one.start)
        breaks = text.count("\n", one.start, one.end)
        kept.append("\n" * breaks)
        dropped.append((line, one.kind))
        line += breaks
        place = one.end
    return "".join((*kept, text[place:])), tuple(dropped)


def outermost(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Those that are in no other; one that overlaps the one before begins behind it."""
    done = 0
    for one in stretches:
        if one.end > done:
            yield Stretch(one.kind, max(one.start, done), one.end, one.what)
            done = one.end


def _outside(code: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    edges = [0, *chain.from_iterable(code), length]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _moved(stretches: Iterable[Stretch], offset: int) -> Iterator[Stretch]:
    for one in stretches:
        yield Stretch(one.kind, one.start + offset, one.end + offset, one.what)


class _Places:
    """Where a stretch stands in a text, and what may be said of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def reported(self, one: Stretch) -> HiddenText | None:
        hidden = self._text[one.start : one.end]
        said = _said(one.kind, hidden)
        words = len(_WORD.findall(said))
        if one.kind is HiddenKind.COMMENT and is_for_programs(said):
            return None
        if one.kind is HiddenKind.DEFINITION and (not said.strip() or is_for_programs(said)):
            return None
        if one.kind is HiddenKind.ELEMENT and not words:
            return None
        digest = hashlib.sha256(hidden.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        what = _named(one.what) if one.kind in _OF_CHARACTERS else one.what
        return HiddenText(one.kind, what, words, digest, self._place(one))

    def _place(self, one: Stretch) -> Place:
        line, column = self._at(one.start)
        end_line, end_column = self._at(one.end)
        return Place(line, column, end_line, end_column)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


_OF_CHARACTERS = (HiddenKind.CHARACTERS, HiddenKind.MARKS, HiddenKind.ENTITY)


def _said(kind: HiddenKind, hidden: str) -> str:
    if kind is HiddenKind.COMMENT:
        return _COMMENT_MARKS.sub("", hidden)
    if kind is HiddenKind.DEFINITION:
        said = _DEFINITION_MARKS.sub(" ", hidden)
        return _IDLE_LABEL.sub("", said, count=1).strip(" #")
    if kind is HiddenKind.ELEMENT:
        texts = " ".join(_TEXT_OF_VOID.findall(hidden)) if hidden.count("<") == 1 else ""
        return f"{_TAG.sub(' ', hidden)} {texts}"
    return hidden


def _named(characters: str) -> str:
    """`U+200B ZERO WIDTH SPACE (2), U+2060 WORD JOINER`."""
    runs = [(one, sum(1 for _ in group)) for one, group in groupby(characters)]
    named = [
        f"U+{ord(one):04X} {_name(one)}" + (f" ({count})" if count > 1 else "")
        for one, count in runs[:_MOST_NAMES]
    ]
    more = sum(count for _, count in runs[_MOST_NAMES:])
    return ", ".join(named) + (f" and {more} more" if more else "")


def _name(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cs", "Cn"):
        return {"Cc": "CONTROL CHARACTER", "Cs": "SURROGATE"}.get(
            unicodedata.category(character), "UNASSIGNED"
        )
    return unicodedata.name(character, "CHARACTER WITHOUT NAME")
