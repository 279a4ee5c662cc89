"""Markdown's dialects -> what hides text in one of them: attribute lists, containers, comments of templates, formulas."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from curator.model.hidden import HiddenKind, Stretch
from curator.model.invisible import invisible_runs
from curator.parsers.hidden_elements import hides

_LIST = re.compile(r"\{:?[ \t]*+((?=[^{}\n]*?(?:style|hidden|popover|\.[\w-]))[^{}\n]*+)\}")
_CONTAINER = re.compile(r"^[ \t>]*(?P<mark>:{3,}|/{3,})[^\n]*$", re.MULTILINE)
_SELECTOR = re.compile(r"\[([^\[\]\n]*)\]")
_TEMPLATE = (
    (
        re.compile(r"\{%-?[ \t]*comment\b"),
        re.compile(r"\{%-?[ \t]*endcomment[ \t]*-?%\}"),
        "{% comment %}",
    ),
    (re.compile(r"\{::comment"), re.compile(r"\{:/(?:comment)?\}"), "{::comment}"),
    (re.compile(r"\{\{!--"), re.compile(r"--\}\}"), "{{!-- --}}"),
)
_MDX_COMMENT = (re.compile(r"\{[ \t]*/\*"), re.compile(r"\*/\s*\}"), "{/* */}")
_FORMULA = re.compile(
    r"\\(?:[hv]?phantom|(?:text)?color\s*\{\s*(?:white|transparent|#f{3,8})\s*\})[^\n$]*",
    re.IGNORECASE,
)
_FENCE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}+|~{3,}+)(?P<info>[^`\n]*+)$", re.MULTILINE
)
_DIAGRAM_COMMENT = re.compile(r"^[ \t>]*%%(?!\{)[^\n]*", re.MULTILINE)
_FAR = re.compile(r"(?<![ \t])[ \t]{120,}+(?=[^\s\"'`|)\]}\\,;:*+/#-])[^\n]*")
_ENTITIES = re.compile(r"(?:&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)+")
_HARMLESS = frozenset(
    "\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufe0f\ufe0e\u2800\u3164"
)
"""Coded by themselves, to break a long word or to keep two marks apart."""
_MOST_HARMLESS = 4
_WORD = re.compile(r"[^\W_]{2,}")
_LONG_INFO = 25
_LONG_FORMULA = 4


def hidden_marks(
    text: str, code: Sequence[tuple[int, int]], outside: Sequence[tuple[int, int]], *, is_mdx: bool
) -> Iterator[Stretch]:
    """`code` is what every reader shows as such, `outside` is the rest; both in order."""
    for start, end in outside:
        yield from _lists(text, start, end)
        yield from _formulas(text, start, end)
        yield from _entities(text, start, end)
    yield from _containers(text)
    yield from _comments(text, outside, is_mdx=is_mdx)
    yield from _fences(text)
    for start, end in code:
        for found in _FAR.finditer(text, start, end):
            yield Stretch(HiddenKind.FAR, *found.span(), "many blanks")


def _lists(text: str, start: int, end: int) -> Iterator[Stretch]:
    """With the paragraph that the list stands in: what of it is meant differs from reader to reader."""
    done = start
    for found in _LIST.finditer(text, start, end):
        if found.start() >= done and (why := hides(found[1])):
            first = (
                max(text.rfind("\n\n", 0, found.start()) + 2, 0)
                if "\n\n" in text[: found.start()]
                else 0
            )
            last = text.find("\n\n", found.end())
            done = len(text) if last < 0 else last
            yield Stretch(HiddenKind.ELEMENT, first, done, why)


def _formulas(text: str, start: int, end: int) -> Iterator[Stretch]:
    for found in _FORMULA.finditer(text, start, end):
        if len(_WORD.findall(found[0])) > _LONG_FORMULA:
            yield Stretch(HiddenKind.ELEMENT, *found.span(), found[0].partition("{")[0][:20])


def _entities(text: str, start: int, end: int) -> Iterator[Stretch]:
    for found in _ENTITIES.finditer(text, start, end):
        plain = text[max(0, found.start() - 1) : found.start()] + unescape(found[0])
        unseen = "".join(plain[first:last] for first, last in invisible_runs(plain))
        if len(unseen) > _MOST_HARMLESS or not _HARMLESS.issuperset(unseen):
            yield Stretch(HiddenKind.ENTITY, *found.span(), unseen)


def _containers(text: str) -> Iterator[Stretch]:
    """`::: {.hidden}` and `/// html | div[hidden]`, to the line that ends it."""
    opened: tuple[int, str, str] | None = None
    for found in _CONTAINER.finditer(text):
        mark, rest = found["mark"], found[0].strip().lstrip(":/").strip()
        if opened is None and rest:
            words = _SELECTOR.findall(rest) if mark[0] == "/" else [rest.strip("{}")]
            why = next(filter(None, map(hides, words)), "") if _may_hide(rest, mark) else ""
            opened = (found.start(), mark, why) if why else None
        elif opened and not rest and mark == opened[1]:
            yield Stretch(HiddenKind.ELEMENT, opened[0], found.end(), opened[2])
            opened = None
    if opened:
        yield Stretch(HiddenKind.ELEMENT, opened[0], len(text), opened[2])


def _may_hide(rest: str, mark: str) -> bool:
    return "[" in rest if mark[0] == "/" else "{" in rest


def _comments(text: str, outside: Sequence[tuple[int, int]], *, is_mdx: bool) -> Iterator[Stretch]:
    for opening, closing, name in (*_TEMPLATE, *((_MDX_COMMENT,) if is_mdx else ())):
        done = 0
        for start, end in outside:
            while found := opening.search(text, max(start, done), end):
                close = closing.search(text, found.end())
                if not close:
                    return
                done = close.end()
                yield Stretch(HiddenKind.COMMENT, found.start(), done, name)


def _fences(text: str) -> Iterator[Stretch]:
    """What follows a fence's language is never shown; of a diagram, neither are its comments."""
    opened, language, start = "", "", 0
    for found in _FENCE.finditer(text):
        mark, info = found[1], found["info"]
        if opened and mark.startswith(opened) and not info.strip():
            if language == "mermaid":
                for comment in _DIAGRAM_COMMENT.finditer(text, start, found.start()):
                    yield Stretch(HiddenKind.COMMENT, *comment.span(), "%%")
            opened = ""
        elif not opened:
            opened, start = mark, found.end()
            language = (info.split() or [""])[0].strip("{}.").lower()
            if len(info) > _LONG_INFO and len(_WORD.findall(info)) > _LONG_INFO:
                yield Stretch(HiddenKind.LONG_TEXT, *found.span("info"), "line of a fence")
