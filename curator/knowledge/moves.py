"""Links that point at nothing -> where their targets went.

Looked for in this order: git's renames and equal blobs for files; then, for a definition, the same code in a file that
names it; then the one definition of that name which is at least four fifths alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from curator.errors import UnreadableFile
from curator.knowledge.baseline import Written
from curator.knowledge.compare import gravest_seen, watched
from curator.knowledge.freshness import Comparison
from curator.knowledge.renames import last_name, renames_of
from curator.knowledge.resolve import left_out_path, resolve
from curator.knowledge.review import target_lines
from curator.knowledge.then import verified_tree
from curator.model.code import Fingerprint
from curator.model.links import (
    Baseline,
    Lack,
    LinkFreshness,
    LinkState,
    LockEntry,
    Missing,
    Target,
    TargetKind,
)
from curator.model.notes import (
    LineReference,
    PathReference,
    Reference,
    SymbolReference,
    link_key,
)
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.languages import language_for
from curator.ports import EntryKind, Tree

_ALIKE = 0.8
_SOUGHT = (Lack.PATH, Lack.SYMBOL)


@dataclass(frozen=True, slots=True)
class _Lost:
    """A link without a target, and what its target was when it last held."""

    link: LinkFreshness
    reference: Reference
    then: Target
    tree_then: Tree | None
    """None where the lock has its fingerprint, but this clone lacks its text."""


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked up once for all links."""

    renames: Mapping[RepoPath, RepoPath]
    """Old path -> new path of files that git saw renamed."""
    mentions: Mapping[str, Sequence[RepoPath]]
    """Last part of a lost definition's name -> the source files in which it stands: each is read once."""


def with_moves(links: Sequence[LinkFreshness], comparison: Comparison) -> tuple[LinkFreshness, ...]:
    """The links, those whose target was found elsewhere in state `moved`."""
    sought = [link for link in links if _is_sought(link)]
    if not sought:
        return tuple(links)
    search = _search(sought, comparison)
    return tuple(_found(link, search, comparison) if _is_sought(link) else link for link in links)


def _is_sought(link: LinkFreshness) -> bool:
    return isinstance(link.resolution, Missing) and link.resolution.lack in _SOUGHT


def _path(link: LinkFreshness, comparison: Comparison) -> RepoPath:
    reference = parse_reference(link.link.target, comparison.project.root)
    if isinstance(reference, PathReference | SymbolReference | LineReference):
        return reference.path
    return RepoPath("")


def _search(sought: Sequence[LinkFreshness], comparison: Comparison) -> _Search:
    paths = sorted({_path(link, comparison) for link in sought} - {RepoPath("")})
    gone = [path for path in paths if comparison.tree.entry(path) is None]
    names = {_last_part(link.link.target.partition("#")[2]) for link in sought} - {""}
    return _Search(
        renames=renames_of(gone, comparison.reader.history),
        mentions=_mentions(sorted(names), comparison.tree),
    )


def _mentions(names: Sequence[str], tree: Tree) -> dict[str, list[RepoPath]]:
    found: dict[str, list[RepoPath]] = {name: [] for name in names}
    words = {name: name.encode("utf-8", "surrogatepass") for name in names}
    for path, entry in tree.entries().items() if names else ():
        if entry.kind is not EntryKind.FILE or language_for(path) is None:
            continue
        try:
            data = tree.read(path)
        except UnreadableFile:
            continue
        for name in names:
            if words[name] in data:
                found[name].append(path)
    return found


def _last_part(symbol: str) -> str:
    return symbol.rpartition(".")[2]


def _found(link: LinkFreshness, search: _Search, comparison: Comparison) -> LinkFreshness:
    lost = _lost(link, comparison)
    if lost is None:
        return link
    for reference in _places(lost, search, comparison):
        now = resolve(reference, comparison.tree, comparison.reader.derived)
        if isinstance(now, Target) and left_out_path(reference, comparison.project) is None:
            return _moved(lost, reference, now, comparison)
    return link


def _lost(link: LinkFreshness, comparison: Comparison) -> _Lost | None:
    reference = parse_reference(link.link.target, comparison.project.root)
    if isinstance(reference, str):
        return None
    entry = comparison.lock.get((link.note.path, link_key(link.link.target)))
    if entry is not None:
        link = replace(link, entry=entry, baseline=Baseline.LOCK)
        return _verified(link, reference, entry, comparison)
    origin = comparison.origins.get(link.note.path)
    if not isinstance(origin, Written):
        return None
    commits = (origin.commit, origin.added.get(link_key(link.link.target)))
    for commit in filter(None, commits):
        tree = comparison.reader.history.tree(commit)
        then = resolve(reference, tree, comparison.reader.derived)
        if isinstance(then, Target):
            link = replace(link, since=commit, baseline=Baseline.IMPLIED)
            return _Lost(link, reference, then, tree)
    return None


