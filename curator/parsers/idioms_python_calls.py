"""Python's calls that tools rewrite -> one form each."""

import re
from collections.abc import Callable, Mapping, Sequence

from tree_sitter import Node

from curator.parsers.idioms import END, Item
from curator.parsers.idioms_python_strings import formatted
from curator.parsers.idioms_python_super import super_call
from curator.parsers.leaf_roles import prefix_letters
from curator.parsers.python_aliases import TYPES, method

_UTF_8 = frozenset((b"utf-8", b"utf8", b"utf_8"))
_NOT_ASCII = re.compile(rb"[\x80-\xff]|\\(?:x[89a-fA-F]|[2-7][0-7]{2}|[uUN])")
_PIPES = frozenset((b"PIPE", b"subprocess.PIPE"))

_EMPTY: Mapping[bytes, tuple[bytes, ...]] = {
    b"str": (b"(string", END),
    b"bytes": (b"(string", b"'b", END),
    b"int": (b"'0",),
    b"float": (b"'0.",),
    b"bool": (b"'False",),
}
"""What a built-in type gives when nothing is given to it."""

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


def _given(node: Node) -> list[Node]:
    """The arguments of a call; a generator without brackets of its own is none."""
    arguments = node.children[-1]
    if arguments.type != "argument_list":
        return []
    return [child for child in arguments.named_children if child.type != "comment"]


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
    given = _given(node) if arguments.type == "argument_list" else [arguments]
    return given[0] if len(given) == 1 else None


def _literal(node: Node) -> Sequence[Item] | None:
    """`str("a")` is `"a"`, `int(1)` is `1`."""
    given = _given(node)
    name = node.children[0].text or b""
    if not node.children[-1].named_children:
        return _EMPTY[name]
    return (given[0],) if len(given) == 1 and _type_of(given[0]) == name else None


def _type_of(node: Node) -> bytes | None:
    """The built-in type of a literal."""
    if node.type == "concatenated_string":
        node = node.named_children[0]
    if node.type == "string" and node.children:
        return b"bytes" if b"b" in prefix_letters(node.children[0]) else b"str"
    names = {"integer": b"int", "float": b"float", "true": b"bool", "false": b"bool"}
    return names.get(node.type)


def _type(node: Node) -> Sequence[Item] | None:
    """`type("")` is `str`."""
    given = _given(node)
    name = _type_of(given[0]) if len(given) == 1 else None
    return (b"'" + name,) if name else None


def _itself(node: Node) -> Sequence[Item] | None:
    """`six.u("a")` is `"a"`."""
    given = _given(node)
    return (given[0],) if len(given) == 1 and _type_of(given[0]) == b"str" else None


def _encoded(node: Node) -> Sequence[Item] | None:
    """To UTF-8, which needs no word; a literal of ASCII is one of bytes."""
    given = _given(node)
    if len(given) > 1 or (given and (codec := _codec(given[0])) not in _UTF_8 | {b"ascii"}):
        return None
    if literal := _bytes(node.children[0].children[0]):
        return literal
    if given and codec == b"ascii":
        return None
    return (b"(call", node.children[0], b"(argument_list", END, END)


def _codec(argument: Node) -> bytes:
    if argument.type == "keyword_argument" and argument.named_children[0].text == b"encoding":
        argument = argument.named_children[1]
    return (argument.text or b"").strip(b"uU").strip(b"\"'").lower()


def _b(node: Node) -> Sequence[Item] | None:
    given = _given(node)
    return _bytes(given[0]) if len(given) == 1 else None


def _bytes(literal: Node) -> Sequence[Item] | None:
    """A string literal of ASCII as one of bytes."""
    if literal.type != "string" or len(literal.children) not in (2, 3):
        return None
    letters = prefix_letters(literal.children[0])
    if letters not in (b"", b"r") or _NOT_ASCII.search(literal.text or b""):
        return None
    return (b"(string", b"'b" + letters, *literal.children[1:], END)


def _open(node: Node) -> Sequence[Item] | None:
    """Without the mode that is the default, and without letters of a mode that say nothing."""
    given = _given(node)
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
        named = (b"(keyword_argument", b"'mode", *text, END) if is_named else text
        new = () if mode == b"r" and is_last else named
        items[place : place + 1] = new
        break
    return (b"(call", b"'open", b"(argument_list", *items, END, END)


def _mode(mode: bytes) -> bytes:
    letters = mode.replace(b"t", b"").replace(b"U", b"")
    is_complete = any(letter in letters for letter in b"rwax")
    return letters if is_complete else b"r" + letters


def _run(node: Node) -> Sequence[Item] | None:
    """Both pipes are `capture_output`."""
    given = _given(node)
    pipes = [argument for argument in given if _is_pipe(argument)]
    if len(pipes) != 2:
        return None
    capture = (b"(keyword_argument", b"'capture_output", b"'True", END)
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
    given = _given(node)
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
    given = _given(node)
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
    given = _given(node)
    name = (node.children[0].text or b"").rpartition(b".")[2]
    if len(given) != 1:
        return None
    view = b"'" + name.removeprefix(b"iter").removeprefix(b"view")
    return (b"(call", b"(attribute", given[0], view, END, b"(argument_list", END, END)


_VIEWS = (b"iteritems", b"iterkeys", b"itervalues", b"viewitems", b"viewkeys", b"viewvalues")

_FUNCTIONS: Mapping[bytes, Callable[[Node], Sequence[Item] | None]] = {
    b"super": super_call,
    b"set": _set,
    b"dict": _dict,
    b"type": _type,
    b"open": _open,
    b"io.open": _open,
    b"run": _run,
    b"subprocess.run": _run,
    b"isinstance": _is_instance,
    b"issubclass": _is_instance,
    b"defaultdict": _default,
    b"collections.defaultdict": _default,
    b"six.b": _b,
    b"six.ensure_binary": _b,
    b"six.u": _itself,
    b"six.ensure_str": _itself,
    b"six.ensure_text": _itself,
    **dict.fromkeys(_EMPTY, _literal),
    **dict.fromkeys(_VIEWS, _items),
    **dict.fromkeys((b"six." + name for name in _VIEWS), _items),
}

_METHODS = {b"format": formatted, b"encode": _encoded}
"""Of any object."""
