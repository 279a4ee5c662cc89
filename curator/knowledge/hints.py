"""A link that stays missing -> what probably became of its target, for the person who mends it."""

from collections.abc import Sequence

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.lost import Lost
from curator.knowledge.namesakes import Namesake, is_long, is_new, prints_as
from curator.knowledge.successors import Successors
from curator.model.code import Fingerprint, Fingerprints
from curator.model.notes import SymbolReference
from curator.model.text import RepoPath
from curator.ports import Tree

_NAMED = 3
"""Places that a message names."""


def renamed_hint(lost: Lost, files: Sequence[RepoPath], tree: Tree, derived: Derived) -> str:
    """The one definition in the target's file that has its body under another name; empty where there is none."""
    for path in files:
        found = _renamed(lost, path, tree, derived)
        if len(found) == 1:
            return (
                f"`{lost.then.symbol}` was probably renamed to `{found[0].symbol}`: "
                f"its body is the same; link `{path}#{found[0].symbol}`"
            )
    return ""


def copies_hint(found: Sequence[Namesake], tree: Tree, derived: Derived) -> str:
    """The definitions that are the same code, of which none is known to be the target."""
    equal = [one.reference for one in found if one.is_equal]
    longer = [one for one in equal if is_long(one, tree, derived)]
    names = [f"`{one.path}#{one.symbol}`" for one in longer[:_NAMED]]
    more = f" and {len(longer) - _NAMED} more" if len(longer) > _NAMED else ""
    return f"the same code stands in {', '.join(names)}{more}" if names else ""


def namesake_hint(lost: Lost, found: Sequence[Namesake], derived: Derived) -> str:
    """The one new definition of that very name, which is too different to be taken for it."""
    new = [
        one.reference
        for one in found
        if one.reference.symbol == lost.then.symbol and is_new(one, lost, derived)
    ]
    if len(new) != 1 or lost.whole is None:
        return ""
    return f"another `{new[0].symbol}` is new in {new[0].path}: if it is the same, link `{new[0].path}#{new[0].symbol}`"


def split_hint(found: Successors) -> str:
    """The files that a file was split into."""
    places = [f"{path} ({count})" for path, count in list(found.items())[:_NAMED]]
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"its definitions are now in {', '.join(places)}{more}" if places else ""


def _renamed(lost: Lost, path: RepoPath, tree: Tree, derived: Derived) -> list[SymbolReference]:
    try:
        now = derived.fingerprints(tree, path)
    except UnreadableFile:
        return []
    then = _then(lost, derived)
    body = prints_as(path, lost, derived).body
    members = _members(lost.then.symbol or "", then.symbols) if then else {}
    return [
        SymbolReference(path, name)
        for name, mark in now.symbols.items()
        if (mark.body == body or (members and _members(name, now.symbols) == members))
        and (then is None or name not in then.symbols)
        and is_long(SymbolReference(path, name), tree, derived)
    ]


def _then(lost: Lost, derived: Derived) -> Fingerprints | None:
    return derived.fingerprints(lost.text, lost.then.paths[0]) if lost.text else None


def _members(name: str, symbols: dict[str, Fingerprint]) -> dict[str, str]:
    """The members of a class by their names in it, and their bodies."""
    start = f"{name}."
    found = {other: mark for other, mark in symbols.items() if other.startswith(start)}
    return {other.removeprefix(start): mark.body for other, mark in found.items()}
