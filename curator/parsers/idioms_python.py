"""Python's idioms that tools rewrite -> one form each."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from tree_sitter import Node

from curator.parsers.idioms import END, Item, Rewriter, SourceFile
from curator.parsers.idioms_python_calls import call
from curator.parsers.idioms_python_imports import imported
from curator.parsers.idioms_python_strings import interpolated, joined
from curator.parsers.idioms_python_types import annotation, each_once, subscript
from curator.parsers.python_aliases import KEYWORDS, TYPES, aliases, member, type_tuple
from curator.parsers.typing_names import TypingNames, typing_names

_WITHOUT = re.compile(rb"[\s()]")


def rewriters(file: SourceFile) -> Mapping[str, Rewriter]:
    names = typing_names(file)
    return {
        "idiom.annotation": partial(annotation, names=names, file=file),
        "idiom.subscript": partial(subscript, names=names),
        "idiom.import": imported,
        "idiom.call": call,
        "idiom.cache": _cache,
        "idiom.yield": _yield,
        "idiom.while": _while,
        "idiom.alias": partial(member, names=names),
        "idiom.name": partial(_name, today=aliases(file), names=names),
        "idiom.percent": interpolated,
        "idiom.joined": joined,
        "idiom.errors": _errors,
    }


def _yield(node: Node) -> Sequence[Item] | None:
    """`for a in b: yield a` is `yield from b`."""
    left, right, body = (node.child_by_field_name(name) for name in ("left", "right", "body"))
    statements = [one for one in body.named_children if one.type != "comment"] if body else []
    if left is None or right is None or len(statements) != 1 or node.children[0].type != "for":
        return None
    if _bare(statements[0]) != b"yield" + _bare(left):
        return None
    return (b"(yield", b"'yield", b"'from", right, END)


def _bare(node: Node) -> bytes:
    return _WITHOUT.sub(b"", node.text or b"")


def _errors(node: Node) -> Sequence[Item] | None:
    """The order of what an `except` catches is free, and one that comes twice is left out."""
    if not node.named_children:
        return None
    return each_once(
        ((child,) for child in node.named_children if child.type != "comment"), "errors"
    )


def _name(node: Node, today: Mapping[bytes, bytes], names: TypingNames) -> Sequence[Item] | None:
    """A name that is another today; what an object calls so is its own."""
    text = node.text or b""
    parent = node.parent
    if parent is not None and parent.type == "attribute" and parent.children[0] != node:
        return None
    if parent is not None and parent.type == "keyword_argument" and parent.children[0] == node:
        name = KEYWORDS.get(text)
    elif text in TYPES:
        return type_tuple(text)
    else:
        name = today.get(text) or names.known.get(text)
    return (b"'" + name,) if name else None


def _while(node: Node) -> Sequence[Item]:
    """`while 1` is `while True`."""
    return (b"(while_statement", node.children[0], b"'True", *node.children[2:], END)


def _cache(node: Node) -> Sequence[Item] | None:
    """`lru_cache(maxsize=None)` is `cache`, `lru_cache()` is `lru_cache`."""
    function, arguments = node.children[0], node.children[-1]
    given = [child.text for child in arguments.named_children if child.type != "comment"]
    if not given:
        return (function,)
    if given != [b"maxsize=None"]:
        return None
    if function.type == "identifier":
        return (b"'cache",)
    return (b"(attribute", *function.children[:-1], b"'cache", END)
