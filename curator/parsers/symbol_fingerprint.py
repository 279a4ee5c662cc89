"""A syntax tree -> the fingerprint of the file and of each definition in it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from curator.model.code import Fingerprint, Fingerprints, SymbolKind
from curator.model.text import Span
from curator.parsers.canonical import Canonical, canonical
from curator.parsers.definitions import Definition, Definitions, definitions, span
from curator.parsers.digests import NOTHING, digest
from curator.parsers.tree import SyntaxTree

_CALLABLES = (SymbolKind.FUNCTION, SymbolKind.METHOD)
_VALUES = (SymbolKind.VARIABLE, SymbolKind.CONSTANT)

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _File:
    """What every step below reads."""

    tree: SyntaxTree
    definitions: Definitions
    canonical: Canonical
    children: dict[int | None, list[int]]
    """A definition -> those directly inside it; None: the top level."""
    single: dict[int, Fingerprint]
    """Each definition's own, filled from the last to the first, so that members come before their class."""


def file_fingerprints(tree: SyntaxTree) -> Fingerprints:
    """The whole file's, and each name's; several definitions under one name are taken together, in order."""
    found = definitions(tree)
    marked = {node.id for item in found.items for node in _nodes(item)}
    marked |= {scope.id for scope, _ in found.scopes}
    children: dict[int | None, list[int]] = {}
    for index, item in enumerate(found.items):
        children.setdefault(item.parent, []).append(index)
    holders = {tree.root.id, *(holder.id for _, holder in found.scopes)}
    file = _File(tree, found, canonical(tree, marked, holders), children, {})
    for index in reversed(range(len(found.items))):
        file.single[index] = _of_definition(file, index)
    symbols = _by_name(file, range(len(found.items)))
    symbols |= {
        name: _joined(file, symbols[name], outside)
        for name, outside in _outside(found)
        if name in symbols
    }
    return Fingerprints(
        language=tree.language.name,
        whole=_of_file(file),
        symbols=dict(sorted(symbols.items())),
        spans=_spans(found),
    )


def _outside(found: Definitions) -> Iterator[tuple[str, list[int]]]:
    """Members that do not stand in what they belong to: methods of a Go type, functions of a prototype."""
    members: dict[str, list[int]] = {}
    for index, item in enumerate(found.items):
        container = item.name.rpartition(".")[0]
        around = "" if item.parent is None else found.items[item.parent].name
        if container != around:
            members.setdefault(container, []).append(index)
    yield from members.items()


def _joined(file: _File, own: Fingerprint, outside: list[int]) -> Fingerprint:
    """A type's fingerprint with that of its members elsewhere in the file."""
    public = [index for index in outside if file.definitions.items[index].is_public]
    signatures = _lines((name, mark.signature) for name, mark in _by_name(file, public).items())
    marks = _by_name(file, outside)
    docs = _lines((name, mark.doc) for name, mark in marks.items() if mark.doc != NOTHING)
    return Fingerprint(
        signature=digest([own.signature.encode(), *signatures]) if signatures else own.signature,
        body=digest([own.body.encode(), *_entries(marks)]),
        doc=digest([own.doc.encode(), *docs]) if docs else own.doc,
    )


def _spans(found: Definitions) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {}
    for item in found.items:
        spans.setdefault(item.name, []).append(span(item))
    return {name: tuple(sorted(spans[name])) for name in sorted(spans)}


def _nodes(item: Definition) -> tuple[Node, ...]:
    return (
        item.node,
        item.extent.outer,
        item.extent.first,
        item.extent.top,
        item.extent.lead,
        *item.bodies,
        *item.hidden,
        *item.context,
    )


def _by_name(file: _File, indexes: Iterable[int]) -> dict[str, Fingerprint]:
    groups: dict[str, list[Fingerprint]] = {}
    for index in indexes:
        groups.setdefault(file.definitions.items[index].name, []).append(file.single[index])
    return {name: _together(group) for name, group in groups.items()}


