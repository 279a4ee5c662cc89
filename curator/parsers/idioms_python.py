"""Python's idioms that tools rewrite -> one form each."""

from collections.abc import Mapping, Sequence
from functools import partial

from tree_sitter import Node

from curator.parsers.idioms import END, Item, Rewriter, SourceFile
from curator.parsers.idioms_python_strings import formatted, interpolated
from curator.parsers.idioms_python_types import annotation, subscript
from curator.parsers.typing_names import MODULES, typing_names

_CLIMB = 64
"""A call of `super` stands at most so many nodes below its method."""

_OWN_SCOPES = frozenset(("lambda", "list_comprehension", "set_comprehension"))
_OWN_SCOPES |= {"dictionary_comprehension", "generator_expression"}


def rewriters(file: SourceFile) -> Mapping[str, Rewriter]:
    names = typing_names(file)
    return {
        "idiom.annotation": partial(annotation, names=names, file=file),
        "idiom.subscript": partial(subscript, names=names),
        "idiom.import": _import,
        "idiom.super": _super,
        "idiom.set": _set,
        "idiom.dict": _dict,
        "idiom.cache": _cache,
        "idiom.format": formatted,
        "idiom.percent": interpolated,
    }


def _import(node: Node) -> Sequence[Item] | None:
    """What comes from `typing` is seen where it is used, but for a name that is changed on the way."""
    names = node.children_by_field_name("name")
    if node.type == "import_statement":
        modules = (name.child_by_field_name("name") or name for name in names)
        return () if all(module.text in MODULES for module in modules) else None
    kept = [child for child in node.children if child.type != "dotted_name"]
    is_seen = any(child.type in ("aliased_import", "wildcard_import") for child in kept)
    return (b"(import_from_statement", b"'typing", *kept, END) if is_seen else ()


def _super(node: Node) -> Sequence[Item] | None:
    """`super(A, self)` directly in a method of `A` whose first parameter is `self`: `super()`."""
    arguments = node.child_by_field_name("arguments")
    method = _method(node)
    if arguments is None or method is None:
        return None
    function, owner = method
    parameters = function.child_by_field_name("parameters")
    name = owner.child_by_field_name("name")
    if parameters is None or name is None or not parameters.named_children:
        return None
    given = [argument.text for argument in arguments.named_children]
    if given != [name.text, parameters.named_children[0].text]:
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


def _set(node: Node) -> Sequence[Item] | None:
    """`set([a])` and `set(a for a in b)` in the braces that say the same."""
    arguments = node.child_by_field_name("arguments")
    if arguments is None:
        return None
    if arguments.type == "generator_expression":
        return (b"(set_comprehension", *arguments.children, END)
    (given,) = (child for child in arguments.named_children if child.type != "comment")
    if given.type in ("list_comprehension", "generator_expression"):
        return (b"(set_comprehension", *given.children, END)
    if not given.named_children:
        return (b"(call", b"'set", b"(argument_list", END, END)
    return (b"(set", *given.children, END)


def _dict(node: Node) -> Sequence[Item] | None:
    """`dict([(a, b) for c in d])` and `dict((a, b) for c in d)` in braces."""
    arguments = node.child_by_field_name("arguments")
    given = [arguments] if arguments is not None else []
    if given and given[0].type == "argument_list":
        given = [child for child in given[0].named_children if child.type != "comment"]
    if len(given) != 1 or not given[0].named_children:
        return None
    body, *clauses = given[0].named_children
    pair = [child for child in body.named_children if child.type != "comment"]
    if body.type != "tuple" or len(pair) != 2 or pair[0].type == "list_splat":
        return None
    return (b"(dictionary_comprehension", b"(pair", *pair, END, *clauses, END)


def _cache(node: Node) -> Sequence[Item] | None:
    """`lru_cache(maxsize=None)` is `cache`."""
    function = node.child_by_field_name("function")
    if function is None or function.type == "identifier":
        return (b"'cache",)
    return (b"(attribute", *function.children[:-1], b"'cache", END)
