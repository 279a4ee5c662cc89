"""Links that point at nothing -> where their targets went.

Looked for in this order: git's renames and equal bytes for files and folders; then, for a definition, the same code in a
file that names it, the one that its old file imports under that name, the only one that is at least four fifths alike, or,
where the code of then is not at hand, the only one of a telling name; then, for a whole file, the files that have its
definitions now.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curator.knowledge.by_name import only_namesake
from curator.knowledge.freshness import Comparison
from curator.knowledge.hints import copies_hint, namesake_hint, renamed_hint, split_hint
from curator.knowledge.lost import Lost, lost_links
from curator.knowledge.modules import same_module
from curator.knowledge.moved import moved
from curator.knowledge.namesakes import (
    Definitions,
    definitions,
    namesakes,
    nearly_the_same,
    the_same,
)
from curator.knowledge.places import Places, file_home, is_new, members_home, places
from curator.knowledge.reexports import reexported
from curator.knowledge.resolve import left_out_path, resolve
from curator.knowledge.successors import successor, successors, top_definitions
from curator.model.links import (
    Change,
    Lack,
    LinkFreshness,
    Missing,
    Target,
    TargetKind,
)
from curator.model.notes import (
    CodeLink,
    GlobReference,
    LineReference,
    PathReference,
    Reference,
    SymbolReference,
)
from curator.model.text import RepoPath

_SOUGHT = (Lack.PATH, Lack.SYMBOL, Lack.GLOB)

_Key = tuple[RepoPath, CodeLink]


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked up once for all links."""

    comparison: Comparison
    places: Places
    names: Mapping[_Key, Sequence[str]]
    """Of each link the definitions to look for: its own, or those of its file."""
    definitions: Definitions


def with_moves(links: Sequence[LinkFreshness], comparison: Comparison) -> tuple[LinkFreshness, ...]:
    """The links, those whose target was found elsewhere in state `moved`; of the others the help says what is known."""
    lost = lost_links([link for link in links if _is_sought(link)], comparison)
    lost = [one for one in lost if _is_missing(one.link) or _is_another(one)]
    if not lost:
        return tuple(links)
    where = places(lost, comparison.tree, comparison.reader.history)
    search = _Search(comparison, where, {}, {})
    found = {_key(one.link): _first(one, _at_home(one, search), search) for one in lost}
    rest = [one for one in lost if found[_key(one.link)] is None]
    search = _with_definitions(rest, search)
    found |= {
        _key(one.link): _first(one, _elsewhere(one, search), search) or _guessed(one, search)
        for one in rest
    }
    hints = {_key(one.link): _hint(one, search) for one in rest if found[_key(one.link)] is None}
    return tuple(
        found.get(_key(link)) or _helped(link, hints.get(_key(link), "")) for link in links
    )


def _key(link: LinkFreshness) -> _Key:
    return link.note.path, link.link


def _is_sought(link: LinkFreshness) -> bool:
    if not _is_missing(link):
        now = link.resolution
        symbol = now.symbol if isinstance(now, Target) else None
        written = link.link.target.partition("#")[2]
        return link.change is Change.SIGNATURE and symbol not in (None, written)
    return isinstance(link.resolution, Missing) and link.resolution.lack in _SOUGHT


def _is_missing(link: LinkFreshness) -> bool:
    return isinstance(link.resolution, Missing)


def _is_another(lost: Lost) -> bool:
    """The short name in the link means another definition by now, since the one that it meant is gone."""
    now, then = lost.link.resolution, lost.then
    if not isinstance(now, Target) or now.symbol == then.symbol:
        return False
    return now.fingerprint.body != then.fingerprint.body


def _with_definitions(rest: Sequence[Lost], search: _Search) -> _Search:
    tree, derived = search.comparison.tree, search.comparison.reader.derived
    names = {_key(one.link): _names(one, top_definitions(one, derived)) for one in rest}
    wanted = {name for group in names.values() for name in group}
    return replace(search, names=names, definitions=definitions(wanted, tree, derived))


def _names(lost: Lost, tops: Sequence[str]) -> Sequence[str]:
    return (lost.then.symbol,) if lost.then.symbol else tops


def _guessed(lost: Lost, search: _Search) -> LinkFreshness | None:
    tree, derived = search.comparison.tree, search.comparison.reader.derived
    if not _is_missing(lost.link) or lost.then.symbol is None:
        return None
    found = only_namesake(lost, namesakes(lost, search.definitions, tree, derived), tree, derived)
    return _first(lost, iter([found]), search, is_by_name=True) if found else None


