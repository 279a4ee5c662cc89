"""Python's imports of what has moved, or is there without them -> those that are needed today."""

from collections.abc import Sequence

from tree_sitter import Node

from curator.parsers.idioms import END, Item
from curator.parsers.python_aliases import ABSTRACT
from curator.parsers.typing_names import MODULES

_SIX = frozenset((b"six", b"six.moves", b"builtins"))
_UNITTEST = (b"(dotted_name", b"'unittest", END)
_UNITTEST_MOCK = (b"(dotted_name", b"'unittest", b"'.", b"'mock", END)


def imported(node: Node) -> Sequence[Item] | None:
    """What is left out is seen where it is used, but for a name that is changed on the way."""
    names = node.children_by_field_name("name")
    if node.type == "import_statement":
        return _modules(names)
    module_node = node.child_by_field_name("module_name")
    module = (module_node.text if module_node else None) or b""
    if module == b"mock":
        rest = node.children[2:]
        return (b"(import_from_statement", node.children[0], *_UNITTEST_MOCK, *rest, END)
    if module in (b"io", b"collections"):
        kept = [name for name in names if not _is_redundant(module, name)]
        if len(kept) == len(names):
            return None
        others = [child for child in node.children if child not in names or child in kept]
        return (b"(import_from_statement", *others, END) if kept else ()
    rest = [child for child in node.children if child.type != "dotted_name"]
    is_seen = any(child.type in ("aliased_import", "wildcard_import") for child in rest)
    source = b"'six" if module in _SIX else b"'typing"
    return (b"(import_from_statement", source, *rest, END) if is_seen else ()


def _modules(names: Sequence[Node]) -> Sequence[Item] | None:
    modules = [name.child_by_field_name("name") or name for name in names]
    texts = [module.text for module in modules]
    if texts == [b"mock"]:
        items = (b"'from", *_UNITTEST, b"'import", names[0])
        return (b"(import_from_statement", *items, END)
    return () if all(text in MODULES or text in _SIX for text in texts) else None


def _is_redundant(module: bytes, name: Node) -> bool:
    return name.text in ABSTRACT if module == b"collections" else name.text == b"open"