def _verified(
    link: LinkFreshness, reference: Reference, entry: LockEntry, comparison: Comparison
) -> _Lost | None:
    path = _path(link, comparison)
    tree = verified_tree(entry, path, comparison.reader.history)
    then = resolve(reference, tree, comparison.reader.derived) if tree else None
    if isinstance(then, Target):
        return _Lost(link, reference, replace(then, fingerprint=entry.fingerprint), tree)
    symbol = reference.symbol if isinstance(reference, SymbolReference) else None
    kind = TargetKind.SYMBOL if symbol else TargetKind.FILE
    known = Target(kind, (path,), (), symbol, entry.fingerprint, entry.blob or None)
    return _Lost(link, reference, known, None)


def _places(lost: _Lost, search: _Search, comparison: Comparison) -> Iterator[Reference]:
    match lost.reference:
        case PathReference(path) | LineReference(path) | SymbolReference(path):
            for home in _homes(path, lost, search, comparison.tree):
                yield replace(lost.reference, path=home)
    if isinstance(lost.reference, SymbolReference) and lost.then.symbol:
        yield from _same_code(lost, search, comparison)


def _homes(path: RepoPath, lost: _Lost, search: _Search, tree: Tree) -> list[RepoPath]:
    """Where a file went: the rename that git saw, else the one file with the very same bytes."""
    home = last_name(path, search.renames)
    if tree.entry(home) is not None:
        return [home] if home != path else []
    blob = lost.then.blob
    twins = [other for other, entry in tree.entries().items() if blob and entry.blob == blob]
    return twins if len(twins) == 1 else []


def _same_code(lost: _Lost, search: _Search, comparison: Comparison) -> Iterator[SymbolReference]:
    """Definitions of the same name elsewhere: with the same body, else the only one that is alike."""
    name = _last_part(str(lost.then.symbol))
    found = list(_definitions(name, lost, search.mentions.get(name, ()), comparison))
    equal = [reference for reference, prints in found if prints.body == lost.then.fingerprint.body]
    qualified = [reference for reference in equal if reference.symbol == lost.then.symbol]
    if len(equal) == 1 or len(qualified) == 1:
        yield (qualified if len(qualified) == 1 else equal)[0]
    elif len(found) == 1 and _is_alike(found[0][0], lost, comparison):
        yield found[0][0]


def _definitions(
    name: str, lost: _Lost, paths: Sequence[RepoPath], comparison: Comparison
) -> Iterator[tuple[SymbolReference, Fingerprint]]:
    """Definitions of that last name in those of the files that are in the same language."""
    language = language_for(lost.then.paths[0])
    for path in paths:
        if language_for(path) is not language:
            continue
        prints = comparison.reader.derived.fingerprints(comparison.tree, path)
        for symbol, fingerprint in prints.symbols.items():
            if _last_part(symbol) == name:
                yield SymbolReference(path, symbol), fingerprint


def _is_alike(reference: SymbolReference, lost: _Lost, comparison: Comparison) -> bool:
    if lost.tree_then is None:
        return False
    now = resolve(reference, comparison.tree, comparison.reader.derived)
    old, new = target_lines(lost.then, lost.tree_then), target_lines(now, comparison.tree)
    words = [line.strip() for line in old], [line.strip() for line in new]
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE


def _moved(lost: _Lost, reference: Reference, now: Target, comparison: Comparison) -> LinkFreshness:
    link = lost.link
    watch = watched(link.link.watch, link.note.kind, now)
    target = _written(reference, comparison.project.root)
    change = gravest_seen(lost.then.fingerprint, now, watch)
    changed = f", and changed: {change}" if change else ""
    return replace(
        link,
        resolution=now,
        state=LinkState.MOVED,
        change=change,
        moved_to=target,
        reason=f"`{link.link.target}` is now `{target}`{changed}",
        help=f"link `{target}`"
        + (f", read the change, then `curator verify {link.note.path}`" if change else ""),
    )


def _written(reference: Reference, root: RepoPath) -> str:
    """A reference as a note would have it."""
    match reference:
        case SymbolReference(path, symbol):
            return f"{path.removeprefix(f'{root}/' if root else '')}#{symbol}"
        case LineReference(path, lines):
            return f"{path.removeprefix(f'{root}/' if root else '')}#L{lines.first}-L{lines.last}"
        case PathReference(path):
            return path.removeprefix(f"{root}/" if root else "")
        case _:
            return reference.pattern
