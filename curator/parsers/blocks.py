"""A block in braces -> the statement that would say the same without them."""

from tree_sitter import Node


def statements(block: Node) -> list[Node]:
    return [child for child in block.named_children if "comment" not in child.type]


def only_statement(block: Node) -> list[Node] | None:
    """None: there is none, or more than one."""
    found = statements(block)
    return found if len(found) == 1 else None
