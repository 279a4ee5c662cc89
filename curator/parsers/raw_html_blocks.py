"""Raw HTML blocks, which end at different lines for a site (Python-Markdown) and for a forge (CommonMark)."""

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import html_block

from curator.parsers.html_tags import BLOCK_TAGS, Tag, raw_block_end, tag_at

SITE_BLIND = "site_blind"
"""Key of the environment: half-open ranges of lines that are raw HTML to the site."""
FORGE_BLIND = "forge_blind"
"""The same for the forge."""

_VERBATIM_TAGS = frozenset({"script", "style", "pre", "textarea"})


def raw_html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's rule signature)
    """Raw HTML ends at a blank line on a forge, and where its first element is closed on a site."""
    tag = None if state.is_code_block(start) else _first_tag(state, start)
    if silent or tag is None or tag.name in _VERBATIM_TAGS:
        return html_block(state, start, end, silent)
    forge_end = _forge_end(state, start, end)
    if forge_end is None:
        return False
    is_block = tag.name in BLOCK_TAGS
    site_end = _site_end(state, start, end, tag) if is_block else start
    if site_end < forge_end:
        _hide(state, FORGE_BLIND, site_end, forge_end)
    if site_end > forge_end:
        _hide(state, SITE_BLIND, forge_end, site_end)
    if is_block:
        state.line = min(site_end, forge_end)
        token = state.push("html_block", "", 0)
        token.map = [start, state.line]
        token.content = state.getLines(start, state.line, state.blkIndent, keepLastLF=True)
    return is_block


def _first_tag(state: StateBlock, line: int) -> Tag | None:
    begin = state.bMarks[line] + state.tShift[line]
    if state.src[begin : begin + 1] != "<" or state.src[begin : begin + 2] == "<!":
        return None
    return tag_at(state.src, begin)


def _forge_end(state: StateBlock, start: int, end: int) -> int | None:
    """The line after the raw block for a forge; None where there is none for it."""
    hidden = _hidden_until(state, FORGE_BLIND, start)
    if hidden is not None:
        return hidden
    if not html_block(state, start, end, silent=False):
        return None
    state.tokens.pop()
    forge_end, state.line = state.line, start
    return forge_end


def _site_end(state: StateBlock, start: int, end: int, tag: Tag) -> int:
    """The line after the raw block; that of the start tag alone where its content is Markdown."""
    hidden = _hidden_until(state, SITE_BLIND, start)
    if hidden is not None:
        return hidden
    is_single = tag.is_closing or tag.has("markdown")
    stop = tag.end if is_single else raw_block_end(state.src, tag.start, state.eMarks[end - 1])
    return end if stop is None else start + state.src.count("\n", tag.start, stop) + 1


def _hide(state: StateBlock, key: str, first: int, end: int) -> None:
    if first < end and _hidden_until(state, key, first) is None:
        state.env[key].append((first, end))


def _hidden_until(state: StateBlock, key: str, line: int) -> int | None:
    """The end of the range that covers a line. Ranges come in order, so only the last can."""
    for first, end in state.env[key][-1:]:
        if first <= line < end:
            return int(end)
    return None
