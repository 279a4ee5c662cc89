"""A Markdown body -> its headings, links and ids, each with its line in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape

from markdown_it.token import Token

from curator.model.text import Place, Span
from curator.parsers.heading_text import (
    HeadingText,
    cell_id,
    heading_text,
    inline_ids,
    paragraph_id,
)
from curator.parsers.html_tags import html_tags
from curator.parsers.indented_blocks import without_block_indents
from curator.parsers.markdown_dialect import IS_FORGE, IS_SITE, LENGTH, OFFSET, markdown_reader
from curator.parsers.raw_html_blocks import FORGE_BLIND, SITE_BLIND

_LONGEST_LINE = 10_000
_ODD_BLANKS = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""`str.strip` takes a line of them for an empty one, markdown-it does not: the lines of a paragraph would be off."""
_MOST_LINES = 50_000
_FOREIGN = re.compile(
    r"^:::(?! *(?:$|tip|info|warning|danger|details|note)\b)|(?<!-)-++8<-|(?<!\$)\{\{|\{%|<!--\s*+@include"
)
_OURS = re.compile(r"<!--\s*curator:")
_LINK_ATTRIBUTES = {"a": "href", "img": "src"}


@dataclass(frozen=True, slots=True)
class Heading:
    text: HeadingText
    level: int
    line: int
    is_site: bool
    """Python-Markdown makes it a heading."""
    is_forge: bool
    """A forge makes it a heading."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Of a link or an image, as written."""

    text: str
    place: Place
    is_html: bool


class BlockKind(StrEnum):
    """The names are markdown-it's."""

    FENCE = "fence"
    INDENTED = "code_block"
    ITEM = "list_item_open"
    TABLE = "table_open"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together, whatever blank lines are among them."""

    kind: BlockKind
    span: Span
    info: str
    """Of a fence: what follows it."""
    fence: str


@dataclass(frozen=True, slots=True)
class Page:
    """All in the order of the file."""

    headings: tuple[Heading, ...]
    destinations: tuple[Destination, ...]
    ids: tuple[str, ...]
    """Ids of elements that Python-Markdown makes: a heading's fragment avoids them."""
    raw_ids: tuple[str, ...]
    """Ids and names in raw HTML, which it does not look into."""
    is_composed: bool
    """Directives, snippets or macros bring text from elsewhere."""
    blocks: tuple[Block, ...]


_BLOCKS = frozenset(BlockKind)


@dataclass(frozen=True, slots=True)
class _Collector:
    lines: list[str]
    """Of the file, from the body's first."""
    first_line: int
    headings: list[Heading] = field(default_factory=list)
    destinations: list[Destination] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    raw_ids: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """What stands for text from elsewhere."""
    blocks: list[Block] = field(default_factory=list)

    def link(
        self, text: str, first: int, content: str, span: slice, *, is_html: bool = False
    ) -> None:
        """`span` is what stands for the destination in `content`, the text of a block that begins at line `first`."""
        begin = content.rfind("\n", 0, span.start) + 1
        needle = content[begin:].partition("\n")[0]
        line = first + content.count("\n", 0, span.start)
        source = self.lines[line] if line < len(self.lines) else ""
        offset = _find(needle, source) - begin
        column = offset + span.start + 1
        end = min(offset + span.stop, len(source)) + 1
        number = self.first_line + line
        place = Place(number, column, number, max(column, end))
        self.destinations.append(Destination(text, place, is_html))


