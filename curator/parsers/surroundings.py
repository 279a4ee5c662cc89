"""Matches of a definition query -> what stands around definitions: wrappers, exports, comments."""

import re
from dataclasses import dataclass

from tree_sitter import Node

from curator.parsers.comments import comment_text

_OTHER_CODE = re.compile(rb"[{};,(]")

Captures = dict[str, list[Node]]
"""The name of a capture -> the nodes that it took in one match."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a definition reaches."""

    outer: Node
    """The node with what belongs to it around it: `export`, decorators, the lone declaration."""
    first: Node
    """Where it begins: `outer`, or a decorator that stands beside it."""
    top: Node
    """The whole declaration, which others may share."""
    lead: Node
    """Where the part of `top` that all who share it have in common ends: the first of them."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the query says about nodes around definitions, by node id."""

    wrappers: dict[int, Node]
    """A node -> the one that wraps it."""
    wrapped: dict[int, list[Node]]
    """A wrapper -> the nodes that it wraps."""
    prefixes: dict[int, Node]
    """A node -> the sibling before it that belongs to it."""
    exports: set[int]
    exported_names: set[bytes]
    public: set[int]
    private: set[int]
    comments: dict[int, Node]
    """The row on which a comment that stands alone ends -> the comment."""
    beside: dict[int, int]
    """The row on which a comment beside code ends, or goes on in another -> its column."""
    source: bytes


def surroundings(matches: list[tuple[int, Captures]], source: bytes) -> Surroundings:
    around = Surroundings({}, {}, {}, set(), set(), set(), set(), {}, {}, source)
    for _, captures in matches:
        if "comment" in captures:
            _note_comment(captures["comment"][0], around)
        if "wrapper" in captures:
            wrapper = captures["wrapper"][0]
            around.wrappers[captures["wrapped"][0].id] = wrapper
            around.wrapped.setdefault(wrapper.id, []).append(captures["wrapped"][0])
        if "prefix" in captures:
            around.prefixes[captures["prefixed"][0].id] = captures["prefix"][0]
        if "export" in captures:
            around.exports.add(captures["export"][0].id)
        if "exported" in captures:
            around.exported_names.add(captures["exported"][0].text or b"")
        if "public" in captures:
            around.public.add(captures["public"][0].id)
        if "private" in captures:
            around.private.add(captures["private"][0].id)
    return around


def _note_comment(comment: Node, around: Surroundings) -> None:
    """Keep a comment that stands alone on its lines, unless it goes on below one beside code."""
    (first, margin), (row, column) = comment.start_point, comment.end_point
    last = row - (column == 0)
    if _before(comment, around) or around.beside.get(first - 1) == margin:
        around.beside[last] = margin
    else:
        around.comments[last] = comment


def _before(node: Node, around: Surroundings) -> bytes:
    """What stands before a node on its line."""
    start = node.start_byte
    return around.source[around.source.rfind(b"\n", 0, start) + 1 : start].strip()


def is_exported(node: Node, name: Node, around: Surroundings) -> bool:
    """Where a file exports anything by a statement, only what it exports is public."""
    if not around.exports or name.text in around.exported_names:
        return True
    inner: Node | None = node
    while inner is not None:
        if inner.id in around.exports:
            return True
        inner = around.wrappers.get(inner.id)
    return False


def extent_of(node: Node, around: Surroundings) -> Extent:
    top = outer = lead = node
    while wrapper := around.wrappers.get(top.id):
        siblings = around.wrapped[wrapper.id]
        if len(siblings) > 1:
            lead = siblings[0]
        elif top is outer:
            outer = wrapper
        top = wrapper
    first = outer
    while before := around.prefixes.get(first.id):
        first = before
    return Extent(outer, first, top, lead)


def incomplete_wrappers(defined: set[int], around: Surroundings) -> set[int]:
    """Wrappers around something that is no definition; one that is a definition itself covers what it holds."""
    known = defined | around.wrapped.keys()
    incomplete: set[int] = set()
    for identity in around.wrappers.keys() - known:
        inner = identity
        while (wrapper := around.wrappers.get(inner)) and wrapper.id not in defined:
            inner = wrapper.id
            incomplete.add(inner)
    return incomplete


def comment_above(extent: Extent, around: Surroundings) -> str:
    """The text of the comments that end right above a definition, if no other code begins on its line before it."""
    row = extent.first.start_point.row
    begin = extent.top if extent.top.start_point.row == row else extent.first
    if _OTHER_CODE.search(_before(begin, around)):
        return ""
    lines: list[bytes] = []
    while comment := around.comments.get(row - 1):
        lines.append(comment.text or b"")
        row = comment.start_point.row
    return comment_text(reversed(lines))
