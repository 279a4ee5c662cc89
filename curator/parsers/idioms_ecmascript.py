"""What prettier rewrites in JavaScript and TypeScript -> one form each."""

from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from curator.parsers.blocks import statements
from curator.parsers.embedded_text import css, graphql, html, table
from curator.parsers.holed_text import holed_text
from curator.parsers.idioms import END, Item, Rewriter, SourceFile

_TYPED = ("as_expression", "satisfies_expression")
_LOOSER = frozenset(("||", "&&", "??", "|", "^", "&", "==", "!=", "===", "!=="))
"""Operators that bind less than `as`; the grammar takes them for tighter."""

_WRITTEN = ("string_fragment", "escape_sequence")


def rewriters(file: SourceFile) -> Mapping[str, Rewriter]:
    plain: set[int] = set()

    def typed(node: Node) -> Sequence[Item] | None:
        return _typed(node, plain)

    def template(layout: Callable[[bytes], bytes]) -> Rewriter:
        return lambda node: _template(node, file.source, layout)

    return {
        "idiom.css": template(css),
        "idiom.html": template(html),
        "idiom.graphql": template(graphql),
        "idiom.table": template(table),
        "idiom.typed": typed,
        "idiom.await": _awaited,
        "idiom.logical": _logical,
    }


def _template(node: Node, source: bytes, layout: Callable[[bytes], bytes]) -> Sequence[Item]:
    """A template with text of another language."""
    within = (node.start_byte + 1, node.end_byte - 1)
    holed = holed_text(node.children[1:-1], source, within, written=_WRITTEN)
    return (b"(template_string", *holed.read_as(layout(holed.text)), END)


def _typed(node: Node, plain: set[int]) -> Sequence[Item] | None:
    """`a || b as T` is `a || (b as T)`; `plain` are those that stand in one that was looked at before."""
    if node.id in plain:
        return None
    typed, inner = _chain(node)
    plain.update(one.id for one in typed)
    looser: list[Item] = []
    ends: list[Item] = []
    while inner.type == "binary_expression" and _operator(inner) in _LOOSER:
        right = inner.children[-1]
        looser += [b"(binary_expression", *inner.children[:-1]]
        ends.append(END)
        inner = right
    return [*looser, *_with_types(typed, [inner]), *ends] if looser else None


def _awaited(node: Node) -> Sequence[Item] | None:
    """`await a as T` is `(await a) as T`."""
    *before, operand = node.children
    if operand.type not in _TYPED:
        return None
    typed, inner = _chain(operand)
    return _with_types(typed, [b"(await_expression", *before, inner, END])


def _chain(node: Node) -> tuple[list[Node], Node]:
    """`a as T as U` -> the nodes, the outermost first, and `a`."""
    typed = []
    while node.type in _TYPED:
        typed.append(node)
        node = node.children[0]
    return typed, node


def _with_types(typed: Sequence[Node], inner: Sequence[Item]) -> list[Item]:
    items: list[Item] = list(inner)
    for node in reversed(typed):
        items = [b"(" + node.type.encode(), *items, *node.children[1:], END]
    return items


def _operator(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator is not None else ""


def _logical(node: Node) -> Sequence[Item] | None:
    """Side by side, what is joined by one operator needs no parentheses."""
    first, *others = _operands(node, _operator(node))
    opening: list[Item] = [b"(binary_expression"] * len(others)
    operator = b"'" + _operator(node).encode()
    return [*opening, first, *(item for one in others for item in (operator, one, END))]


def _operands(node: Node, operator: str) -> list[Node]:
    """In order; a list of our own instead of calls, for such nodes may be deep."""
    found: list[Node] = []
    stack = [node]
    while stack:
        outer = inner = stack.pop()
        while inner.type == "parenthesized_expression" and len(statements(inner)) == 1:
            inner = statements(inner)[0]
        if inner.type == "binary_expression" and _operator(inner) == operator:
            stack += [inner.children[-1], inner.children[0]]
        else:
            found.append(outer)
    return found
