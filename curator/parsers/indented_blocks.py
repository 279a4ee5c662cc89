"""Markdown with blocks whose content is indented by four (admonitions, details, tabs, footnotes) -> plain Markdown.

CommonMark takes such content for code; without its indentation it is read like any other text. Lines stay lines.
"""

import re
from dataclasses import dataclass

BLOCK_TITLE = re.compile(
    r"!!! ?[\w-][^\n]*"
    r"|\?\?\?\+? ?[\w\"-][^\n]*"
    r"|===[!+]* +\"[^\n]*\" *"
    r"|\[\^[^\]\n]+\]:(?P<footnote>[^\n]*)"
)
_DEFINITION = re.compile(r":[ ]{1,3}\S")
_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")


@dataclass(frozen=True, slots=True)
class _Fence:
    indent: int
    mark: str


def without_block_indents(lines: list[str]) -> list[str]:
    open_blocks: list[int] = []
    fence: _Fence | None = None
    result = []
    for line in lines:
        text = line.lstrip(" \t")
        if not text:
            result.append(line)
            continue
        indent = len(line[: len(line) - len(text)].expandtabs(4))
        while open_blocks and indent < open_blocks[-1] + 4:
            open_blocks.pop()
        left = indent - 4 * len(open_blocks)
        result.append(" " * left + text if open_blocks else line)
        if fence is None and (BLOCK_TITLE.match(text) or _DEFINITION.match(text)):
            open_blocks.append(indent)
        fence = _fence_after(fence, text, indent)
    return result


def _fence_after(fence: _Fence | None, text: str, indent: int) -> _Fence | None:
    """The code fence that is open after this line. A line left of the fence ends it."""
    if fence is not None:
        is_end = text.rstrip().startswith(fence.mark) and not text.strip().strip(fence.mark[0])
        return None if indent < fence.indent or (is_end and indent == fence.indent) else fence
    found = _FENCE.match(text)
    return _Fence(indent, found[1]) if found else None
