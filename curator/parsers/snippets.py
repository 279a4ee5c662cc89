"""Fenced blocks of a page -> its snippets: those that say of which code they are a copy.

```python curator:src/retry.py#delay
```{ .python curator="src/retry.py#delay" }
"""

import re
from collections.abc import Iterable, Sequence

from curator.model.notes import Snippet
from curator.model.text import Place
from curator.parsers.markdown import Block, BlockKind
from curator.parsers.said import closes, snippet_target


def snippets(lines: Sequence[str], first_line: int, blocks: Iterable[Block]) -> tuple[Snippet, ...]:
    """In the order of the page; `lines` are its body, `first_line` is the number of the first in its file."""
    found = []
    for block in blocks:
        target = snippet_target(block.info) if block.kind is BlockKind.FENCE else None
        if target is not None:
            own = lines[block.span.first - first_line : block.span.last - first_line + 1]
            found.append(_snippet(block, target, own))
    return tuple(found)


def _snippet(block: Block, target: str, lines: Sequence[str]) -> Snippet:
    opening = lines[0]
    is_closed = len(lines) > 1 and closes(lines[-1], block.fence)
    indent = re.sub(r"[^\s>]", " ", opening[: max(opening.find(block.fence), 0)])
    content = lines[1:-1] if is_closed else lines[1:]
    line = block.span.first
    column = opening.find(target, opening.find("curator") + len("curator")) + 1
    return Snippet(
        target=target,
        place=Place(line, max(column, 1), line, max(column, 1) + len(target)),
        span=block.span,
        text="\n".join(_without(indent, text) for text in content),
        indent=indent,
        fence=block.fence,
        is_closed=is_closed,
    )


def _without(indent: str, line: str) -> str:
    """A line without what stands before it in the page; one that is written with less is taken as it is."""
    if line.startswith(indent):
        return line[len(indent) :]
    return line[len(indent) :] if not line[: len(indent)].strip(" \t>") else line
