"""Raw HTML in Markdown -> its tags, with the places of their attributes."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

# https://github.com/Python-Markdown/markdown/blob/master/markdown/util.py, BLOCK_LEVEL_ELEMENTS
BLOCK_TAGS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "canvas",
            "center",
            "colgroup",
            "dd",
            "details",
        ),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "group",
            "h1",
            "h2",
            "h3",
        ),
        *(
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "iframe",
            "legend",
            "li",
            "main",
            "map",
            "math",
        ),
        *(
            "menu",
            "nav",
            "noscript",
            "object",
            "ol",
            "option",
            "output",
            "p",
            "pre",
            "progress",
            "script",
        ),
        *(
            "search",
            "section",
            "style",
            "summary",
            "table",
            "tbody",
            "td",
            "textarea",
            "tfoot",
            "th",
            "thead",
        ),
        *("tr", "ul", "video"),
    }
)
_VOID_TAGS = frozenset(
    {"hr", "br", "img", "input", "link", "meta", "area", "base", "col", "embed", "source"}
)
_TAG = re.compile(
    r"""(?s:<!--.*?(?:-->|\Z))|<(/?)([A-Za-z][\w:-]*+)((?:[^<>"']|"[^"]*"|'[^']*')*+)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    value: str
    offset: int
    """Of the value in the text that was searched."""


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    is_closing: bool
    is_empty: bool
    """`<br>` or `<x />`: nothing is inside."""
    attributes: tuple[Attribute, ...]
    start: int
    end: int
    """Offset after the `>`."""

    def has(self, name: str) -> bool:
        return any(attribute.name == name for attribute in self.attributes)


def html_tags(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Tag]:
    """The tags outside comments, in order."""
    for found in _TAG.finditer(text, start, end):
        if found[2]:
            yield _tag(found)


def tag_at(text: str, start: int) -> Tag | None:
    """The tag that begins right there."""
    found = _TAG.match(text, start)
    return _tag(found) if found and found[2] else None


def raw_block_end(text: str, start: int, end: int) -> int | None:
    """Where the element that begins at `start` is closed; None where it never is.

    As Python-Markdown counts: an end tag closes all that was opened since its start tag.
    """
    stack: list[str] = []
    for tag in html_tags(text, start, end):
        if not (tag.is_closing or tag.is_empty):
            stack.append(tag.name)
        elif tag.is_closing and tag.name in stack:
            while stack.pop() != tag.name:
                pass
        if not stack:
            return tag.end
    return None


def _tag(found: re.Match[str]) -> Tag:
    name = found[2].lower()
    is_empty = name in _VOID_TAGS or found[3].endswith("/")
    attributes = tuple(_attributes(found[3], found.start(3)))
    return Tag(name, bool(found[1]), is_empty, attributes, found.start(), found.end())


def _attributes(text: str, offset: int) -> Iterator[Attribute]:
    for found in _ATTRIBUTE.finditer(text):
        group = found.lastindex or 1
        value = found[group] if group > 1 else ""
        yield Attribute(found[1].lower(), value, offset + found.start(group))