def parse_markdown(lines: list[str], first_line: int) -> Page:
    """`lines` are a body without line ends; `first_line` is the number of the first in its file."""
    lines = _ODD_BLANKS.sub(" ", "\n".join(lines)).split("\n")
    short = [line if len(line) <= _LONGEST_LINE else "" for line in lines[:_MOST_LINES]]
    environment: dict[str, list[tuple[int, int]]] = {SITE_BLIND: [], FORGE_BLIND: []}
    flat = without_block_indents(short)
    tokens = markdown_reader().parse("\n".join(flat), environment)
    collector = _Collector(lines, first_line)
    indented = {number for number, line in enumerate(flat) if line != short[number]}
    hidden = (_covered(environment[SITE_BLIND]), _covered(environment[FORGE_BLIND]) | indented)
    for index, token in enumerate(tokens):
        if token.type == "inline" and token.map:
            before = tokens[index - 1]
            if before.type == "heading_open":
                _heading(collector, before, token, hidden)
            _ids(collector, before.type, token)
            _inline(collector, token)
        elif token.type == "html_block" and token.map:
            _html(collector, token.content, token.map[0])
        elif token.type in _BLOCKS and token.map:
            span = Span(first_line + token.map[0], first_line + token.map[1] - 1)
            kind = BlockKind(token.type)
            collector.blocks.append(Block(kind, span, token.info, token.markup))
    return _page(collector)


def _find(needle: str, source: str) -> int:
    """Blanks at the needle's beginning may have been a tab."""
    text = needle.lstrip()
    found = source.find(needle)
    return found if found >= 0 else max(source.find(text), 0) - (len(needle) - len(text))


def _page(collector: _Collector) -> Page:
    return Page(
        tuple(collector.headings),
        tuple(collector.destinations),
        tuple(collector.ids),
        tuple(collector.raw_ids),
        is_composed=bool(collector.foreign),
        blocks=tuple(collector.blocks),
    )


def _covered(ranges: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(line for first, end in ranges for line in range(first, end))


def _heading(
    collector: _Collector,
    opening: Token,
    token: Token,
    hidden: tuple[frozenset[int], frozenset[int]],
) -> None:
    line = opening.map[0] if opening.map else 0
    if any(_is_foreign_comment(child.content) for child in token.children or []):
        collector.foreign.append(
            token.content
        )  # a builder's hook reads it, and may give the heading another id
    collector.headings.append(
        Heading(
            heading_text(token.children or []),
            int(opening.tag[1]),
            collector.first_line + line,
            is_site=bool(opening.meta[IS_SITE]) and line not in hidden[0],
            is_forge=bool(opening.meta[IS_FORGE]) and line not in hidden[1],
        )
    )


def _is_foreign_comment(html: str) -> bool:
    return html.startswith("<!--") and not _OURS.match(html)


def _ids(collector: _Collector, opening: str, token: Token) -> None:
    """Ids from attribute lists; a heading's own is in its text."""
    if "{" not in token.content:
        return
    children = token.children or []
    collector.ids.extend(inline_ids(children))
    if opening == "paragraph_open":
        collector.ids.append(paragraph_id(children))
    elif opening in ("td_open", "th_open"):
        collector.ids.append(cell_id(children))


def _inline(collector: _Collector, token: Token) -> None:
    children = token.children or []
    first = token.map[0] if token.map else 0
    for child in children:
        if child.type == "text":
            collector.foreign.extend(_FOREIGN.findall(child.content))
        offset = child.meta.get(OFFSET)
        if offset is None:
            continue
        if child.type == "html_inline":
            _html(collector, child.content, first, (token.content, offset))
        else:
            text = str(child.attrs.get("href", child.attrs.get("src", "")))
            collector.link(text, first, token.content, slice(offset, offset + child.meta[LENGTH]))


def _html(
    collector: _Collector, html: str, first: int, place: tuple[str, int] | None = None
) -> None:
    """`place` is the text around inline HTML and the HTML's offset in it."""
    content, start = place or (html, 0)
    collector.foreign.extend(_FOREIGN.findall(html))
    for tag in html_tags(html):
        into = collector.ids if tag.has("markdown") else collector.raw_ids
        for attribute in tag.attributes:
            if attribute.name == "id" or (attribute.name == "name" and tag.name == "a"):
                into.append(attribute.value)
            if attribute.name == _LINK_ATTRIBUTES.get(tag.name):
                offset = start + attribute.offset
                span = slice(offset, offset + len(attribute.value))
                collector.link(unescape(attribute.value), first, content, span, is_html=True)


def all_ids(page: Page) -> Iterator[str]:
    yield from page.ids
    yield from page.raw_ids
