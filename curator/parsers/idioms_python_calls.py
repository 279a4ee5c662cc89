"""Python's calls that tools rewrite -> one form each."""

from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from curator.parsers.idioms import END, Item
from curator.parsers.idioms_python_literals import (
    EMPTY,
    bytes_literal,
    encoded,
    given_to,
    literal,
    text_literal,
    type_of_literal,
)
from curator.parsers.idioms_python_strings import formatted
from curator.parsers.idioms_python_super import super_call
from curator.parsers.python_aliases import TYPES, method

_PIPES = frozenset((b"PIPE", b"subprocess.PIPE"))

_MAKERS = {
    b"[]": b"list",
    b"{}": b"dict",
    b"()": b"tuple",
    b"0": b"int",
    b"0.0": b"float",
    b"''": b"str",
    b'""': b"str",
}
"""The value of a `lambda` -> the type that gives it."""

_CALLED = {name + b"()": name for name in (*_MAKERS.values(), b"set", b"bool")}


def call(node: Node) -> Sequence[Item] | None:
    function = node.child_by_field_name("function")
    if function is None or node.child_by_field_name("arguments") is None:
        return None
    if reader := _FUNCTIONS.get(function.text or b""):
        return reader(node)
    if function.type != "attribute":
        return None
    reader = _METHODS.get(function.children[-1].text or b"", method)
    return reader(node)


def _set(node: Node) -> Sequence[Item] | None:
    """`set([a])` and `set(a for a in b)` in the braces that say the same."""
    given = _sole(node)
    if given is None:
        return None
    if given.type in ("list_comprehension", "generator_expression"):
        return (b"(set_comprehension", *given.children, END)
    if given.type not in ("list", "tuple"):
        return None
    if not given.named_children:
        return (b"(call", b"'set", b"(argument_list", END, END)
    return (b"(set", *given.children, END)


def _dict(node: Node) -> Sequence[Item] | None:
    """`dict([(a, b) for c in d])` and `dict((a, b) for c in d)` in braces."""
    given = _sole(node)
    if given is None or given.type not in ("list_comprehension", "generator_expression"):
        return None
    body, *clauses = given.named_children
    pair = [child for child in body.named_children if child.type != "comment"]
    if body.type != "tuple" or len(pair) != 2 or pair[0].type == "list_splat":
        return None
    return (b"(dictionary_comprehension", b"(pair", *pair, END, *clauses, END)


def _sole(node: Node) -> Node | None:
    """The only argument, a generator included."""
    arguments = node.children[-1]
    given = given_to(node) if arguments.type == "argument_list" else [arguments]
    return given[0] if len(given) == 1 else None


def _open(node: Node) -> Sequence[Item] | None:
    """Without the mode that is the default, and without letters of a mode that say nothing."""
    given = given_to(node)
    items: list[Item] = [*given]
    for place, argument in enumerate(given):
        is_named = argument.type == "keyword_argument"
        name = argument.named_children[0].text if is_named else None
        value = argument.named_children[-1] if is_named else argument
        if value.type != "string" or (name != b"mode" if is_named else place != 1):
            continue
        mode = _mode((value.text or b"").strip(b"uU").strip(b"\"'"))
        is_last = is_named or all(one.type == "keyword_argument" for one in given[place + 1 :])
        text = (b"(string", b'"' + mode, END)
        named = (b"(keyword_argument", b"'mode", b"'=", *text, END) if is_named else text
        new = () if mode == b"r" and is_last else named
        items[place : place + 1] = new
        break
    return (b"(call", b"'open", b"(argument_list", *items, END, END)


def _mode(mode: bytes) -> bytes:
    first = bytes(letter for letter in mode if letter in b"rwax") or b"r"
    return first + bytes(sorted(letter for letter in mode if letter not in b"rwaxtU"))


def _run(node: Node) -> Sequence[Item] | None:
    """Both pipes are `capture_output`."""
    given = given_to(node)
    pipes = [argument for argument in given if _is_pipe(argument)]
    if len(pipes) != 2:
        return None
    capture = (b"(keyword_argument", b"'capture_output", b"'=", b"'True", END)
    items: list[Item] = []
    for argument in given:
        if argument not in pipes:
            items.append(argument)
        elif argument == pipes[0]:
            items += capture
    return (b"(call", node.children[0], b"(argument_list", *items, END, END)


def _is_pipe(argument: Node) -> bool:
    if argument.type != "keyword_argument":
        return False
    name, value = argument.named_children[0], argument.named_children[-1]
    return name.text in (b"stdout", b"stderr") and value.text in _PIPES


def _is_instance(node: Node) -> Sequence[Item] | None:
    """Of one of several types, as a union; each counts once."""
    given = given_to(node)
    if len(given) != 2:
        return None
    kind = given[1]
    types = [one for one in kind.named_children if one.type != "comment"]
    if kind.type == "tuple" and types:
        parts: list[Item] = list({one.text: one for one in types}.values())
    else:
        name = (kind.text or b"").rpartition(b".")[2]
        parts = [b"'" + TYPES[name]] if name in TYPES else [kind]
    first, *others = parts
    union: list[Item] = [*[b"(binary_operator"] * len(others), first]
    for other in others:
        union += (b"'|", other, END)
    return (b"(call", node.children[0], b"(argument_list", given[0], *union, END, END)


def _default(node: Node) -> Sequence[Item] | None:
    """`defaultdict(lambda: [])` is `defaultdict(list)`."""
    given = given_to(node)
    if not given or given[0].type != "lambda" or given[0].child_by_field_name("parameters"):
        return None
    body = given[0].child_by_field_name("body")
    text = (body.text if body else None) or b""
    maker = _MAKERS.get(text) or _CALLED.get(text)
    if maker is None:
        return None
    first, others = b"'" + maker, given[1:]
    return (b"(call", node.children[0], b"(argument_list", first, *others, END, END)


def _items(node: Node) -> Sequence[Item] | None:
    """`six.iteritems(a)` is `a.items()`."""
    given = given_to(node)
    name = (node.children[0].text or b"").rpartition(b".")[2]
    if len(given) != 1:
        return None
    view = b"'" + name.removeprefix(b"iter").removeprefix(b"view")
    return (b"(call", b"(attribute", given[0], b"'.", view, END, b"(argument_list", END, END)


_VIEWS = (b"iteritems", b"iterkeys", b"itervalues", b"viewitems", b"viewkeys", b"viewvalues")

_FUNCTIONS: Mapping[bytes, Callable[[Node], Sequence[Item] | None]] = {
    b"super": super_call,
    b"set": _set,
    b"dict": _dict,
    b"type": type_of_literal,
    b"open": _open,
    b"io.open": _open,
    b"run": _run,
    b"subprocess.run": _run,
    b"isinstance": _is_instance,
    b"issubclass": _is_instance,
    b"defaultdict": _default,
    b"collections.defaultdict": _default,
    b"six.b": bytes_literal,
    b"six.ensure_binary": bytes_literal,
    b"six.u": text_literal,
    b"six.ensure_str": text_literal,
    b"six.ensure_text": text_literal,
    **dict.fromkeys(EMPTY, literal),
    **dict.fromkeys(_VIEWS, _items),
    **dict.fromkeys((b"six." + name for name in _VIEWS), _items),
}

_METHODS = {b"format": formatted, b"encode": encoded}
"""Of any object."""
