"""Nodes that are read as one leaf -> the tokens that stand for them."""

import re
from collections.abc import Callable

from tree_sitter import Node

from curator.parsers.quotes import unescaped

_LOOSE = re.compile(
    rb"//[^\n]*|/\*.*?(?:\*/|\Z)|\\?\s+|"
    rb"((?<!\\)(?:\"(?:\\.|[^\"\\])*+\"|'(?:\\.|[^'\\])*+')|\.?[0-9](?:[eEpP][-+]|[\w.])*|\w+|\+\+|--|->|<<=?|>>=?|&&|\|\||##|\.\.\.|[-+*/%&|^!=<>]=|.)",
    re.DOTALL,
)
_AT_LINE_EDGE = re.compile(rb"\A(?>\s*?\n)\s*+|(?<!\s)(?>\s*?\n)\s*+\Z")
_ESCAPE = re.compile(rb"\\[\\'\"abfnrtvxuUN0-7\n]")
_TABS = re.compile(rb"\n\t+")
_AFTER_SIGN = re.compile(rb"^(<<-?)[ \t]+")
_WORD = re.compile(rb"\s+|\S+")
_POINT = re.compile(rb"\.(?=[en]|$)")
_FRACTION = re.compile(rb"^([0-9]*+)\.((?:0*+[1-9]++)*+)0*+(?=[ejn]|$)")


def _string(node: Node) -> tuple[bytes, ...]:
    """A string literal with its quotes: they are cut off."""
    return (b'"' + _unescaped((node.text or b"")[1:-1], node),)


def _strings(node: Node) -> tuple[bytes, ...]:
    """Literals side by side: those without a prefix are one."""
    tokens: list[bytes] = []
    for child in node.named_children:
        text = child.text or b""
        is_plain = text[:1] == b'"'
        if is_plain and tokens and tokens[-1][:1] == b'"':
            tokens[-1] += _unescaped(text[1:-1], child)
        elif child.type != "comment":
            tokens += _string(child) if is_plain else (b"'" + text,)
    return tuple(tokens) if len(tokens) == 1 else (b"(strings", *tokens, b")")


def _text(node: Node) -> tuple[bytes, ...]:
    """The inside of a string literal."""
    return (b'"' + _unescaped(node.text or b"", node),)


def _unescaped(text: bytes, node: Node) -> bytes:
    """Without the backslashes before quotes; a raw string has no escapes below it, and keeps its own."""
    return text if node.child_count == 0 else unescaped(text)


def _prefix(node: Node) -> tuple[bytes, ...]:
    letters = prefix_letters(node)
    return (b"'" + letters,) if letters else ()


def prefix_letters(start: Node) -> bytes:
    """What stands before a quote: case and order are free; `u` means nothing, nor `r` where nothing is escaped."""
    letters = (start.text or b"").strip(b"\"'").lower().replace(b"u", b"")
    literal = start.parent.text if b"r" in letters and start.parent is not None else None
    if literal is not None and not _ESCAPE.search(literal):
        letters = letters.replace(b"r", b"")
    return bytes(sorted(letters))


def _letters(node: Node) -> tuple[bytes, ...]:
    """Letters whose order is free."""
    return (b"'" + bytes(sorted(node.text or b"")),)


def _number(node: Node) -> tuple[bytes, ...]:
    text = (node.text or b"").lower().replace(b"_", b"")
    if text.isdigit():
        return (b"'" + text,)
    return (b"'" + _FRACTION.sub(lambda found: (found[1] or b"0") + b"." + found[2], text),)


def _decimal(node: Node) -> tuple[bytes, ...]:
    """A number of a language in which `1.0` is `1`."""
    return tuple(_POINT.sub(b"", token.replace(b"e+", b"e")) for token in _number(node))


def _key(node: Node) -> tuple[bytes, ...]:
    """A string or number that names a property, read as the bare name."""
    text = node.text or b""
    return (b"'" + (_unescaped(text[1:-1], node) if text[:1] in b"\"'" else text),)


def _words(node: Node) -> tuple[bytes, ...]:
    """Text between tags: all white space is one space, but none where a line begins or ends."""
    text = _AT_LINE_EDGE.sub(b"", node.text or b"")
    return tuple(b'" ' if part.isspace() else b'"' + part for part in _WORD.findall(text))


def _space(_: Node) -> tuple[bytes, ...]:
    """An expression that gives a space, where a line ends."""
    return (b'" ',)


def _loose(node: Node) -> tuple[bytes, ...]:
    """Text that the grammar does not read: its words and marks, without comments."""
    return tuple(b"'" + found[1] for found in _LOOSE.finditer(node.text or b"") if found[1])


def _raw(node: Node) -> tuple[bytes, ...]:
    """All that is written there, where the grammar keeps some of it from its children."""
    return (b'"' + (node.text or b""),)


def _heredoc(node: Node) -> tuple[bytes, ...]:
    """All of it, but for the space before its mark, and for the tabs that `<<-` takes off its lines."""
    text = _AFTER_SIGN.sub(rb"\1", node.text or b"")
    return (b'"' + (_TABS.sub(b"\n", text) if text.startswith(b"<<-") else text),)


def _nothing(_: Node) -> tuple[bytes, ...]:
    return ()


LEAVES: dict[str, Callable[[Node], tuple[bytes, ...]]] = {
    "ignored": _nothing,
    "string": _string,
    "strings": _strings,
    "text": _text,
    "prefix": _prefix,
    "letters": _letters,
    "number": _number,
    "decimal": _decimal,
    "key": _key,
    "words": _words,
    "space": _space,
    "loose": _loose,
    "raw": _raw,
    "heredoc": _heredoc,
}
"""Roles of nodes that are read as one leaf, whatever stands below them."""
