"""Ruby's heredocs -> their text, where they are begun."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from tree_sitter import Node

from curator.parsers.holed_text import holed_text
from curator.parsers.idioms import END, Item, Rewriter, SourceFile
from curator.parsers.indentation import without_common

_BEGINNING = re.compile(rb"<<(?P<mark>[~-]?)(?P<quote>[\"'`]?)(?P<name>.*?)(?P=quote)", re.DOTALL)
_WRITTEN = ("heredoc_content", "escape_sequence")


def rewriters(file: SourceFile) -> Mapping[str, Rewriter]:
    known: list[dict[int, Node]] = []
    read: set[int] = set()

    def beginning(node: Node) -> Sequence[Item] | None:
        if not known:
            known.append(_bodies(node))
        body = known[0].get(node.id)
        items = _document(node, body, file.source) if body is not None else None
        if items is not None and body is not None:
            read.add(body.id)
        return items

    def body(node: Node) -> Sequence[Item] | None:
        return () if node.id in read else None

    return {"idiom.heredoc": beginning, "idiom.heredoc_body": body}


def _bodies(node: Node) -> dict[int, Node]:
    """Id of each beginning in the file -> its body: those of one line follow in the same order."""
    root = node
    while root.parent is not None:
        root = root.parent
    found: dict[int, Node] = {}
    waiting: dict[bytes | None, deque[int]] = {}
    for part in _parts(root):
        if part.type == "heredoc_beginning":
            waiting.setdefault(_name(part), deque()).append(part.id)
        elif begun := waiting.get(part.children[-1].text):
            found[begun.popleft()] = part
    return found


def _parts(root: Node) -> Iterator[Node]:
    """Beginnings and bodies of heredocs, in order of their place."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type == "heredoc_beginning" or (node.type == "heredoc_body" and node.children):
            yield node
        stack.extend(reversed(node.named_children))


def _name(beginning: Node) -> bytes | None:
    found = _BEGINNING.fullmatch(beginning.text or b"")
    return found["name"] if found else None


def _document(beginning: Node, body: Node, source: bytes) -> Sequence[Item] | None:
    """`<<-` and `<<~` are the same where the text is; what they are called is no matter of layout."""
    found = _BEGINNING.fullmatch(beginning.text or b"")
    if found is None:
        return None
    within = (body.start_byte, body.children[-1].start_byte)
    holed = holed_text(body.children[:-1], source, within, written=_WRITTEN)
    text = holed.text.partition(b"\n")[2].rpartition(b"\n")[0]
    if found["mark"] == b"~":
        text = without_common(text)
    quote = found["quote"].strip(b'"')
    return (b"(heredoc_body", b"'" + quote + found["name"], *holed.read_as(text), END)
