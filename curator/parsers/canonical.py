"""A syntax tree -> a list of tokens that layout, comments and style cannot change.

Nesting is written out, so that brackets and separators need not be: an inner node is `(type`, its children
and `)`, a leaf is its text. A node's part of the list can be cut out by the node.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from tree_sitter import Node

from curator.parsers.idioms import END, Item, Rewriter, SourceFile, idioms
from curator.parsers.languages import canonical_query
from curator.parsers.leaf_roles import LEAVES
from curator.parsers.tree import SyntaxTree, cursor, parsed

_IMPLIED = frozenset(
    (b"(", b")", b"[", b"]", b"{", b"}", b",", b";", b":", b'"', b"'", b"`", b"\n", b"")
)
"""Unnamed leaves that nesting makes redundant, unless a query says `@significant`."""

_OPEN = (None, "transparent")
"""Roles of nodes of which nothing is read but what stands in them."""

_ADDED = b"+)"
"""After a string that is added to what stands before."""

_VERBATIM = b"'@\""
"""How a literal begins in whose text a backslash is one."""

_ALIAS = "alias."
_WEAK_TO_STRONG = {"unordered": 0, "transparent": 1, "key": 3, "significant": 3, "ignored": 4}


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


@dataclass(frozen=True, slots=True)
class _Order:
    """Where the order of neighbours is free, beside the top level, whose statements are sorted elsewhere."""

    parents: AbstractSet[int]
    free: AbstractSet[int]
    """Of those that stand side by side."""
    fixed: AbstractSet[int]
    """What belongs to the next one, which keeps its place for that."""


def canonical(
    tree: SyntaxTree, marked: set[int], holders: AbstractSet[int] = frozenset()
) -> Canonical:
    """`marked` are ids of nodes whose ranges will be asked for; imports and exports are marked anyway.

    Imports directly in `holders` are left in their place.
    """
    captures = cursor(canonical_query(tree.language)).captures(tree.root)
    free = [captures.pop(role, []) for role in ("import", "exports", "item", "attached")]
    free[1] = free[1] + captures.pop("handed_on", []) * tree.is_facade
    marked = marked.union(node.id for nodes in free for node in nodes)
    roles = _roles(captures)
    rewriters = _rewriters(tree, roles, free[0])
    order = _order(free, holders)
    tokens, ranges = _walk(tree.root, roles, marked, rewriters, order)
    attached = {ranges[node.id][1]: ranges[node.id][0] for node in free[3]}
    imports, exports, items, _ = free
    return Canonical(tokens, ranges, imports, exports, items, attached)


def leaves(tree: SyntaxTree) -> set[int]:
    """Ids of the nodes that are read as one leaf: what stands between their children is not lost."""
    captures = cursor(canonical_query(tree.language)).captures(tree.root)
    return {identity for identity, role in _roles(captures).items() if role in LEAVES}


def _order(free: Sequence[Sequence[Node]], holders: AbstractSet[int]) -> _Order:
    imports, _, items, attached = free
    inner = [node for node in imports if node.parent is not None and node.parent.id not in holders]
    blocks = {node.parent.id for node in inner if node.parent is not None}
    names = {node.id for node in inner}
    loose = names.union(node.id for node in items) if inner else names
    return _Order(blocks | names, loose, {node.id for node in attached})


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
        if root is None or root.has_error or root.named_child_count != 1:
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
    root: Node,
    roles: dict[int, str],
    marked: set[int],
    rewriters: Mapping[str, Rewriter],
    order: _Order,
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
            if role in _OPEN and item.child_count:
                if role is None:
                    tokens.append(b"(" + item.type.encode())
                    stack.append(END)
                is_free = item.id in order.parents
                stack.extend(reversed(_sorted(item, roles, order) if is_free else item.children))
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
    if leaf := LEAVES.get(role):
        return leaf(node)
    if (rewriter := rewriters.get(role)) and (items := rewriter(node)) is not None:
        return items
    if role == "glued":
        return _glued(node)
    if not node.child_count:
        return _significant(node) if role == "significant" else _leaf(node)
    parts = _in_any_order(node.children) if role == "unordered" else node.children
    return (_opening(node, role), *parts, END)


def _leaf(node: Node) -> tuple[bytes, ...]:
    """A keyword whose case is free is written as the grammar writes it."""
    text = node.text or b""
    if node.is_named:
        return (b"'" + text,)
    if text in _IMPLIED or text.isspace():
        return ()
    kind = node.type.encode()
    return (b"'" + (kind if text.lower() == kind else text),)


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


def _glued(node: Node) -> Sequence[Item]:
    """A string added to something, written behind it; two strings in a row are one."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None or not _is_text(right):
        return (_opening(node, ""), *node.children, END)
    starts: list[int] = []

    def begin(tokens: list[bytes]) -> None:
        starts.append(len(tokens))

    def end(tokens: list[bytes]) -> None:
        last = len(tokens) - 2
        is_after_sum = last > starts[0] and tokens[last] == _ADDED
        before = tokens[last - is_after_sum]
        text = _together(before, tokens[-1]) if is_after_sum or last == starts[0] else None
        if text is None:
            tokens.append(_ADDED)
        else:
            tokens[last - is_after_sum :] = [text, *[_ADDED] * is_after_sum]

    return (begin, left, right, end)


def _is_text(node: Node) -> bool:
    """A literal, or literals alone that were broken in brackets: `("a" + "b")`."""
    if not node.type.startswith("parenthesized"):
        return True
    inner = node.named_children[-1]
    while (left := inner.child_by_field_name("left")) is not None:
        right = inner.child_by_field_name("right")
        if right is None or not right.type.endswith("string_literal"):
            return False
        inner = left
    return inner.type.endswith("string_literal")


def _together(one: bytes, other: bytes) -> bytes | None:
    """Of two literals of a kind, the one that both make."""
    if one[:1] == other[:1] == b'"':
        return one + other[1:]
    if one[:3] == other[:3] == _VERBATIM:
        return one[:-1] + other[3:]
    return None


def _sorted(node: Node, roles: dict[int, str], order: _Order) -> Sequence[Item]:
    """The children of a node; those that stand side by side and have no order among them are sorted."""
    items: list[Item] = []
    side: list[Node] = []
    before = 0
    for child in node.children:
        if roles.get(child.id) == "ignored" or child.type == ",":
            continue
        if child.id in order.free and before not in order.fixed:
            side.append(child)
        else:
            items += [*(_in_any_order(side) if side else ()), child]
            side = []
        before = child.id
    return [*items, *(_in_any_order(side) if side else ())]


def _opening(node: Node, role: str) -> bytes:
    name = role.removeprefix(_ALIAS) if role.startswith(_ALIAS) else node.type
    return b"(" + name.encode()
