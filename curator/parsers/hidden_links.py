"""Markdown -> link definitions, titles, alternative texts and footnotes that say something to nobody.

A definition that nothing refers to is never shown, so people write comments as one: `[//]: # (text)`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial

from curator.model.hidden import HiddenKind, Stretch
from curator.parsers.long_text import has_many_words

_TITLE = r"""(?:"(?:\\.|[^"\\])*+"|'(?:\\.|[^'\\])*+'|\((?:\\.|[^()\\])*+\))"""
_DEFINITION = re.compile(
    rf"^[ \t>*+-]*+\[(?P<label>(?:\\.|[^\[\]\\]){{1,999}})\]:[ \t]*+\n?[ \t]*+(?P<target><[^<>\n]*>|\S++)"
    rf"(?P<title>[ \t]*+\n?[ \t]*+{_TITLE}[ \t]*+(?=\n|\Z))?",
    re.MULTILINE | re.DOTALL,
)
_FOOTNOTE = re.compile(
    r"^[ ]{0,3}\[\^(?P<label>[^\]\s]{1,200})\]:[^\n]*+(?:\n(?![ ]{0,3}\[\^|[ \t]*\n)[^\n]+|\n(?:[ \t]*+\n)*+(?: {4}|\t)[^\n]*+)*+",
    re.MULTILINE,
)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[[^\]\n]{1,200}\]:(?P<text>[^\n]*)", re.MULTILINE)
_INLINE_TITLE = re.compile(
    rf"\]\(\s*+(?P<target><[^<>\n]*>|(?:[^\s()<>]|\([^\s()<>]*\))*+)(?:\s++(?P<title>{_TITLE}))?",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\\.|!?\[|\]|\n[ \t]*\n")
_USE = re.compile(r"\[((?:\\.|[^\[\]\\]){1,999})\]")
_NOWHERE = re.compile(
    r"<?(?:[#/.*-]*|about:blank|(?:https?://)?(?:example\.(?:com|org)|localhost)/?)>?"
)
"""Targets of what is no link."""
_LABEL_OF_COMMENT = re.compile(r"[\W_]*+(?:(?:comments?|note|todo|hidden)[\W_]*+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{2,}")
_MOST_WORDS_OF_LABEL = 8
_BLANK = re.compile(r"%20|\+|[ \t]")


def hidden_links(text: str, code: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """`code` is what every reader shows as such, in order."""
    is_code = partial(_is_in, [start for start, _ in code], code)
    definitions = [one for one in _DEFINITION.finditer(text) if not is_code(one.start())]
    uses = _uses(text) if definitions or "[^" in text else frozenset()
    for found in definitions:
        if found["label"][0] != "^":
            yield from _definition(found, uses)
    for found in _FOOTNOTE.finditer(text):
        if not is_code(found.start()) and f"^{found['label']}".casefold() not in uses:
            yield Stretch(HiddenKind.DEFINITION, *found.span(), "[^…]: without use")
    for found in _ABBREVIATION.finditer(text):
        if has_many_words(found["text"]) and not is_code(found.start()):
            yield Stretch(HiddenKind.LONG_TEXT, *found.span("text"), "*[…]:")
    for found in _INLINE_TITLE.finditer(text) if "](" in text else ():
        if not is_code(found.start()):
            yield from _titles(found)
    if "![" in text:
        yield from (one for one in _alternative_texts(text) if not is_code(one.start))


def _is_in(starts: Sequence[int], code: Sequence[tuple[int, int]], place: int) -> bool:
    before = bisect_right(starts, place) - 1
    return before >= 0 and code[before][1] > place


def _uses(text: str) -> frozenset[str]:
    """What stands in brackets, but for the labels of definitions."""
    return frozenset(
        _normal(found[1]) for found in _USE.finditer(text) if not _defines(text, found)
    )


def _defines(text: str, found: re.Match[str]) -> bool:
    if text[found.end() : found.end() + 1] != ":":
        return False
    before = text[max(0, found.start() - 100) : found.start()].rpartition("\n")[2]
    return not before.strip(" \t>*+-")


def _normal(label: str) -> str:
    return " ".join(label.split()).casefold()


def _definition(found: re.Match[str], uses: frozenset[str]) -> Iterator[Stretch]:
    if _normal(found["label"]) in uses:
        yield from _titles(found)
        return
    label, target, title = found["label"], found["target"], found["title"] or ""
    is_comment = _NOWHERE.fullmatch(target) is not None and bool(
        title or not target or _LABEL_OF_COMMENT.fullmatch(label) or _is_said(label)
    )
    if is_comment or _is_said(label) or has_many_words(title) or _is_sentence(target):
        yield Stretch(HiddenKind.DEFINITION, *found.span(), "[…]: without use")


def _titles(found: re.Match[str]) -> Iterator[Stretch]:
    if found["title"] and has_many_words(found["title"]):
        yield Stretch(HiddenKind.LONG_TEXT, *found.span("title"), "title of a link")
    if _is_sentence(found["target"]):
        yield Stretch(HiddenKind.LONG_TEXT, *found.span("target"), "target of a link")


def _is_said(label: str) -> bool:
    return sum(1 for _ in _WORD.finditer(label)) > _MOST_WORDS_OF_LABEL


def _is_sentence(target: str) -> bool:
    """Addresses of forms on a site of their own are filled in beforehand; one of this repository has no such words."""
    if len(target) < 40 or re.match(r"<?(?:https?://|mailto:|data:image/)", target, re.IGNORECASE):
        return False
    return len(_BLANK.findall(target)) > _MOST_WORDS_OF_LABEL


def _alternative_texts(text: str) -> Iterator[Stretch]:
    """Of images: from `![` to the bracket that closes it."""
    starts: list[tuple[bool, int]] = []
    for found in _BRACKETS.finditer(text):
        mark = found[0]
        if mark[0] == "\n":
            starts.clear()
        elif mark == "]" and starts:
            is_image, start = starts.pop()
            if is_image and has_many_words(text[start : found.start()]):
                yield Stretch(HiddenKind.LONG_TEXT, start, found.start(), "alternative text")
        elif mark.endswith("["):
            starts.append((mark[0] == "!", found.end()))
