"""Python's types in their many spellings -> one: `Optional[X]`, `X | None`, `"X | None"`."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from tree_sitter import Node

from curator.parsers.idioms import END, Item, SourceFile
from curator.parsers.typing_names import TypingNames

_DEPTH = 50
"""Types nested deeper are read as they stand."""

_NAME = re.compile(rb"[A-Za-z_]\w*")
_NONE = b"'None"


def annotation(node: Node, names: TypingNames, file: SourceFile) -> Sequence[Item]:
    """Of a parameter, variable or return value: quotes mean nothing, the order of a union neither."""
    text = node.text or b""
    if _NAME.fullmatch(text):
        return (b"'" + names.known.get(text, text),)
    items = _type(node, _DEPTH, names, file)
    return node.children if items == (node,) else items


def subscript(node: Node, names: TypingNames) -> Sequence[Item] | None:
    """Outside annotations: the order counts, and a string is a string."""
    value = node.child_by_field_name("value")
    meaning = names.meaning(value) if value else None
    if meaning is None:
        return None
    if (parts := _alternatives(node, names)) is None:
        return (b"(subscript", b"'" + meaning, *node.children[1:], END)
    first, *others = _members(parts, names, None)
    joined = chain.from_iterable((b"'|", other, END) for other in others)
    return (*[b"(binary_operator"] * len(others), first, *joined)


def _type(node: Node, depth: int, names: TypingNames, file: SourceFile) -> Sequence[Item]:
    node = _bare(node, file)
    if not depth:
        return (node,)
    if (parts := _alternatives(node, names)) is not None:
        members = _members(parts, names, file)
        rows = (
            [part] if isinstance(part, bytes) else _type(part, depth - 1, names, file)
            for part in members
        )
        return each_once(rows, "union")
    if (meaning := names.meaning(node)) is not None:
        return (b"'" + meaning,)
    if node.type in ("subscript", "generic_type"):
        return _generic(node, depth, names, file)
    if node.type == "list":
        inner = (_type(child, depth - 1, names, file) for child in _named(node))
        return (b"(list", *chain.from_iterable(inner), END)
    return (node,)


def _generic(node: Node, depth: int, names: TypingNames, file: SourceFile) -> Sequence[Item]:
    """With types between its brackets, but for what stands in a `Literal` or beside an `Annotated` type."""
    value = node.children[0]
    meaning = names.meaning(value)
    head: Item = value if meaning is None else b"'" + meaning
    name = (value.text or b"").rpartition(b".")[2]
    types = {b"Literal": 0, b"Annotated": 1}.get(name)
    parts = _arguments(node)
    parts = _without_defaults(meaning, parts)
    read = parts[:types] if types is not None else parts
    inner = (_type(part, depth - 1, names, file) for part in read)
    return (b"(subscript", head, *chain.from_iterable(inner), *parts[len(read) :], END)


def _without_defaults(meaning: bytes | None, parts: list[Node]) -> list[Node]:
    """What a generator takes and returns is `None` if nothing is said."""
    most = {b"Generator": 3, b"AsyncGenerator": 2}.get(meaning or b"", 0)
    if len(parts) <= most:
        while len(parts) > 1 and parts[-1].text == b"None":
            parts = parts[:-1]
    return parts


def each_once(members: Iterable[Sequence[Item]], kind: str) -> Sequence[Item]:
    """Written in order; when the last has been, they are sorted, and one that came twice is left out."""
    starts: list[int] = []

    def begin(tokens: list[bytes]) -> None:
        starts.append(len(tokens))

    def end(tokens: list[bytes]) -> None:
        bounds = pairwise([*starts, len(tokens)])
        rows = sorted({tuple(tokens[first:last]) for first, last in bounds})
        tokens[starts[0] :] = chain.from_iterable(rows)
        if len(rows) > 1:
            tokens.insert(starts[0], b"(" + kind.encode())
            tokens.append(END)

    return (*chain.from_iterable((begin, *member) for member in members), end)


def _members(
    parts: Sequence[Node | bytes], names: TypingNames, file: SourceFile | None
) -> list[Node | bytes]:
    """The alternatives of a union and of unions in it, from left to right; without a file strings stay."""
    found: list[Node | bytes] = []
    stack = [*reversed(parts)]
    while stack:
        part = stack.pop()
        if isinstance(part, bytes):
            found.append(part)
            continue
        node = _bare(part, file)
        inner = _alternatives(node, names)
        if inner is None:
            found.append(node)
        else:
            stack.extend(reversed(inner))
    return found


def _alternatives(node: Node, names: TypingNames) -> Sequence[Node | bytes] | None:
    """Those that a union names itself; None: it is no union."""
    if node.type in ("binary_operator", "union_type"):
        parts = [child for child in node.children if child.type != "comment"]
        is_union = len(parts) == 3 and parts[1].type == "|"
        return (parts[0], parts[2]) if is_union else None
    if node.type not in ("subscript", "generic_type"):
        return None
    meaning = names.meaning(node.children[0])
    if meaning not in (b"Optional", b"Union"):
        return None
    parts = _arguments(node)
    return (*parts, _NONE) if meaning == b"Optional" else parts or None


def _arguments(node: Node) -> list[Node]:
    if node.type == "generic_type":
        return _named(node.children[1])
    return _named(node)[1:]


def _bare(node: Node, file: SourceFile | None) -> Node:
    """Without brackets, and without quotes where they mean nothing."""
    while True:
        if node.type in ("type", "parenthesized_expression"):
            inner: Node | None = _named(node)[0] if _named(node) else None
        elif node.type == "string" and file is not None:
            inner = _unquoted(node, file)
        else:
            return node
        if inner is None:
            return node
        node = inner


def _unquoted(node: Node, file: SourceFile) -> Node | None:
    parts = node.children
    if len(parts) != 3 or parts[0].text not in (b'"', b"'") or b"\\" in (parts[1].text or b""):
        return None
    return file.expression(parts[1].text or b"")


def _named(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]
