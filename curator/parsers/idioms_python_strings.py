"""`"%s" % x` and `"{}".format(x)` -> the f-string that says the same."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from tree_sitter import Node

from curator.parsers.format_fields import (
    Field,
    Part,
    Reader,
    brace_parts,
    percent_parts,
    rows,
    single,
    uses,
)
from curator.parsers.idioms import END, Item
from curator.parsers.quotes import unescaped

_SHORT = 64
"""What is written twice has no more bytes, so that templates within templates do not grow."""

_Arguments = dict[bytes, Node]
"""The place of an argument, or its name -> what is given."""


def interpolated(node: Node) -> Sequence[Item] | None:
    """`%s`, `%r`, and numbers without flags."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None or (given := _operands(right)) is None:
        return None
    return _string(left, given, percent_parts)


def formatted(node: Node) -> Sequence[Item] | None:
    function = node.child_by_field_name("function")
    template = function.child_by_field_name("object") if function else None
    arguments = node.child_by_field_name("arguments")
    if template is None or arguments is None or (given := _arguments(arguments)) is None:
        return None
    return _string(template, given, brace_parts)


def _operands(right: Node) -> _Arguments | None:
    while right.type == "parenthesized_expression" and len(_named(right)) == 1:
        (right,) = _named(right)
    if right.type == "tuple":
        return _numbered(_named(right))
    if right.type != "dictionary":
        return {b"0": right}
    pairs: _Arguments = {}
    for pair in _named(right):
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if key is None or value is None or key.type != "string" or len(key.children) != 3:
            return None
        pairs[key.children[1].text or b""] = value
    return pairs


def _arguments(arguments: Node) -> _Arguments | None:
    given = _named(arguments) if arguments.type == "argument_list" else [arguments]
    found = _numbered([argument for argument in given if argument.type != "keyword_argument"])
    for argument in given:
        if found is not None and argument.type == "keyword_argument":
            name, value = argument.named_children[0], argument.named_children[-1]
            found[name.text or b""] = value
    return found


def _numbered(nodes: Sequence[Node]) -> _Arguments | None:
    if any(node.type in ("list_splat", "dictionary_splat") for node in nodes):
        return None
    return {b"%d" % place: node for place, node in enumerate(nodes)}


def _string(template: Node, given: _Arguments, read: Reader) -> Sequence[Item] | None:
    """None where fields and arguments do not match, or where either is more than plain."""
    if template.type == "parenthesized_expression":
        template = _named(template)[0]
    is_joined = template.type == "concatenated_string"
    literals = _named(template) if is_joined else [template]
    prefixes = [_prefix(literal) for literal in literals]
    if None in prefixes:
        return None
    parts = rows((_text(literal) for literal in literals), read)
    if parts is None or not _fit(parts, given):
        return None
    written = zip(prefixes, parts, strict=True)
    strings = chain.from_iterable(_literal(prefix or b"", row, given) for prefix, row in written)
    return (b"(concatenated_string", *strings, END) if is_joined else tuple(strings)


def _prefix(literal: Node) -> bytes | None:
    """None: it has fields already, is of bytes, or is broken."""
    parts = literal.children
    if literal.type != "string" or len(parts) not in (2, 3) or parts[1].type == "interpolation":
        return None
    letters = (parts[0].text or b"").strip(b"\"'").lower().replace(b"u", b"")
    return letters if letters in (b"", b"r") else None


def _text(literal: Node) -> bytes:
    """What stands between the quotes, as the walk reads it."""
    if len(literal.children) == 2:
        return b""
    inside = literal.children[1]
    text = inside.text or b""
    return unescaped(text) if inside.child_count else text


def _fit(parts: Sequence[Sequence[Part]], given: _Arguments) -> bool:
    """Each argument is used, and nothing else."""
    used = uses(parts)
    if not used or used.keys() != given.keys():
        return False
    again = (given[name] for name, times in used.items() if times > 1)
    return all(node.end_byte - node.start_byte <= _SHORT for node in again)


def _literal(prefix: bytes, row: Sequence[Part], given: _Arguments) -> Sequence[Item]:
    """A string without fields stays one."""
    if any(isinstance(part, Field) for part in row):
        items = chain.from_iterable(_read(part, given) for part in row)
        return (b"(string", b"'f" + prefix, *items, END)
    letters = (b"'" + prefix,) if prefix else ()
    text = (b'"' + single(part) for part in row if isinstance(part, bytes))
    return (b"(string", *letters, *text, END)


def _read(part: Part, given: Mapping[bytes, Node]) -> Iterable[Item]:
    if isinstance(part, bytes):
        return (b'"' + part,)
    below = chain.from_iterable((b"'.", b"'" + name, END) for name in part.attributes)
    inner: list[Item] = [*[b"(attribute"] * len(part.attributes), given[part.name], *below]
    if part.conversion:
        inner.append(b"'" + part.conversion)
    if part.form:
        inner.append(b'"' + part.form)
    return (b"(interpolation", *inner, END)


def _named(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]
