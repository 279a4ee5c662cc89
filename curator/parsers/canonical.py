"""A syntax tree -> a list of tokens that layout, comments and style cannot change.

Nesting is written out, so that brackets and separators need not be: an inner node is `(type`, its children
and `)`, a leaf is its text. A node's part of the list can be cut out by the node.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tree_sitter import Node

from curator.parsers.idioms import END, Item, Rewriter, SourceFile, idioms
from curator.parsers.languages import canonical_query
from curator.parsers.quotes import unescaped
from curator.parsers.tree import SyntaxTree, cursor, parsed

_IMPLIED = frozenset(
    (b"(", b")", b"[", b"]", b"{", b"}", b",", b";", b":", b'"', b"'", b"`", b"\n", b"")
)
"""Unnamed leaves that nesting makes redundant, unless a query says `@significant`."""

_ALIAS = "alias."
_WEAK_TO_STRONG = {"unordered": 0, "transparent": 1, "key": 3, "significant": 3, "ignored": 4}
_LOOSE = re.compile(
    rb"//[^\n]*|/\*.*?\*/|\\?\s+|"
    rb"(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\.?[0-9](?:[eEpP][-+]|[\w.])*|\w+|\+\+|--|->|<<=?|>>=?|&&|\|\||##|\.\.\.|[-+*/%&|^!=<>]=|.)",
    re.DOTALL,
)
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
    attached: dict[int, int]
    """Where what belongs to the next statement ends -> where it begins."""


def canonical(tree: SyntaxTree, marked: set[int]) -> Canonical:
    """`marked` are ids of nodes whose ranges will be asked for; imports and exports are marked anyway."""
    captures = cursor(canonical_query(tree.language)).captures(tree.root)
    free = [captures.pop(role, []) for role in ("import", "exports", "item", "attached")]
    marked = marked.union(node.id for nodes in free for node in nodes)
    roles = _roles(captures)
    rewriters = _rewriters(tree, roles, free[0])
    tokens, ranges = _walk(tree.root, roles, marked, rewriters)
    attached = {ranges[node.id][1]: ranges[node.id][0] for node in free[3]}
    imports, exports, items, _ = free
    return Canonical(tokens, ranges, imports, exports, items, attached)


def leaves(tree: SyntaxTree) -> set[int]:
    """Ids of the nodes that are read as one leaf: what stands between their children is not lost."""
    captures = cursor(canonical_query(tree.language)).captures(tree.root)
    return {identity for identity, role in _roles(captures).items() if role in _LEAVES}


def _roles(captures: dict[str, list[Node]]) -> dict[int, str]:
    return {node.id: role for role in sorted(captures, key=_rank) for node in captures[role]}


def _rewriters(
    tree: SyntaxTree, roles: dict[int, str], imports: list[Node]
) -> Mapping[str, Rewriter]:
    table = idioms(tree.language)
    if table is None:
        return {}
    kept: list[Node] = []

    def expression(text: bytes) -> Node | None:
        """Kept as long as the walk runs, for the ids of nodes are places in memory."""
        root = parsed(tree.language, text)
        if root.has_error or root.named_child_count != 1:
            return None
        kept.append(root)
        roles.update(_roles(cursor(canonical_query(tree.language)).captures(root)))
        (statement,) = root.named_children
        return statement.named_children[0] if statement.named_child_count == 1 else None

    return table(SourceFile(tree.source, tuple(imports), expression))


def _rank(role: str) -> tuple[int, str]:
    """Where a node is captured twice, the last one counts."""
    return (0 if role.startswith(_ALIAS) else _WEAK_TO_STRONG.get(role, 2), role)


def _walk(
    root: Node, roles: dict[int, str], marked: set[int], rewriters: Mapping[str, Rewriter]
) -> tuple[list[bytes], dict[int, tuple[int, int]]]:
    """Depth first, with a stack of our own: nodes to visit, ends to write, ids of marked nodes to close."""
    tokens: list[bytes] = []
    ranges: dict[int, tuple[int, int]] = {}
    stack: list[Item] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, Node):
            role = roles.get(item.id)
            if item.id in marked:
                ranges[item.id] = (len(tokens), len(tokens))
                stack.append(item.id)
            if role is None and item.child_count:
                tokens.append(b"(" + item.type.encode())
                stack.append(END)
                stack.extend(reversed(item.children))
            elif role is None:
                tokens += _leaf(item)
            else:
                stack.extend(reversed(_read(item, role, rewriters)))
        elif isinstance(item, bytes):
            tokens.append(item)
        elif isinstance(item, int):
            ranges[item] = (ranges[item][0], len(tokens))
        else:
            item(tokens)
    return tokens, ranges


def _read(node: Node, role: str, rewriters: Mapping[str, Rewriter]) -> Sequence[Item]:
    """What stands for a node: tokens, its children, or other things to read."""
    if leaf := _LEAVES.get(role):
        return leaf(node)
    if (rewriter := rewriters.get(role)) and (items := rewriter(node)) is not None:
        return items
    if not node.child_count:
        return _significant(node) if role == "significant" else _leaf(node)
    if role == "transparent":
        return node.children
    parts = _in_any_order(node.children) if role == "unordered" else node.children
    return (_opening(node, role), *parts, END)


def _leaf(node: Node) -> tuple[bytes, ...]:
    text = node.text or b""
    return (b"'" + text,) if text not in _IMPLIED or node.is_named else ()


def _significant(node: Node) -> tuple[bytes, ...]:
    return (b"'" + (node.text or b""),)


def _in_any_order(nodes: Sequence[Node]) -> Sequence[Item]:
    """The nodes, each after a step that notes its place, and a step that sorts what they gave."""
    places: list[int] = []

    def note(tokens: list[bytes]) -> None:
        places.append(len(tokens))

    def sort(tokens: list[bytes]) -> None:
        parts = sorted(tokens[start:end] for start, end in pairwise([*places, len(tokens)]))
        tokens[places[0] :] = [token for part in parts for token in part]

    return [*(part for node in nodes for part in (note, node)), sort]


def _opening(node: Node, role: str) -> bytes:
    name = role.removeprefix(_ALIAS) if role.startswith(_ALIAS) else node.type
    return b"(" + name.encode()


def _string(node: Node) -> tuple[bytes, ...]:
    """A string literal with its quotes: they are cut off."""
    return (b'"' + _unescaped((node.text or b"")[1:-1], node),)


def _text(node: Node) -> tuple[bytes, ...]:
    """The inside of a string literal."""
    return (b'"' + _unescaped(node.text or b"", node),)


def _unescaped(text: bytes, node: Node) -> bytes:
    """Without the backslashes before quotes; a raw string has no escapes below it, and keeps its own."""
    return text if node.child_count == 0 else unescaped(text)


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


def _loose(node: Node) -> tuple[bytes, ...]:
    """Text that the grammar does not read: its words and marks, without comments."""
    return tuple(b"'" + found[1] for found in _LOOSE.finditer(node.text or b"") if found[1])


def _raw(node: Node) -> tuple[bytes, ...]:
    """All that is written there, where the grammar keeps some of it from its children."""
    return (b'"' + (node.text or b""),)


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
    "loose": _loose,
    "raw": _raw,
}
"""Roles of nodes that are read as one leaf, whatever stands below them."""
