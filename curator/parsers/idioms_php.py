"""PHP's idioms that formatters rewrite -> one form each."""

import re
from collections.abc import Mapping, Sequence

from tree_sitter import Node

from curator.parsers.blocks import only_statement
from curator.parsers.holed_text import holed_text
from curator.parsers.idioms import END, Item, Rewriter, SourceFile
from curator.parsers.indentation import without

_WRITTEN = ("string_content", "escape_sequence", "nowdoc_string")
_QUOTES = ('"', "'", 'b"', "b'", "")
_MODIFIERS = (
    "abstract_modifier",
    "final_modifier",
    "visibility_modifier",
    "static_modifier",
    "readonly_modifier",
)
_CASTS = {b"integer": b"int", b"boolean": b"bool", b"double": b"float", b"binary": b"string"}
_IN_SINGLE = re.compile(rb"\\([\\'])|(\\)")
_IN_DOUBLE = re.compile(
    rb"\\(?:(?P<read>[nrtvef]|[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|u\{[0-9A-Fa-f]+\})|(?P<quoted>[$\"])|\\?)"
)


def rewriters(file: SourceFile) -> Mapping[str, Rewriter]:
    def document(node: Node) -> Sequence[Item] | None:
        return _document(node, file.source)

    return {
        "idiom.string": _string,
        "idiom.document": document,
        "idiom.traits": _traits,
        "idiom.block": only_statement,
        "idiom.if": _if,
        "idiom.cast": _cast,
        "idiom.unequal": _unequal,
        "idiom.modified": _modified,
    }


def _string(node: Node) -> Sequence[Item] | None:
    """Without holes, quotes are equal: escapes are written as between `"`, backslashes twice."""
    if any(child.type not in (*_WRITTEN, *_QUOTES) for child in node.children):
        return None
    text = (node.text or b"").lstrip(b"bB")
    if text[:1] == b"'":
        inside = _IN_SINGLE.sub(lambda found: _twice(found[1] or found[2]), text[1:-1])
    else:
        inside = _IN_DOUBLE.sub(_as_read, text[1:-1])
    return (b"(string", *((b"'" + inside,) if inside else ()), END)


def _twice(character: bytes) -> bytes:
    return character * 2 if character == b"\\" else character


def _as_read(found: re.Match[bytes]) -> bytes:
    if found["read"]:
        return found[0]
    return found["quoted"] or b"\\\\"


def _document(node: Node, source: bytes) -> Sequence[Item] | None:
    """A heredoc or nowdoc, whose last line says how far it is indented."""
    name, end = (_first(node, kind) for kind in ("heredoc_start", "heredoc_end"))
    if name is None or end is None:
        return None
    body = _first(node, f"{node.type}_body")
    items: list[Item] = []
    if body is not None:
        within = (body.start_byte, body.end_byte)
        holed = holed_text(body.children, source, within, written=_WRITTEN, dropped="{}")
        indent = source[source.rfind(b"\n", 0, end.start_byte) + 1 : end.start_byte]
        items = holed.read_as(without(holed.text.removeprefix(b"\n"), indent))
    mark = b"'" + (name.text or b"").strip()
    return (b"(" + node.type.encode(), mark, *items, END)


def _first(node: Node, kind: str) -> Node | None:
    return next((child for child in node.children if child.type == kind), None)


def _traits(node: Node) -> Sequence[Item] | None:
    """`use A, B;` in a class is `use A; use B;`."""
    names = [child for child in node.named_children if child.type != "comment"]
    if len(names) < 2 or names[-1].type == "use_list":
        return None
    return [item for name in names for item in (b"(use_declaration", b"'use", name, END)]


def _if(node: Node) -> Sequence[Item] | None:
    """`elseif` is `else if`."""
    if not any(child.type == "else_if_clause" for child in node.children):
        return None
    if any(child.type == "colon_block" for child in node.children):
        return None
    items: list[Item] = [b"(if_statement"]
    ends: list[Item] = [END]
    for child in node.children:
        if child.type == "else_if_clause":
            items += [b"(else_clause", b"'else", b"(if_statement", b"'if", *child.children[1:]]
            ends += [END, END]
        else:
            items.append(child)
    return [*items, *ends]


def _cast(node: Node) -> Sequence[Item]:
    name = (node.text or b"").lower()
    return (b"'" + _CASTS.get(name, name),)


def _unequal(_: Node) -> Sequence[Item]:
    """`<>` is `!=`."""
    return (b"'!=",)


def _modified(node: Node) -> Sequence[Item] | None:
    """The order of modifiers is free."""
    places = [at for at, child in enumerate(node.children) if child.type in _MODIFIERS]
    if len(places) < 2:
        return None
    children = list(node.children)
    ordered = sorted(
        (children[place] for place in places), key=lambda one: _MODIFIERS.index(one.type)
    )
    for place, child in zip(places, ordered, strict=True):
        children[place] = child
    return (b"(" + node.type.encode(), *children, END)
