"""The imports of a Python file -> what its names for types mean."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from curator.parsers.idioms import SourceFile

_TYPING = (b"typing", b"typing_extensions")
_MOVED_TO = (*_TYPING, b"collections.abc")
MODULES = frozenset(_MOVED_TO)
"""Modules whose names are read without the module."""

_BUILT_IN = {
    b"List": b"list",
    b"Dict": b"dict",
    b"Set": b"set",
    b"FrozenSet": b"frozenset",
    b"Tuple": b"tuple",
    b"Type": b"type",
    b"Text": b"str",
    b"Deque": b"deque",
    b"DefaultDict": b"defaultdict",
    b"AbstractSet": b"Set",
}
"""`typing.Set` is the built-in one, `collections.abc.Set` is `typing.AbstractSet`."""

_UNIONS = (b"Optional", b"Union")

_BOUND = re.compile(rb"\n(?:(?:class|def|type) +)?(\w+) *[:=(\[]")
"""A name that the file binds at its top level; some that it only uses are found too."""


@dataclass(frozen=True, slots=True)
class TypingNames:
    known: Mapping[bytes, bytes]
    """A name in this file -> what `typing` calls it today."""
    modules: Mapping[bytes, bytes]
    """A name for a module in this file -> the module."""

    def meaning(self, node: Node) -> bytes | None:
        """None: the node names nothing of `typing`."""
        if node.type == "identifier":
            return self.known.get(node.text or b"")
        if node.type != "attribute":
            return None
        module, _, name = (node.text or b"").rpartition(b".")
        return _today(self.modules[module], name) if module in self.modules else None


def typing_names(file: SourceFile) -> TypingNames:
    known: dict[bytes, bytes] = {}
    modules: dict[bytes, bytes] = {}
    others: set[bytes] = set()
    for node in file.imports:
        module = node.child_by_field_name("module_name")
        for name, alias in imported_names(node):
            if module is None and name in MODULES:
                modules[alias] = name
            elif module is not None and module.text in MODULES:
                known[alias] = _today(module.text or b"", name)
            else:
                others.add(alias)
    if any(known[name] != name or name in _UNIONS for name in known):
        others.update(_BOUND.findall(file.source))
    return TypingNames({name: known[name] for name in known if name not in others}, modules)


def imported_names(node: Node) -> Iterator[tuple[bytes, bytes]]:
    """Each imported name, and what it is called here."""
    for name in node.children_by_field_name("name"):
        alias = name.child_by_field_name("alias")
        origin = name.child_by_field_name("name") if alias else name
        text = (origin.text if origin else None) or b""
        yield text, (alias.text or b"") if alias else text


def _today(module: bytes, name: bytes) -> bytes:
    return name if module == b"collections.abc" else _BUILT_IN.get(name, name)
