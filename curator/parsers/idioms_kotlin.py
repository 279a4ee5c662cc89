"""Kotlin's idioms that ktlint rewrites -> one form each."""

import re
from collections.abc import Mapping, Sequence

from tree_sitter import Node

from curator.parsers.blocks import only_statement
from curator.parsers.holed_text import holed_text
from curator.parsers.idioms import END, Item, Rewriter, SourceFile
from curator.parsers.indentation import trimmed, without_margin

_COMMENTS = ("line_comment", "block_comment")
_MARGIN = b"|"
_NAME = re.compile(rb"[A-Za-z_]\w*")


def rewriters(file: SourceFile) -> Mapping[str, Rewriter]:
    def literal(node: Node) -> Sequence[Item] | None:
        return _trimmed(node, file.source)

    return {
        "idiom.trimmed": literal,
        "idiom.block": only_statement,
        "idiom.body": _body,
        "idiom.literal": _literal,
        "idiom.parameter": _parameter,
    }


def _trimmed(node: Node, source: bytes) -> Sequence[Item] | None:
    """A raw string, as `trimIndent()` or `trimMargin()` behind it leave it."""
    navigation = node.parent
    call = navigation.parent if navigation is not None else None
    if navigation is None or call is None:
        return None
    within = (node.children[0].end_byte, node.children[-1].start_byte)
    holed = holed_text(node.children[1:-1], source, within, written=("string_content",))
    given = [child for child in call.children[-1].named_children if child.type not in _COMMENTS]
    if navigation.children[-1].text == b"trimMargin":
        mark = _plain(given[0]) if given else _MARGIN
        text = without_margin(holed.text, mark) if mark else None
    else:
        text = None if given else trimmed(holed.text)
    if text is None:
        return None
    return (b"(multiline_string_literal", *holed.read_as(text), END)


def _plain(argument: Node) -> bytes | None:
    """The text of a string in which nothing is read."""
    text = argument.text or b""
    is_plain = len(text) > 2 and text[:1] == text[-1:] == b'"' and not {*b'\\$"'} & {*text[1:-1]}
    return text[1:-1] if is_plain else None


def _body(node: Node) -> Sequence[Item] | None:
    """`: T { return a }` is `: T = a`, and so it is with `throw`."""
    block = node.children[0]
    found = only_statement(block) if block.type == "block" else None
    if found is None or found[0].type not in ("return_expression", "throw_expression"):
        return None
    if found[0].type == "throw_expression":
        return (b"(function_body", b"'=", *found, END)
    first, *value = found[0].children
    if len(value) != 1 or first.type != "return":
        return None
    return (b"(function_body", b"'=", *value, END)


def _literal(node: Node) -> Sequence[Item] | None:
    """`"${a}"` is `"$a"`, of which the grammar makes plain text."""
    items: list[Item] = [b"(string_literal"]
    is_open = False
    for child in node.children:
        text = child.text or b""
        name = _NAME.match(text) if is_open and child.type == "string_content" else None
        is_open = text == b"$" and child.type == "string_content"
        if name:
            items[-1:] = [b"(interpolation", b"'$", b"'" + name[0], END]
            items += [b"'" + text[name.end() :]] if text[name.end() :] else []
        elif _is_name_in_braces(child):
            items += [b"(interpolation", b"'$", child.children[1], END]
        else:
            items.append(child)
    return [*items, END]


def _is_name_in_braces(node: Node) -> bool:
    kinds = [child.type for child in node.children]
    return node.type == "interpolation" and kinds == ["${", "identifier", "}"]


def _parameter(node: Node) -> Sequence[Item] | None:
    """The grammar sees an empty one behind the last comma."""
    return None if node.text else ()
