"""A literal with expressions in it -> one text with a mark for each of them, and back to what the walk reads.

The mark is NUL, which no source that is parsed has in it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from curator.parsers.idioms import Item

HOLE = b"\0"


@dataclass(frozen=True, slots=True)
class HoledText:
    text: bytes
    holes: tuple[Node, ...]

    def read_as(self, text: bytes) -> list[Item]:
        """What the walk reads where `text`, with the same holes, stands for this one."""
        first, *others = text.split(HOLE)
        items: list[Item] = [b'"' + first] if first else []
        for hole, part in zip(self.holes, others, strict=True):
            items.append(hole)
            if part:
                items.append(b'"' + part)
        return items


def holed_text(
    children: Sequence[Node],
    source: bytes,
    within: tuple[int, int],
    *,
    written: Collection[str] = (),
    dropped: Collection[str] = (),
) -> HoledText:
    """Of the bytes `within`: children of the types `written` are text, those `dropped` are nothing, others are holes."""
    parts: list[bytes] = []
    holes: list[Node] = []
    position, end = within
    for child in children:
        if child.type in written or child.start_byte < position or child.end_byte > end:
            continue
        parts.append(source[position : child.start_byte])
        position = child.end_byte
        if child.type not in dropped:
            parts.append(HOLE)
            holes.append(child)
    return HoledText(b"".join([*parts, source[position:end]]), tuple(holes))
