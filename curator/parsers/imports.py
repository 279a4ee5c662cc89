"""Source text -> the names that a file takes from other files of its repository, and so offers as its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tree_sitter import Node, Query

from curator.model.text import RepoPath
from curator.parsers.languages import QUERIES, Language, grammar
from curator.parsers.tree import cursor, syntax_tree

EVERYTHING = "*"
_QUERIES = {
    "python": "python.imports.scm",
    "javascript": "ecmascript.imports.scm",
    "typescript": "ecmascript.imports.scm",
    "tsx": "ecmascript.imports.scm",
    "rust": "rust.imports.scm",
}
_DEEPEST = 20
"""Braces in braces of one `use`."""


@dataclass(frozen=True, slots=True)
class ImportedName:
    """One name of another file."""

    name: str
    """As this file knows it; `*` for all that the other one offers."""
    module: str
    """The other file as it is written here, `._impl`, `./impl.js`, `crate::impl`; empty: this file itself."""
    original: str
    """Its name there; `*` for all."""


def imported_names(source: bytes, path: RepoPath) -> tuple[ImportedName, ...]:
    """In the order in which they stand; empty for a language whose imports are not read."""
    tree = syntax_tree(source, path)
    if tree is None or tree.language.name not in _QUERIES:
        return ()
    matches = [found for _, found in cursor(_query(tree.language)).matches(tree.root)]
    local = [node.byte_range for found in matches for node in found.get("local", ())]
    names = [
        (node.start_byte, one)
        for found in matches
        for node, one in _names(found)
        if not any(start < node.start_byte < end for start, end in local)
    ]
    return tuple(one for _, one in sorted(names, key=lambda pair: pair[0]))


@cache
def _query(language: Language) -> Query:
    text = (QUERIES / _QUERIES[language.name]).read_text(encoding="utf-8")
    return Query(grammar(language), text)


def _names(found: dict[str, list[Node]]) -> Iterator[tuple[Node, ImportedName]]:
    module = _text(found["module"][0]) if "module" in found else ""
    if "tree" in found:
        (node,) = found["tree"]
        for one in used_names((node.text or b"").decode("utf-8", "replace")):
            yield node, one
    for node in found.get("everything", ()):
        yield node, ImportedName(EVERYTHING, module, EVERYTHING)
    for node in found.get("name", ()):
        alias = found.get("alias", [node])[0]
        yield node, ImportedName(_text(alias), module, _text(node))


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace").strip("\"'")


def used_names(written: str) -> Iterator[ImportedName]:
    """The names of one `use` of Rust, by what stands between `use` and the semicolon."""
    return _used("".join(re.sub(r"(?<!\s)\s+as\s+", "@", written).split()), "", _DEEPEST)


def _used(written: str, prefix: str, depth: int) -> Iterator[ImportedName]:
    """The names of Rust's `a::{b, c::{d@e, *}}`, where `@` stands for `as`."""
    head, brace, inner = written.partition("{")
    if brace and depth:
        for part in _parts(inner.rpartition("}")[0]):
            yield from _used(part, prefix + head, depth - 1)
    elif not brace:
        path, _, alias = (prefix + head).partition("@")
        module, _, name = path.removesuffix("::self").rpartition("::")
        yield ImportedName(alias or name, module, name)


def _parts(written: str) -> Iterator[str]:
    """What stands between the commas that are inside no braces."""
    depth, start = 0, 0
    for position, letter in enumerate(written):
        depth += (letter == "{") - (letter == "}")
        if letter == "," and depth == 0:
            yield written[start:position]
            start = position + 1
    if written[start:]:
        yield written[start:]
