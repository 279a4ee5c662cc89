"""Source text -> what a fingerprint would not see: text of inner nodes that none of their children covers."""

from collections.abc import Iterator

from tree_sitter import Node

from curator.model.text import RepoPath
from curator.parsers.canonical import leaves
from curator.parsers.tree import SyntaxTree, syntax_tree


def gaps(source: bytes, name: str) -> list[bytes]:
    tree = syntax_tree(source, RepoPath(name))
    assert tree is not None
    return [gap for node in _inner(tree) for gap in _between(tree.source, node)]


def _inner(tree: SyntaxTree) -> Iterator[Node]:
    whole, stack = leaves(tree), [tree.root]
    while stack:
        node = stack.pop()
        if node.child_count and node.id not in whole:
            yield node
            stack.extend(node.children)


def _between(source: bytes, node: Node) -> list[bytes]:
    ends = [node.start_byte, *(child.end_byte for child in node.children)]
    starts = [*(child.start_byte for child in node.children), node.end_byte]
    texts = (source[end:start].strip() for end, start in zip(ends, starts, strict=True))
    return [text for text in texts if text]
