"""The Markdown that notes are written in: CommonMark with the habits of Python-Markdown and Material for MkDocs.

A page is published twice, on a site (Python-Markdown) and on a forge (CommonMark), and they differ in what a heading
is. This reader takes what either does, and marks each heading with who sees it.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.lheading import lheading
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.html_inline import html_inline
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link
from markdown_it.token import Token

from curator.parsers.indented_blocks import BLOCK_TITLE
from curator.parsers.raw_html_blocks import raw_html_block

OFFSET = "offset"
"""Key of a token's meta: where its destination or its tag begins in the text of its block."""
LENGTH = "length"
"""How long the destination is there, or the reference that stands for it."""
IS_SITE = "is_site"
IS_FORGE = "is_forge"

_HASHES = re.compile(r"#{1,6}")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,1000}\]")
_MARKS = re.compile(r"[\[\]!*_`<&\\{}~^$]")
_MOST_MARKS = 50_000
_MOST_BRACKETS = 1_000
_LONGEST_TEXT = 20_000


class _Reader(MarkdownIt):
    """Leaves destinations as they were written; the names are markdown-it's."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (markdown-it's name)
        return True


def markdown_reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"html": True, "maxNesting": 20}).enable("table")
    reader.core.ruler.after("block", "cap", _cap)
    reader.block.ruler.before(
        "reference", "block_title", _block_title, {"alt": ["paragraph", "reference"]}
    )
    reader.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})
    reader.block.ruler.at("lheading", _underlined_heading)
    reader.block.ruler.at(
        "html_block", raw_html_block, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    reader.inline.ruler.before("link", "footnote", _footnote)
    reader.inline.ruler.at("link", _link)
    reader.inline.ruler.at("image", _image)
    reader.inline.ruler.at("html_inline", _html_inline)
    return reader


def _cap(state: StateCore) -> None:
    """Text with more marks than people write is left as it is: markdown-it takes 15 microseconds for each, and more
    than linear time for those of one text.
    """
    left = _MOST_MARKS
    for token in state.tokens:
        if token.type == "inline":
            left -= len(_MARKS.findall(token.content))
            if (
                left < 0
                or len(token.content) > _LONGEST_TEXT
                or token.content.count("[") > _MOST_BRACKETS
            ):
                token.children = [Token("text", "", 0, content=token.content)]
                token.content = ""


def _block_title(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 (markdown-it's rule signature)
    """The first line of an admonition, details, a tab or a footnote: a paragraph of its own."""
    if state.is_code_block(start):
        return False
    found = BLOCK_TITLE.fullmatch(_line(state, start))
    if not found:
        return False
    if not silent:
        state.line = start + 1
        footnote = found["footnote"]
        _push(state, ("paragraph", "p"), found[0] if footnote is None else footnote.strip(), start)
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 (markdown-it's rule signature)
    """`# Heading`; Python-Markdown needs no space after the hashes, but wants them at the left edge."""
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    hashes = _HASHES.match(line)
    if not hashes:
        return False
    rest = line[hashes.end() :]
    is_forge = not rest or rest[0] in " \t"
    is_site = _is_at_left_edge(state, start)
    if not (is_forge or is_site):
        return False
    if not silent:
        state.line = start + 1
        name = f"h{hashes.end()}"
        _push(state, ("heading", name), _without_closing_hashes(rest), start)
        state.tokens[-3].meta = {IS_SITE: is_site, IS_FORGE: is_forge}
    return True


def _underlined_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's rule signature)
    """On a site the text above the line is one line, on a forge it may be several."""
    if not lheading(state, start, end, silent):
        return False
    is_site = "\n" not in state.tokens[-2].content
    state.tokens[-3].meta = {IS_SITE: is_site, IS_FORGE: True}
    return True


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's rule signature)
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("footnote_ref", "", 0)
    state.pos = found.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's rule signature)
    start, count = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    _note_place(
        state, start, [token for token in state.tokens[count:] if token.type == "link_open"]
    )
    return True


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's rule signature)
    start, count = state.pos, len(state.tokens)
    if not image(state, silent):
        return False
    _note_place(
        state, start + 1, [token for token in state.tokens[count:] if token.type == "image"]
    )
    return True


def _html_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's rule signature)
    start = state.pos
    if not html_inline(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta = {OFFSET: start}
    return True


def _note_place(state: StateInline, start: int, tokens: list[Token]) -> None:
    """Where the destination stands: after `](`, or the whole of a reference."""
    if not tokens:
        return
    after = state.md.helpers.parseLinkLabel(state, start) + 1
    tokens[0].meta = {OFFSET: start, LENGTH: state.pos - start}
    if state.pos > after and state.src[after] == "(":
        offset = after + 1
        while state.src[offset] in " \n\t":
            offset += 1
        end = state.md.helpers.parseLinkDestination(state.src, offset, state.posMax).pos
        is_bracketed = state.src[offset] == "<"
        tokens[0].meta = {OFFSET: offset + is_bracketed, LENGTH: end - offset - 2 * is_bracketed}


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _is_at_left_edge(state: StateBlock, line: int) -> bool:
    """Right after a list's or quote's mark, or indented by whole fours, which is how Python-Markdown nests."""
    begin = state.bMarks[line] + state.tShift[line]
    before = state.src[state.src.rfind("\n", 0, begin) + 1 : begin]
    if not before.strip():
        return len(before.expandtabs(4)) % 4 == 0
    return not before.rstrip().endswith(">") or before.endswith((">", "> "))


def _without_closing_hashes(text: str) -> str:
    return re.sub(r"(?:^|[ \t])#+$", "", text.strip()).strip()


def _push(state: StateBlock, kind: tuple[str, str], content: str, line: int) -> None:
    name, tag = kind
    state.push(f"{name}_open", tag, 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content = content
    inline.map = [line, line + 1]
    inline.children = []
    state.push(f"{name}_close", tag, -1)