def _together(group: list[Fingerprint]) -> Fingerprint:
    if len(group) == 1:
        return group[0]
    docs = [mark.doc.encode() for mark in group if mark.doc != NOTHING]
    return Fingerprint(
        signature=digest(mark.signature.encode() for mark in group),
        body=digest(mark.body.encode() for mark in group),
        doc=digest(docs),
    )


def _of_definition(file: _File, index: int) -> Fingerprint:
    item = file.definitions.items[index]
    members = file.children.get(index, [])
    marks = _by_name(file, members)
    signature, body = _head(file, item), _body(file, item)
    if members and item.kind not in _CALLABLES and item.bodies:
        public = [member for member in members if file.definitions.items[member].is_public]
        signature += _lines((name, mark.signature) for name, mark in _by_name(file, public).items())
        body = _rest(file, item, members) + _entries(marks)
    return Fingerprint(digest(signature), digest(body), _docs(file, item.doc, marks))


def _head(file: _File, item: Definition) -> list[bytes]:
    """Everything around and in a definition but its bodies and what shares its declaration."""
    tokens, ranges = file.canonical.tokens, file.canonical.ranges
    start, end = ranges[item.node.id]
    begin = (
        ranges[item.extent.top.id][0]
        if item.extent.first is item.extent.outer
        else ranges[item.extent.first.id][0]
    )
    lead = start if item.extent.lead is item.node else ranges[item.extent.lead.id][0]
    holes = [ranges[node.id] for node in (*item.bodies, *item.hidden)]
    inner = [hole for hole in holes if start <= hole[0] and hole[1] <= end and hole != (start, end)]
    tail = tokens[end : ranges[item.extent.outer.id][1]]
    name = item.name.encode("utf-8", "surrogatepass")
    around = [token for token in tail if token != b")"]
    outside = [token for node in item.context for token in tokens[slice(*ranges[node.id])]]
    own = [*tokens[begin:lead], *_cut(tokens, (start, end), inner)]
    return [name, *outside, *own, *around]


def _body(file: _File, item: Definition) -> list[bytes]:
    ranges = [file.canonical.ranges[node.id] for node in (*item.bodies, *item.hidden)]
    return [token for start, end in ranges for token in file.canonical.tokens[start:end]]


def _rest(file: _File, item: Definition, members: list[int]) -> list[bytes]:
    """The bodies of a class without the functions and classes directly in them, whose order is free."""
    ranges, tokens = file.canonical.ranges, file.canonical.tokens
    direct = {child.byte_range for body in item.bodies for child in body.children}
    free = [
        (ranges[one.extent.first.id][0], ranges[one.extent.outer.id][1])
        for one in (file.definitions.items[member] for member in members)
        if one.kind not in _VALUES and one.extent.outer.byte_range in direct
    ]
    bodies = [ranges[node.id] for node in (*item.bodies, *item.hidden)]
    return [token for body in bodies for token in _cut(tokens, body, free)]


def _entries(marks: Mapping[str, Fingerprint]) -> list[bytes]:
    """Name, signature and body of each, sorted by name."""
    return _lines((name, mark.signature, mark.body) for name, mark in marks.items())


def _lines(rows: Iterable[tuple[str, ...]]) -> list[bytes]:
    return [cell.encode("utf-8", "surrogatepass") for row in sorted(rows) for cell in row]


def _docs(file: _File, written: str, marks: Mapping[str, Fingerprint]) -> str:
    rows = [(name, mark.doc) for name, mark in marks.items() if mark.doc != NOTHING]
    compared = file.tree.language.doc_words
    own = compared(written) if compared else written
    if not own and not rows:
        return NOTHING
    words = " ".join(own.split()).replace("\0", "").encode("utf-8", "surrogatepass")
    return digest([words, *_lines(rows)] if words or rows else [])


