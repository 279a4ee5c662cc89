"""`super(A, self)` -> `super()` where both mean the same."""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from curator.parsers.idioms import END, Item

_CLIMB = 64
"""A call of `super` stands at most so many nodes below its method."""

_OWN_SCOPES = frozenset(("lambda", "list_comprehension", "set_comprehension"))
_OWN_SCOPES |= {"dictionary_comprehension", "generator_expression"}


def super_call(node: Node) -> Sequence[Item] | None:
    """`super(A, self)` directly in a method of `A` whose first parameter is `self`: `super()`."""
    arguments = node.child_by_field_name("arguments")
    method = _method(node)
    if arguments is None or method is None:
        return None
    function, owner = method
    parameters = function.child_by_field_name("parameters")
    given = [argument.text or b"" for argument in arguments.named_children]
    if parameters is None or not parameters.named_children or len(given) != 2:
        return None
    if given[1] != parameters.named_children[0].text or given[0] not in _names(owner):
        return None
    return (b"(call", b"'super", b"(argument_list", END, END)


def _method(node: Node) -> tuple[Node, Node] | None:
    """The method around a node, and its class; None within a scope of its own."""
    around = node.parent
    for _ in range(_CLIMB):
        if around is None or around.type in _OWN_SCOPES:
            return None
        if around.type == "function_definition":
            block = around.parent
            if block is not None and block.type == "decorated_definition":
                block = block.parent
            owner = block.parent if block is not None else None
            is_class = owner is not None and owner.type == "class_definition"
            return (around, owner) if is_class and owner is not None else None
        around = around.parent
    return None


def _names(owner: Node) -> Iterator[bytes]:
    """`C`, `B.C` and `A.B.C` for a class in classes."""
    around: Node | None = owner
    name = b""
    while around is not None and around.type == "class_definition":
        own = around.child_by_field_name("name")
        name = ((own.text if own else None) or b"") + (b"." + name if name else b"")
        yield name
        around = around.parent.parent if around.parent else None