def _first(
    lost: Lost, references: Iterator[Reference], search: _Search, *, is_by_name: bool = False
) -> LinkFreshness | None:
    comparison = search.comparison
    for found in references:
        now = resolve(found, comparison.tree, comparison.reader.derived)
        if not isinstance(now, Target) or now == lost.link.resolution:
            continue
        if left_out_path(found, comparison.project) is None:
            written = _as_written(found, now, lost, comparison)
            return moved(lost, written, now, comparison, is_by_name=is_by_name)
    return None


def _as_written(found: Reference, now: Target, lost: Lost, comparison: Comparison) -> Reference:
    """With the short name that the link has, where that means the same there."""
    if isinstance(found, SymbolReference) and isinstance(lost.reference, SymbolReference):
        short = replace(found, symbol=lost.reference.symbol)
        if resolve(short, comparison.tree, comparison.reader.derived) == now:
            return short
    return found


def _at_home(lost: Lost, search: _Search) -> Iterator[Reference]:
    """Where the file or the folder went, with what is linked in it."""
    if lost.then.kind is TargetKind.MEMBERS:
        home = members_home(lost, search.places, search.comparison.reader.derived)
        if home is not None:
            yield home
    elif not isinstance(lost.reference, GlobReference):
        for file in _files(lost, search)[:1]:
            reference = replace(lost.reference, path=file)
            if file != lost.reference.path and _is_in(reference, lost, search):
                yield reference


def _files(lost: Lost, search: _Search) -> list[RepoPath]:
    """The target's file, else the one that it became."""
    path, tree = lost.then.paths[0], search.comparison.tree
    if tree.entry(path) is not None:
        return [path]
    home = file_home(path, lost.then.blob, search.places, lost.whole)
    return [home] if home is not None else []


def _modules(lost: Lost, search: _Search) -> list[RepoPath]:
    """The file that importers find where the target's was."""
    path, tree = lost.then.paths[0], search.comparison.tree
    found = same_module(path, tree) if tree.entry(path) is None else []
    return [path for path in found if is_new(path, lost.whole)]


def _is_in(reference: Reference, lost: Lost, search: _Search) -> bool:
    """Whether the very definition is there: a short name may mean another one in another file."""
    if not isinstance(reference, SymbolReference) or lost.text is None:
        return True
    exact = replace(reference, symbol=str(lost.then.symbol))
    now = resolve(exact, search.comparison.tree, search.comparison.reader.derived)
    return isinstance(now, Target) and now.symbol == lost.then.symbol


def _elsewhere(lost: Lost, search: _Search) -> Iterator[Reference]:
    match lost.reference:
        case SymbolReference():
            yield from _same_code(lost, search)
        case PathReference() if lost.then.kind is not TargetKind.MEMBERS:
            yield from _same_file(lost, search)
        case LineReference():
            yield from (replace(lost.reference, path=path) for path in _modules(lost, search))


def _same_code(lost: Lost, search: _Search) -> Iterator[SymbolReference]:
    tree, derived = search.comparison.tree, search.comparison.reader.derived
    symbol = str(lost.then.symbol)
    found = namesakes(lost, search.definitions, tree, derived)
    files = _files(lost, search) + _modules(lost, search)
    passed_on = [reexported(path, symbol, tree, derived) for path in files]
    choices = (
        the_same(lost, [one for one in found if one.reference in passed_on], tree, derived),
        the_same(lost, found, tree, derived),
        *passed_on,
        *(SymbolReference(path, symbol) for path in _modules(lost, search)),
        nearly_the_same(lost, found, tree, derived),
    )
    yield from (choice for choice in choices if choice is not None)


def _same_file(lost: Lost, search: _Search) -> Iterator[PathReference]:
    names = search.names[_key(lost.link)]
    tree, derived = search.comparison.tree, search.comparison.reader.derived
    counts = successors(lost, names, search.definitions, tree=tree, derived=derived)
    found = successor(lost, len(names), counts)
    yield from [found] if found else []
    yield from (PathReference(path) for path in _modules(lost, search))


def _hint(lost: Lost, search: _Search) -> str:
    tree, derived = search.comparison.tree, search.comparison.reader.derived
    if lost.then.symbol:
        found = namesakes(lost, search.definitions, tree, derived)
        renamed = renamed_hint(lost, _files(lost, search), tree, derived)
        copies = copies_hint(found, tree, derived)
        return renamed or copies or namesake_hint(lost, found, derived)
    names = search.names[_key(lost.link)]
    return split_hint(successors(lost, names, search.definitions, tree=tree, derived=derived))


def _helped(link: LinkFreshness, hint: str) -> LinkFreshness:
    if not hint or not isinstance(link.resolution, Missing):
        return link
    return replace(link, help=hint, resolution=replace(link.resolution, help=hint))