def _of_file(file: _File) -> Fingerprint:
    """A file without public definitions has no signature apart from its text: both are the same."""
    top = file.children.get(None, [])
    holders = (file.tree.root, *(holder for _, holder in file.definitions.scopes))
    direct = {child.byte_range for holder in holders for child in holder.children}
    imports, exports = (
        _statements(file, [node for node in nodes if node.byte_range in direct])
        for nodes in (file.canonical.imports, file.canonical.exports)
    )
    residue = _residue(file, top, direct)
    marks = _by_name(file, top)
    body = digest([*imports, *exports, *residue, *_entries(marks)])
    is_offering = any(file.definitions.items[index].is_public for index in top)
    return Fingerprint(
        signature=digest([*exports, *_offered(file, top)]) if is_offering else body,
        body=body,
        doc=_docs(file, file.definitions.doc, marks),
    )


def _offered(file: _File, top: list[int]) -> list[bytes]:
    """The signatures of definitions, and the values of constants, those of classes too."""
    items = file.definitions.items
    public = [index for index, item in enumerate(items) if item.is_public]
    constants = [index for index in public if items[index].kind is SymbolKind.CONSTANT]
    heads = _by_name(file, (index for index in top if items[index].is_public))
    signatures = [(name, mark.signature) for name, mark in heads.items()]
    values = [(name, mark.body) for name, mark in _by_name(file, constants).items()]
    return _lines([*signatures, *values])


def _residue(file: _File, top: list[int], direct: set[Range]) -> list[bytes]:
    """The statements of the top level that are no definition, import or export, in order; then what is left of scopes."""
    ranges, tokens = file.canonical.ranges, file.canonical.tokens
    items = [file.definitions.items[index] for index in top]
    free = {
        (
            min(ranges[item.extent.first.id][0], ranges[item.extent.top.id][0]),
            ranges[item.extent.top.id][1],
        )
        for item in items
        if item.is_alone and item.extent.top.byte_range in direct
    }
    outside = (*file.canonical.imports, *file.canonical.exports)
    free |= {_with_attached(file, node) for node in outside if node.byte_range in direct}
    scopes = sorted({ranges[scope.id] for scope, _ in file.definitions.scopes})
    holes = sorted(free.union(scopes))
    shells = sorted(
        tuple(_cut(tokens, (start, end), _inside(holes, start, end))) for start, end in scopes
    )
    return [*_cut(tokens, (0, len(tokens)), holes), *(token for shell in shells for token in shell)]


def _inside(holes: list[Range], start: int, end: int) -> list[Range]:
    found = holes[bisect_left(holes, (start, start)) : bisect_left(holes, (end, end))]
    return [hole for hole in found if hole != (start, end)]


def _with_attached(file: _File, node: Node) -> Range:
    """With what stands before a statement and belongs to it."""
    start, end = file.canonical.ranges[node.id]
    while (before := file.canonical.attached.get(start)) is not None:
        start = before
    return start, end


def _statements(file: _File, nodes: Iterable[Node]) -> list[bytes]:
    """Each imported or exported name with its statement, sorted: neither order nor grouping counts."""
    ranges, tokens = file.canonical.ranges, file.canonical.tokens
    parts = sorted(ranges[node.id] for node in file.canonical.items if node.id in ranges)
    rows: set[tuple[bytes, ...]] = set()
    for node in nodes:
        start, end = _with_attached(file, node)
        inner = parts[bisect_left(parts, (start, start)) : bisect_left(parts, (end, end))]
        shell = tuple(_cut(tokens, (start, end), inner))
        rows |= {(*shell, *tokens[first:last]) for first, last in inner} or {shell}
    return [token for row in sorted(rows) for token in row]


def _cut(tokens: Sequence[bytes], whole: Range, holes: Iterable[Range]) -> Iterator[bytes]:
    """The tokens of a range without its holes."""
    position = whole[0]
    for start, end in sorted(holes):
        if start >= position:
            yield from tokens[position:start]
        position = max(position, end)
    yield from tokens[position : whole[1]]
