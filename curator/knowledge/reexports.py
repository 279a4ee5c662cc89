"""A file and a name that it takes from elsewhere -> the definition that the name means."""

from collections.abc import Iterator

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.modules import module_files
from curator.model.notes import SymbolReference
from curator.model.text import RepoPath
from curator.parsers.imports import EVERYTHING, imported_names
from curator.ports import EntryKind, Tree

_DEFAULT_OR_ALL = {EVERYTHING, "default"}
"""Imports that do not say what the name is at home: the same, as a rule."""
_FILES = 50
"""Files that are read for one name."""


def reexported(path: RepoPath, symbol: str, tree: Tree, derived: Derived) -> SymbolReference | None:
    """The first definition that the file's imports lead to, breadth first; None: it imports no such name."""
    first, dot, rest = symbol.partition(".")
    waiting, seen = [(path, first)], set[tuple[RepoPath, str]]()
    while waiting and len(seen) < _FILES:
        here = waiting.pop(0)
        if here in seen or not _is_file(here[0], tree):
            continue
        seen.add(here)
        full = here[1] + dot + rest
        try:
            if here != (path, first) and full in derived.fingerprints(tree, here[0]).symbols:
                return SymbolReference(here[0], full)
            waiting += _imported(*here, tree)
        except UnreadableFile:
            continue
    return None


def _is_file(path: RepoPath, tree: Tree) -> bool:
    entry = tree.entry(path)
    return entry is not None and entry.kind is EntryKind.FILE


def _imported(path: RepoPath, name: str, tree: Tree) -> Iterator[tuple[RepoPath, str]]:
    """The files, and the name there, that this file may have the name from; one that names it comes first."""
    names = imported_names(tree.read(path), path)
    for one in sorted(names, key=lambda one: one.name == EVERYTHING):
        if one.name in (name, EVERYTHING):
            original = name if _DEFAULT_OR_ALL & {one.name, one.original} else one.original
            for file in module_files(one.module, path, tree)[:1]:
                yield file, original
