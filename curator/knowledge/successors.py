"""A whole file that is gone -> the files in which its definitions are now."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from os.path import commonpath

from curator.knowledge.derived import Derived
from curator.knowledge.lost import Lost
from curator.knowledge.namesakes import Definitions, Namesake, is_new, namesakes
from curator.model.links import Target, TargetKind
from curator.model.notes import PathReference, SymbolReference
from curator.model.text import RepoPath
from curator.ports import Tree

_MOST = 12
"""Definitions of one file that are looked for: its longest."""
_NEARLY_ALL = 0.8

Successors = Mapping[RepoPath, int]
"""File -> how many of the definitions are in it, the most first."""


def top_definitions(lost: Lost, derived: Derived) -> tuple[str, ...]:
    """The names by which a file is known that is gone; none where this clone lacks its text."""
    if lost.text is None or lost.then.kind is not TargetKind.FILE:
        return ()
    spans = derived.fingerprints(lost.text, lost.then.paths[0]).spans
    longest = {
        name: sum(span.last - span.first for span in places)
        for name, places in spans.items()
        if "." not in name
    }
    return tuple(sorted(longest, key=lambda name: (-longest[name], name))[:_MOST])


def successors(
    lost: Lost, names: Collection[str], found: Definitions, *, tree: Tree, derived: Derived
) -> Successors:
    """Where its definitions are; one of several copies or of none does not count."""
    counts: Counter[RepoPath] = Counter()
    for name in names:
        homes = _homes(_definition(name, lost, derived), found, tree, derived)
        if len(homes) == 1:
            counts[homes.pop()] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def successor(lost: Lost, count: int, found: Successors) -> PathReference | None:
    """The file that has nearly all of `count` definitions, else the new folder in which most of them are."""
    best = next(iter(found), None)
    if best is None:
        return None
    if found[best] >= _NEARLY_ALL * count:
        return PathReference(best)
    folder = RepoPath(commonpath(list(found)))
    is_most = 2 * sum(found.values()) > count
    return PathReference(folder) if is_most and _is_new_folder(folder, lost.whole) else None


def _is_new_folder(folder: RepoPath, then: Tree | None) -> bool:
    if not folder or then is None:
        return False
    return not any(path.startswith(f"{folder}/") for path in then.entries())


def _definition(name: str, lost: Lost, derived: Derived) -> Lost:
    """One definition of the file, as if it had been linked."""
    path = lost.then.paths[0]
    prints = derived.fingerprints(lost.text, path) if lost.text else None
    mark = prints.symbols[name] if prints else lost.then.fingerprint
    spans = prints.spans[name] if prints else ()
    then = Target(TargetKind.SYMBOL, (path,), spans, name, mark, lost.then.blob)
    return replace(lost, reference=SymbolReference(path, name), then=then)


def _homes(lost: Lost, found: Definitions, tree: Tree, derived: Derived) -> set[RepoPath]:
    """The changed or new files with a top-level definition of that name whose body or head is the same."""
    near = [one for one in namesakes(lost, found, tree, derived) if _can_be(one, lost)]
    same = [one for one in near if one.is_equal]
    return {one.reference.path for one in same or near if is_new(one, lost, derived)}


def _can_be(one: Namesake, lost: Lost) -> bool:
    is_same_head = one.prints.signature == lost.then.fingerprint.signature
    is_top = one.reference.symbol == lost.then.symbol
    return is_top and not one.is_untouched and (one.is_equal or is_same_head)
