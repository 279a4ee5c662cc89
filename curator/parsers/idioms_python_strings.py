"""`"%s" % x` and `"{}".format(x)` -> the f-string that says the same; `"a" "b"` -> `"ab"`."""

from collections.abc import Iterable, Sequence
from itertools import chain

from tree_sitter import Node

from curator.parsers.format_fields import (
    Field,
    Part,
    Reader,
    brace_parts,
    doubled,
    merged,
    percent_parts,
    rows,
    single,
    uses,
)
from curator.parsers.idioms import END, Item
from curator.parsers.leaf_roles import prefix_letters
from curator.parsers.quotes import unescaped

_SHORT = 64
"""What is written twice has no more bytes, so that templates within templates do not grow."""

_LOCALS = b"**locals()"

_TEMPLATES = ("string", "concatenated_string", "parenthesized_expression")

_Arguments = dict[bytes, Node | bytes]
"""The place of an argument, or its name -> what is given; a token where all are taken out of one value."""


def interpolated(node: Node) -> Sequence[Item] | None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None or (given := _operands(right)) is None:
        return None
    if right.text == b"locals()":
        return _string(left, None, percent_parts)
    plain = _string(left, given, percent_parts)
    is_one = plain is None and right.type not in ("tuple", "dictionary")
    return _unpacked(left, right, percent_parts) if is_one else plain


def formatted(node: Node) -> Sequence[Item] | None:
    function = node.child_by_field_name("function")
    template = function.child_by_field_name("object") if function else None
    arguments = node.child_by_field_name("arguments")
    if template is None or arguments is None or template.type not in _TEMPLATES:
        return None
    if (given := _arguments(arguments)) is not None:
        return _string(template, given, brace_parts)
    splats = _named(arguments)
    if len(splats) != 1:
        return None
    if splats[0].text == _LOCALS:
        return _string(template, None, brace_parts)
    return _unpacked(template, splats[0].named_children[0], brace_parts)


def _unpacked(template: Node, whole: Node, read: Reader) -> Sequence[Item] | None:
    """`"%s %s" % pair` and `"{} {}".format(*pair)`."""
    string = _string(template, None, read)
    return None if string is None else (b"(unpacked", *string, whole, END)


def joined(node: Node) -> Sequence[Item] | None:
    """Literals side by side as the one that says the same; None where their kinds differ."""
    literals = _named(node)
    if any(literal.type != "string" or not literal.children for literal in literals):
        return None
    kinds = [prefix_letters(literal.children[0]) for literal in literals]
    is_alike = len({_as_written(literal) for literal in literals}) == 1
    if not (is_alike or set(kinds) <= {b"", b"f"}):
        return None
    kind = max(kinds)
    parts: list[Item] = []
    for literal, own in zip(literals, kinds, strict=True):
        if is_alike or own == kind:
            parts += literal.children[1:-1]
        elif text := _text(literal):
            parts.append(b'"' + doubled(text))
    letters = (b"'" + kind,) if kind else ()
    return (b"(string", *letters, *_side_by_side(parts), END)


def _as_written(literal: Node) -> bytes:
    return (literal.children[0].text or b"").strip(b"\"'").lower()


def _side_by_side(parts: Sequence[Item]) -> Sequence[Item]:
    """With a step that makes one text of those that follow each other."""
    starts: list[int] = []

    def begin(tokens: list[bytes]) -> None:
        starts.append(len(tokens))

    def end(tokens: list[bytes]) -> None:
        whole: list[bytes] = []
        for token in tokens[starts[0] :]:
            if whole and token[:1] == whole[-1][:1] == b'"':
                whole[-1] += token[1:]
            else:
                whole.append(token)
        tokens[starts[0] :] = whole

    return (begin, *parts, end)


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


def _string(template: Node, given: _Arguments | None, read: Reader) -> Sequence[Item] | None:
    """None where fields and arguments do not match, or where either is more than plain.

    Where nothing is given, each field is the name that it has.
    """
    if template.type == "parenthesized_expression":
        template = _named(template)[0]
    literals = _named(template) if template.type == "concatenated_string" else [template]
    prefixes = [_prefix(literal) for literal in literals]
    if None in prefixes:
        return None
    parts = rows((_text(literal) for literal in literals), read)
    if parts is None:
        return None
    if given is None:
        given = {name: b"'" + name for name in uses(parts)}
    if not _fit(parts, given):
        return None
    if len(set(prefixes)) == 1:
        return _literal(prefixes[0] or b"", list(chain.from_iterable(parts)), given)
    written = zip(prefixes, parts, strict=True)
    strings = chain.from_iterable(_literal(prefix or b"", row, given) for prefix, row in written)
    return (b"(concatenated_string", *strings, END)


def _prefix(literal: Node) -> bytes | None:
    """None: it has fields already, is of bytes, or is broken."""
    parts = literal.children
    if literal.type != "string" or len(parts) not in (2, 3) or parts[1].type == "interpolation":
        return None
    letters = prefix_letters(parts[0])
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
    again = [given[name] for name, times in used.items() if times > 1]
    return all(isinstance(one, bytes) or one.end_byte - one.start_byte <= _SHORT for one in again)


def _literal(prefix: bytes, row: Sequence[Part], given: _Arguments) -> Sequence[Item]:
    """A string without fields stays one."""
    row = list(merged(_folded(part, prefix, given) for part in row))
    if any(isinstance(part, Field) for part in row):
        items = chain.from_iterable(_read(part, given) for part in row)
        return (b"(string", b"'f" + prefix, *items, END)
    letters = (b"'" + prefix,) if prefix else ()
    text = (b'"' + single(part) for part in row if isinstance(part, bytes))
    return (b"(string", *letters, *text, END)


def _folded(part: Part, prefix: bytes, given: _Arguments) -> Part:
    """A field that a literal of the same kind fills is text."""
    if isinstance(part, bytes) or part.attributes or part.conversion or part.form:
        return part
    value = given[part.name]
    if isinstance(value, bytes) or value.type != "string" or _prefix(value) != prefix:
        return part
    return doubled(_text(value))


def _read(part: Part, given: _Arguments) -> Iterable[Item]:
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
