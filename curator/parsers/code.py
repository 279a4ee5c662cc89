"""A source file -> its outline: the symbols that it defines."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from curator.model.code import Outline, Symbol
from curator.model.text import RepoPath
from curator.parsers.definitions import Definition, definitions, span
from curator.parsers.tree import normalised, syntax_tree

MAX_SIGNATURE = 300

Range = tuple[int, int]


def outline(source: bytes, path: RepoPath, *, has_docs: bool = True) -> Outline:
    """Never fails: broken syntax gives the definitions that are whole, an unknown language none.

    Without `has_docs` every documentation is empty, which takes a fifth less time.
    """
    tree = syntax_tree(source, path)
    if tree is None:
        return Outline(language=None, symbols=(), line_count=_line_count(normalised(source)))
    found = definitions(tree, has_docs=has_docs)
    symbols = [_symbol(definition, tree.source, found.comments) for definition in found.items]
    symbols.sort(key=lambda symbol: symbol.span.first)
    return Outline(tree.language.name, tuple(symbols), _line_count(tree.source))


def _line_count(text: bytes) -> int:
    return text.count(b"\n") + (not text.endswith(b"\n") and text != b"")


def _symbol(definition: Definition, source: bytes, comments: Sequence[Range]) -> Symbol:
    return Symbol(
        name=definition.name,
        kind=definition.kind,
        span=span(definition),
        signature=_signature(definition, source, comments),
        doc=definition.doc,
        is_public=definition.is_public,
    )


def _signature(definition: Definition, source: bytes, comments: Sequence[Range]) -> str:
    start = definition.extent.first.start_byte
    ends = [node.start_byte for node in (*definition.bodies, definition.shape) if node]
    end = min([definition.extent.outer.end_byte, *(end for end in ends if end > start)])
    parts = _between(source, (start, min(end, start + 8 * MAX_SIGNATURE)), comments)
    head = b"".join(parts).decode("utf-8", "replace")
    return " ".join(head.split()).rstrip(" :={;,\\").removesuffix("=>").rstrip()[:MAX_SIGNATURE]


def _between(source: bytes, head: Range, comments: Sequence[Range]) -> Iterator[bytes]:
    """What is written in a range outside comments."""
    position, end = head
    for index in range(bisect_left(comments, head), len(comments)):
        if comments[index][0] >= end:
            break
        yield source[position : comments[index][0]].rstrip(b" \t")
        position = comments[index][1]
    yield source[position:end]
