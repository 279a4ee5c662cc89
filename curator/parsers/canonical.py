"""A syntax tree -> a list of tokens that layout, comments and style cannot change.

Nesting is written out, so that brackets and separators need not be: an inner node is `(type`, its children
and `)`, a leaf is its text. A node's part of the list can be cut out by the node.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tree_sitter import Node

from curator.parsers.languages import canonical_query
from curator.parsers.tree import SyntaxTree, cursor

_IMPLIED = frozenset(
    (b"(", b")", b"[", b"]", b"{", b"}", b",", b";", b":", b'"', b"'", b"`", b"\n", b"")
)
"""Unnamed leaves that nesting makes redundant, unless a query says `@significant`."""

_END = b")"
_ALIAS = "alias."
_WEAK_TO_STRONG = {"transparent": 1, "key": 3, "significant": 3, "ignored": 4}
_ESCAPED_QUOTE = re.compile(rb"\\(.)", re.DOTALL)
_FRACTION = re.compile(rb"^([0-9]*)\.([0-9]*?)0*(?=[ejn]|$)")


@dataclass(frozen=True, slots=True)
class Canonical:
    """The tokens of a tree, and where in them the marked nodes stand."""

    tokens: list[bytes]
    ranges: dict[int, tuple[int, int]]
    """Id of a marked node -> its first token and the one after its last."""
    imports: list[Node]
    exports: list[Node]
    """Statements that say what the file offers, beside its definitions."""
    items: list[Node]
    """The parts of imports and exports whose order is free."""


def canonical(tree: SyntaxTree, marked: set[int]) -> Canonical:
    """`marked` are ids of nodes whose ranges will be asked for; imports and exports are marked anyway."""
    captures = cursor(canonical_query(tree.language)).captures(tree.root)
    free = [captures.pop(role, []) for role in ("import", "exports", "item")]
    marked = marked.union(node.id for nodes in free for node in nodes)
    tokens, ranges = _walk(tree.root, _roles(captures), marked)
    return Canonical(tokens, ranges, *free)


def leaves(tree: SyntaxTree) -> set[int]:
    """Ids of the nodes that are read as one leaf: what stands between their children is not lost."""
    captures = cursor(canonical_query(tree.language)).captures(tree.root)
    return {identity for identity, role in _roles(captures).items() if role in _LEAVES}


def _roles(captures: dict[str, list[Node]]) -> dict[int, str]:
    return {node.id: role for role in sorted(captures, key=_rank) for node in captures[role]}


def _rank(role: str) -> tuple[int, str]:
    """Where a node is captured twice, the last one counts."""
    return (0 if role.startswith(_ALIAS) else _WEAK_TO_STRONG.get(role, 2), role)


def _walk(
    root: Node, roles: dict[int, str], marked: set[int]
) -> tuple[list[bytes], dict[int, tuple[int, int]]]:
    """Depth first, with a stack of our own: nodes to visit, ends to write, ids of marked nodes to close."""
    tokens: list[bytes] = []
    ranges: dict[int, tuple[int, int]] = {}
    stack: list[Node | bytes | int] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, int):
            ranges[item] = (ranges[item][0], len(tokens))
            continue
        if isinstance(item, bytes):
            tokens.append(item)
            continue
        role = roles.get(item.id)
        if item.id in marked:
            ranges[item.id] = (len(tokens), len(tokens))
            stack.append(item.id)
        if role is not None and (leaf := _LEAVES.get(role)):
            tokens.extend(leaf(item))
        elif not item.child_count:
            text = item.text or b""
            if text not in _IMPLIED or item.is_named or role == "significant":
                tokens.append(b"'" + text)
        else:
            if role != "transparent":
                tokens.append(_opening(item, role))
                stack.append(_END)
            stack.extend(reversed(item.children))
    return tokens, ranges


def _opening(node: Node, role: str | None) -> bytes:
    name = role.removeprefix(_ALIAS) if role is not None and role.startswith(_ALIAS) else node.type
    return b"(" + name.encode()


def _string(node: Node) -> tuple[bytes, ...]:
    """A string literal with its quotes: they are cut off."""
    return (b'"' + _unescaped((node.text or b"")[1:-1], node),)


def _text(node: Node) -> tuple[bytes, ...]:
    """The inside of a string literal."""
    return (b'"' + _unescaped(node.text or b"", node),)


def _unescaped(text: bytes, node: Node) -> bytes:
    """Without the backslashes before quotes; a raw string has no escapes below it, and keeps its own."""
    if node.child_count == 0 or b"\\" not in text:
        return text
    return _ESCAPED_QUOTE.sub(lambda found: found[1] if found[1] in b"\"'" else found[0], text)


def _prefix(node: Node) -> tuple[bytes, ...]:
    """What stands before a quote: its case and order are free, and `u` means nothing."""
    letters = (node.text or b"").strip(b"\"'").lower().replace(b"u", b"")
    return (b"'" + bytes(sorted(letters)),) if letters else ()


def _number(node: Node) -> tuple[bytes, ...]:
    text = (node.text or b"").lower().replace(b"_", b"")
    if text.isdigit():
        return (b"'" + text,)
    return (b"'" + _FRACTION.sub(lambda found: (found[1] or b"0") + b"." + found[2], text),)


def _key(node: Node) -> tuple[bytes, ...]:
    """A string or number that names a property, read as the bare name."""
    text = node.text or b""
    return (b"'" + (_unescaped(text[1:-1], node) if text[:1] in b"\"'" else text),)


def _words(node: Node) -> tuple[bytes, ...]:
    """Text whose white space is free."""
    words = (node.text or b"").split()
    return (b'"' + b" ".join(words),) if words else ()


def _nothing(_: Node) -> tuple[bytes, ...]:
    return ()


_LEAVES: dict[str, Callable[[Node], tuple[bytes, ...]]] = {
    "ignored": _nothing,
    "string": _string,
    "text": _text,
    "prefix": _prefix,
    "number": _number,
    "key": _key,
    "words": _words,
}
"""Roles of nodes that are read as one leaf, whatever stands below them."""
