"""A syntax tree -> the definitions in it, nested and named, with their documentation."""

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Frame:
    """An enclosing definition or scope during the sweep."""

    start: int
    end: int
    name: str
    kind: SymbolKind | None
    index: int | None
    is_public: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A match before the whole file is known."""

    name: str
    kind: SymbolKind
    node: Node
    captures: Captures
    parent: int | None
    is_public: bool


def definitions(tree: SyntaxTree) -> Definitions:
    """All definitions but locals, in order of their first byte, outer before inner."""
    matches = cursor(definition_query(tree.language), tree.language.depth).matches(tree.root)
    around = surroundings(matches, tree.source)
    found: list[_Found] = []
    docs: dict[int | None, Node] = {}
    hidden: dict[int | None, list[Node]] = {}
    frames: list[_Frame] = []
    for start, negative_end, _, role, captures in _events(matches):
        end = -negative_end
        while frames and (
            frames[-1].end <= start or (frames[-1].start, frames[-1].end) == (start, end)
        ):
            frames.pop()
        if role == _DOC:
            docs.setdefault(frames[-1].index if frames else None, captures[_DOC][0])
        elif role == _HIDDEN:
            hidden.setdefault(frames[-1].index if frames else None, []).append(captures[_HIDDEN][0])
        elif role == _SCOPE:
            name = _qualified(frames, captures)
            frames.append(
                _Frame(start, end, name, None, frames[-1].index if frames else None, is_public=True)
            )
        elif role == _IMPORTED:
            continue
        elif (item := _found(role, captures, frames, around, tree)) is not None:
            found.append(item)
            if item.kind not in _VALUES:
                frames.append(
                    _Frame(start, end, item.name, item.kind, len(found) - 1, item.is_public)
                )
    incomplete = incomplete_wrappers({item.node.id for item in found}, around)
    items = tuple(
        _definition(item, docs.get(index), tuple(hidden.get(index, ())), around, incomplete)
        for index, item in enumerate(found)
    )
    doc = docstring_text(docs[None].text) if None in docs else ""
    return Definitions(items, _comments(matches), doc)


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
            if role in _KINDS or role in (_SCOPE, _DOC, _HIDDEN, _IMPORTED):
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
    is_public = tree.language.is_public_name(_text(name)) and node.id not in around.private
    if frame is None or frame.kind is SymbolKind.NAMESPACE:
        is_public = is_public and is_exported(node, name, around)
    if frame is not None:
        is_public = is_public and frame.is_public and frame.kind not in _CALLABLES
    parent = frame.index if frame else None
    return _Found(_qualified(frames, captures), kind, node, captures, parent, is_public)


def _qualified(frames: list[_Frame], captures: Captures) -> str:
    parts = [frames[-1].name] if frames else []
    parts += [_text(node) for node in captures.get("container", ())]
    parts.append(_text(captures["name"][0]))
    return ".".join(parts)


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace").strip("\"'")


def _definition(
    item: _Found,
    doc: Node | None,
    hidden: tuple[Node, ...],
    around: Surroundings,
    incomplete: set[int],
) -> Definition:
    extent = extent_of(item.node, around)
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
        parent=item.parent,
        doc=docstring_text(doc.text)
        if doc
        else comment_above(extent.first.start_point.row, around),
        is_public=item.is_public,
    )
