"""Python's literals that a call wraps -> the literal: `str("a")`, `"a".encode()`."""

import re
from collections.abc import Mapping, Sequence

from tree_sitter import Node

from curator.parsers.idioms import END, Item
from curator.parsers.leaf_roles import prefix_letters

_UTF_8 = frozenset((b"utf-8", b"utf8", b"utf_8"))
_NOT_ASCII = re.compile(rb"[\x80-\xff]|\\(?:x[89a-fA-F]|[2-7][0-7]{2}|[uUN])")
"""Bytes and escapes that a literal of bytes has not, or that are more bytes than one in UTF-8."""

EMPTY: Mapping[bytes, tuple[bytes, ...]] = {
    b"str": (b"(string", END),
    b"bytes": (b"(string", b"'b", END),
    b"int": (b"'0",),
    b"float": (b"'0.",),
    b"bool": (b"'False",),
}
"""What a built-in type gives when nothing is given to it."""


def given_to(node: Node) -> list[Node]:
    """The arguments of a call; a generator without brackets of its own is none."""
    arguments = node.children[-1]
    if arguments.type != "argument_list":
        return []
    return [child for child in arguments.named_children if child.type != "comment"]


def literal(node: Node) -> Sequence[Item] | None:
    """`str("a")` is `"a"`, `int(1)` is `1`."""
    given = given_to(node)
    name = node.children[0].text or b""
    if not node.children[-1].named_children:
        return EMPTY[name]
    return (given[0],) if len(given) == 1 and _type_of(given[0]) == name else None


def type_of_literal(node: Node) -> Sequence[Item] | None:
    """`type("")` is `str`."""
    given = given_to(node)
    name = _type_of(given[0]) if len(given) == 1 else None
    return (b"'" + name,) if name else None


def text_literal(node: Node) -> Sequence[Item] | None:
    """`six.u("a")` is `"a"`."""
    given = given_to(node)
    return (given[0],) if len(given) == 1 and _type_of(given[0]) == b"str" else None


def encoded(node: Node) -> Sequence[Item] | None:
    """To UTF-8, which needs no word; a literal of ASCII is one of bytes."""
    given = given_to(node)
    if len(given) > 1 or (given and (codec := _codec(given[0])) not in _UTF_8 | {b"ascii"}):
        return None
    if literal := _bytes(node.children[0].children[0]):
        return literal
    if given and codec == b"ascii":
        return None
    return (b"(call", node.children[0], b"(argument_list", END, END)


def _codec(argument: Node) -> bytes:
    if argument.type == "keyword_argument" and argument.named_children[0].text == b"encoding":
        argument = argument.named_children[-1]
    is_said = argument.type == "string"
    return (argument.text or b"").strip(b"uU").strip(b"\"'").lower() if is_said else b""


def bytes_literal(node: Node) -> Sequence[Item] | None:
    given = given_to(node)
    return _bytes(given[0]) if len(given) == 1 else None


def _bytes(literal: Node) -> Sequence[Item] | None:
    """A string literal of ASCII as one of bytes."""
    if literal.type == "parenthesized_expression":
        literal = literal.named_children[0]
    if literal.type != "string" or len(literal.children) not in (2, 3):
        return None
    letters = prefix_letters(literal.children[0])
    if letters not in (b"", b"r") or _NOT_ASCII.search(literal.text or b""):
        return None
    return (b"(string", b"'b" + letters, *literal.children[1:], END)


def _type_of(node: Node) -> bytes | None:
    """The built-in type of a literal."""
    if node.type == "concatenated_string":
        node = node.named_children[0]
    if node.type == "string" and node.children:
        return b"bytes" if b"b" in prefix_letters(node.children[0]) else b"str"
    names = {"integer": b"int", "float": b"float", "true": b"bool", "false": b"bool"}
    return names.get(node.type)
