"""A syntax tree -> the definitions in it, nested and named, with their documentation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from tree_sitter import Node

from curator.model.code import SymbolKind
from curator.model.text import Span
from curator.parsers.comments import docstring_text
from curator.parsers.languages import definition_query
from curator.parsers.surroundings import (
    Captures,
    Extent,
    Surroundings,
    comment_above,
    extent_of,
    incomplete_wrappers,
    is_exported,
    surroundings,
)
from curator.parsers.tree import SyntaxTree, cursor

_CALLABLES = (SymbolKind.FUNCTION, SymbolKind.METHOD)
_VALUES = (SymbolKind.VARIABLE, SymbolKind.CONSTANT)
_KINDS = {f"definition.{kind}": kind for kind in SymbolKind}
_SCOPE = "scope"
_DOC = "doc"
_HIDDEN = "hidden"
_IMPORTED = "imported"
_SECTIONS = ("section.private", "section.public")
_MARKS = (_SCOPE, _DOC, _HIDDEN, _IMPORTED, *_SECTIONS)


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition in its place in the tree."""

    name: str
    """Qualified."""
    name_line: int
    kind: SymbolKind
    node: Node
    extent: Extent
    is_alone: bool
    """All that `extent.top` declares is definitions, so that it can be left out where they are counted."""
    bodies: tuple[Node, ...]
    """What is not signature."""
    hidden: tuple[Node, ...]
    """Private parts of the shape: body, wherever they stand."""
    shape: Node | None
    """What is signature, but not head."""
    context: tuple[Node, ...]
    """What its head takes from the outside: that of a scope, the word that begins a section."""
    parent: int | None
    """The enclosing definition, as an index into the list."""
    doc: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class Definitions:
    """Definitions in order of their place, and what the file says about itself."""

    items: tuple[Definition, ...]
    comments: tuple[tuple[int, int], ...]
    """First byte and the one after the last of each comment, in order."""
    doc: str
    scopes: tuple[tuple[Node, Node], ...]
    """Those at the top level, and what holds their members: definitions in them have a place of their own."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """An enclosing definition or scope during the sweep."""

    start: int
    end: int
    name: str
    kind: SymbolKind | None
    index: int | None
    is_public: bool
    context: tuple[Node, ...] = ()
    """The head of a scope, or the word that tells who may see the members after it."""
    is_closed: bool = False
    """That word says: nobody outside."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A match before the whole file is known."""

    name: str
    kind: SymbolKind
    node: Node
    captures: Captures
    parent: int | None
    is_public: bool
    context: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the sweep has met so far."""

    found: list[_Found]
    docs: dict[int | None, Node]
    """A definition, or None for the file -> its docstring."""
    hidden: dict[int | None, list[Node]]
    frames: list[_Frame]
    """Those that are open, the innermost last."""
    scopes: list[tuple[Node, Node]]


def definitions(tree: SyntaxTree, *, has_docs: bool = True) -> Definitions:
    """All definitions but locals, in order of their first byte, outer before inner; their documentation empty if unwanted."""
    matches = cursor(definition_query(tree.language), tree.language.depth).matches(tree.root)
    around = surroundings(matches, tree.source)
    seen = _Seen([], {}, {}, [], [])
    for start, negative_end, _, role, captures in _events(matches):
        _leave(seen.frames, start, -negative_end)
        if role in _KINDS:
            _define(seen, role, captures, around, tree)
        else:
            _mark(seen, role, captures)
    found = seen.found
    incomplete = incomplete_wrappers({item.node.id for item in found}, around)
    extents = [extent_of(item.node, around) for item in found]
    docs = _docs(seen, extents, around) if has_docs else [""] * len(found)
    items = tuple(
        _definition(item, extent, doc, tuple(seen.hidden.get(index, ())), incomplete)
        for index, (item, extent, doc) in enumerate(zip(found, extents, docs, strict=True))
    )
    doc = docstring_text(seen.docs[None].text) if None in seen.docs else ""
    return Definitions(items, _comments(matches), doc, tuple(seen.scopes))


def _leave(frames: list[_Frame], start: int, end: int) -> None:
    while frames and (
        frames[-1].end <= start or (frames[-1].start, frames[-1].end) == (start, end)
    ):
        frames.pop()


def _define(
    seen: _Seen, role: str, captures: Captures, around: Surroundings, tree: SyntaxTree
) -> None:
    item = _found(role, captures, seen.frames, around, tree)
    if item is None:
        return
    seen.found.append(item)
    if item.kind not in _VALUES:
        index = len(seen.found) - 1
        place = item.node.byte_range
        seen.frames.append(_Frame(*place, item.name, item.kind, index, item.is_public))


def _mark(seen: _Seen, role: str, captures: Captures) -> None:
    """What is no definition, but says something about one."""
    frames, node = seen.frames, captures[role][0]
    index = frames[-1].index if frames else None
    if role == _DOC:
        seen.docs.setdefault(index, node)
    elif role == _HIDDEN:
        seen.hidden.setdefault(index, []).append(node)
    elif role == _SCOPE:
        if index is None:
            seen.scopes.append((node, captures.get("body", [node])[0]))
        if "name" in captures:
            frames.append(_scope(node, frames, captures))
    elif role in _SECTIONS and frames:
        frames[-1] = replace(frames[-1], context=(node,), is_closed=role == _SECTIONS[0])


def _scope(node: Node, frames: list[_Frame], captures: Captures) -> _Frame:
    """A container that is no definition; what stands in it takes its head along."""
    body = captures["body"][0].id if "body" in captures else None
    return _Frame(
        *node.byte_range,
        _qualified(frames, captures),
        None,
        frames[-1].index if frames else None,
        is_public=not frames or frames[-1].is_public,
        context=tuple(child for child in node.children if body and child.id != body),
    )


def _comments(matches: list[tuple[int, Captures]]) -> tuple[tuple[int, int], ...]:
    return tuple(
        sorted(node.byte_range for _, captures in matches for node in captures.get("comment", ()))
    )


def span(definition: Definition) -> Span:
    """The lines of a definition with what belongs to it around it."""
    row, column = definition.extent.outer.end_point
    first = definition.extent.first.start_point[0] + 1
    return Span(first, max(first, row + (column > 0)))


def _events(
    matches: list[tuple[int, Captures]],
) -> Iterator[tuple[int, int, int, str, Captures]]:
    """Definitions, scopes and docstrings in order of their place; each name once, by its first pattern."""
    events = []
    for pattern, captures in matches:
        for role, nodes in captures.items():
            if role in _KINDS or role in _MARKS:
                events.append((nodes[0].start_byte, -nodes[0].end_byte, pattern, role, captures))
                break
    events.sort(key=itemgetter(0, 1, 2))
    named: set[int] = set()
    for event in events:
        if "name" in event[4]:
            name = event[4]["name"][0].start_byte
            if name in named:
                continue
            named.add(name)
        yield event


def _found(
    role: str, captures: Captures, frames: list[_Frame], around: Surroundings, tree: SyntaxTree
) -> _Found | None:
    """None for a local variable."""
    kind = _KINDS[role]
    frame = frames[-1] if frames else None
    if frame is not None and kind in _VALUES and frame.kind in _CALLABLES:
        return None
    if (
        kind is SymbolKind.FUNCTION
        and frame is not None
        and frame.kind not in (*_CALLABLES, SymbolKind.NAMESPACE)
    ):
        kind = SymbolKind.METHOD
    name, node = captures["name"][0], captures[role][0]
    is_public = tree.language.is_public_name(_text(name)) or node.id in around.public
    is_public = is_public and node.id not in around.private
    if frame is None or frame.kind is SymbolKind.NAMESPACE:
        is_public = is_public and is_exported(node, name, around)
    if frame is not None:
        is_public = is_public and frame.is_public and frame.kind not in _CALLABLES
        is_public = is_public and (not frame.is_closed or node.id in around.public)
    context = frame.context if frame else ()
    parent = frame.index if frame else None
    return _Found(_qualified(frames, captures), kind, node, captures, parent, is_public, context)


def _qualified(frames: list[_Frame], captures: Captures) -> str:
    parts = [frames[-1].name] if frames else []
    parts += [_text(node) for node in captures.get("container", ())]
    parts.append(_name(captures["name"]))
    return ".".join(parts)


def _name(nodes: list[Node]) -> str:
    """Most are one word; C++ has `operator==` and `operator bool`."""
    first, *others = (_text(node) for node in nodes)
    return first + "".join(f" {text}" if text[:1].isalnum() else text for text in others)


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace").strip("\"'")


def _docs(seen: _Seen, extents: Sequence[Extent], around: Surroundings) -> list[str]:
    """The documentation of each definition: its docstring, or the comment above, which is that of the first on its line."""
    docs = []
    for index, (item, extent) in enumerate(zip(seen.found, extents, strict=True)):
        doc = seen.docs.get(index)
        parent = None if item.parent is None else seen.found[item.parent].node
        is_first = parent is None or parent.start_point.row < extent.first.start_point.row
        above = comment_above(extent, around) if doc is None and is_first else ""
        docs.append(docstring_text(doc.text) if doc else above)
    return docs


def _definition(
    item: _Found, extent: Extent, doc: str, hidden: tuple[Node, ...], incomplete: set[int]
) -> Definition:
    return Definition(
        name=item.name,
        name_line=item.captures["name"][0].start_point.row + 1,
        kind=item.kind,
        node=item.node,
        extent=extent,
        is_alone=extent.top.id not in incomplete,
        bodies=tuple(item.captures.get("body", ())),
        hidden=hidden,
        shape=item.captures["shape"][0] if "shape" in item.captures else None,
        context=item.context,
        parent=item.parent,
        doc=doc,
        is_public=item.is_public,
    )
