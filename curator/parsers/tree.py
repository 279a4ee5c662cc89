"""Bytes of a source file -> its syntax tree, with line ends and byte order mark normalised."""

from dataclasses import dataclass

from tree_sitter import Node, Query, QueryCursor

from curator.model.text import RepoPath
from curator.parsers.bounded_parse import bounded_tree
from curator.parsers.languages import (
    Language,
    error_query,
    grammar,
    is_facade,
    language_for,
    language_of,
)

MAX_BYTES = 2_000_000
"""Larger files are read as plain text."""

MAX_DEPTH = 1000
"""Queries look no deeper: a match costs what its depth is, and 100,000 brackets are no program."""

SAMPLE = 65_536
"""The first bytes of a large file, by which it is told whether the grammar knows it at all."""

_LARGE = 4 * SAMPLE
_BYTES_AN_ERROR = 100
"""More errors than one in so many bytes are no program: prose and data have one in 2 to 85, code one in
1,000 and more. The parser takes 20 times as long over them."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class SyntaxTree:
    language: Language
    source: bytes
    root: Node
    is_facade: bool
    """What it imports from beside it, it offers."""


def syntax_tree(source: bytes, path: RepoPath) -> SyntaxTree | None:
    """None where the file is text to us: no grammar knows its suffix, it is binary, too large, large and of something else, or made
    to be slow. Raises `TooSlow`, which depends on the machine.
    """
    if language_for(path) is None or len(source) > MAX_BYTES or b"\0" in source:
        return None
    text = normalised(source)
    language = language_of(path, text)
    if language is None:
        return None
    if len(text) > _LARGE and not _is_known(language, text[:SAMPLE]):
        return None
    root = parsed(language, text)
    return SyntaxTree(language, text, root, is_facade(path)) if root else None


def _is_known(language: Language, sample: bytes) -> bool:
    root = parsed(language, sample)
    if root is None:
        return False
    captures = cursor(error_query(language)).captures(root)
    return len(captures.get("error", ())) * _BYTES_AN_ERROR <= len(sample)


def parsed(language: Language, text: bytes) -> Node | None:
    """The root of the tree, whatever the text is; None where it would take more work than programs do."""
    readable = language.readable(text) if language.readable else text
    tree = bounded_tree(grammar(language), readable)
    return tree.root_node if tree else None


def normalised(source: bytes) -> bytes:
    """Line feeds for every kind of line end, no byte order mark."""
    return source.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def cursor(query: Query, depth: int = MAX_DEPTH) -> QueryCursor:
    """Runs a query in linear time; no match starts deeper than `depth`."""
    runner = QueryCursor(query)
    runner.set_max_start_depth(depth)
    return runner
