"""A target in two trees -> the heads of its definitions that differ, as a diff."""

from collections.abc import Iterable

from curator.errors import UnreadableFile
from curator.model.code import Symbol
from curator.model.links import Target, TargetKind
from curator.model.text import RepoPath
from curator.ports import Tree

_MOST = 6
"""Lines of one target."""

Heads = dict[tuple[RepoPath, str | None], tuple[str, ...]]
"""File, and name of a definition or None for the whole -> lines that begin with `- ` or `+ `."""

Symbols = dict[str, Symbol]


def changed_heads(targets: Iterable[Target], before: Tree, now: Tree) -> Heads:
    """Of definitions, and of what files offer; a target of which nothing can be seen is left out."""
    found: Heads = {}
    known: dict[RepoPath, tuple[Symbols, Symbols]] = {}
    for target in targets:
        if target.kind not in (TargetKind.SYMBOL, TargetKind.FILE):
            continue
        path, name = target.paths[0], target.symbol
        if path not in known:
            known[path] = _symbols(before, path), _symbols(now, path)
        lines = _diff(*known[path], name)
        if lines:
            found[path, name] = lines
    return found


def _diff(old: Symbols, new: Symbols, name: str | None) -> tuple[str, ...]:
    """The lines of a definition, or of all that others can use."""
    public = {one.name for one in (*old.values(), *new.values()) if one.is_public}
    lines = []
    for one in [name] if name else sorted(public):
        before, after = (symbols[one].signature if one in symbols else "" for symbols in (old, new))
        if before != after:
            lines += [f"- {before}"] if before else []
            lines += [f"+ {after}"] if after else []
    more = len(lines) - _MOST
    return (*lines[:_MOST], *([f"… {more} more"] if more > 0 else []))


def _symbols(tree: Tree, path: RepoPath) -> Symbols:
    """By qualified name; of several under one name the first."""
    from curator.parsers.code import outline  # where nothing changed no grammar is needed

    try:
        symbols = outline(tree.read(path), path).symbols
    except UnreadableFile:
        return {}
    return {symbol.name: symbol for symbol in reversed(symbols)}
