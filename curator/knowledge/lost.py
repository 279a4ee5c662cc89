"""A link that points at nothing -> what its target was, and the trees in which that can be seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from curator.errors import MissingObject
from curator.formats.lock import lock_text
from curator.knowledge.baseline import Written
from curator.knowledge.freshness import Comparison
from curator.knowledge.resolve import resolve
from curator.knowledge.then import verified_tree
from curator.model.links import Baseline, LinkFreshness, LockEntry, Target, TargetKind
from curator.model.notes import GlobReference, Reference, SymbolReference, link_key
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.digests import VERSION
from curator.ports import Tree

_VERSIONS = 1000
"""Of the lock; in older ones nobody looks for an entry."""

Trees = Mapping[LockEntry, Sequence[Tree]]
"""Lock entry -> the trees that it may have been written for, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A link without a target, and what its target was when it last held."""

    link: LinkFreshness
    reference: Reference
    then: Target
    text: Tree | None
    """The tree that has the target as it was; None where the lock has its fingerprint, but this clone lacks its text."""
    whole: Tree | None
    """The same where it is a commit, in which other files can be looked up."""


def lost_links(links: Sequence[LinkFreshness], comparison: Comparison) -> list[Lost]:
    """Those of the links of which something is known, in their order."""
    entries = [entry for link in links if (entry := _entry(link, comparison)) is not None]
    trees = _verified_in(entries, comparison)
    commits = _commits(links, comparison)
    found = (_lost(link, trees, commits, comparison) for link in links)
    return [lost for lost in found if lost is not None]


def _entry(link: LinkFreshness, comparison: Comparison) -> LockEntry | None:
    return comparison.lock.get((link.note.path, link_key(link.link.target)))


def _commits(links: Sequence[LinkFreshness], comparison: Comparison) -> Mapping[str, Tree]:
    """The trees for which links were written that nobody verified; each is listed once for all of them."""
    found: dict[str, None] = {}
    for link in links:
        origin = comparison.origins.get(link.note.path)
        if isinstance(origin, Written):
            added = origin.added.get(link_key(link.link.target))
            found |= dict.fromkeys([origin.commit, added] if added else [origin.commit])
    return {commit: comparison.reader.history.tree(commit) for commit in found}


def _lost(
    link: LinkFreshness, trees: Trees, commits: Mapping[str, Tree], comparison: Comparison
) -> Lost | None:
    reference = parse_reference(link.link.target, comparison.project.root)
    if isinstance(reference, str):
        return None
    entry = _entry(link, comparison)
    if entry is not None:
        link = replace(link, entry=entry, baseline=Baseline.LOCK)
        return _verified(link, reference, entry, trees=trees[entry], comparison=comparison)
    origin = comparison.origins.get(link.note.path)
    if not isinstance(origin, Written):
        return None
    for commit in filter(None, (origin.commit, origin.added.get(link_key(link.link.target)))):
        tree = commits[commit]
        then = resolve(reference, tree, comparison.reader.derived)
        if isinstance(then, Target):
            link = replace(link, since=commit, baseline=Baseline.IMPLIED)
            return Lost(link, reference, then, tree, tree)
    return None


def _verified(
    link: LinkFreshness,
    reference: Reference,
    entry: LockEntry,
    *,
    trees: Sequence[Tree],
    comparison: Comparison,
) -> Lost | None:
    """The commit that was verified, else the one file that the lock names, else its fingerprint alone."""
    derived = comparison.reader.derived
    is_current = entry.fingerprint.signature.startswith(VERSION)
    for tree in trees:
        then = resolve(reference, tree, derived)
        if isinstance(then, Target) and (
            entry.fingerprint == then.fingerprint
            if is_current or not entry.blob
            else entry.blob == then.blob
        ):
            return Lost(link, reference, then, tree, tree)
    if isinstance(reference, GlobReference):
        return _by_digest(link, reference, entry, reference.pattern) if is_current else None
    file = verified_tree(entry, reference.path, comparison.reader.history)
    found = resolve(reference, file, derived) if file else None
    if isinstance(found, Target):
        prints = entry.fingerprint if is_current else found.fingerprint
        return Lost(link, reference, replace(found, fingerprint=prints), file, None)
    return _by_digest(link, reference, entry, reference.path) if is_current else None


def _by_digest(link: LinkFreshness, reference: Reference, entry: LockEntry, path: RepoPath) -> Lost:
    symbol = reference.symbol if isinstance(reference, SymbolReference) else None
    one = TargetKind.SYMBOL if symbol else TargetKind.FILE
    kind = one if entry.blob else TargetKind.MEMBERS
    known = Target(kind, (path,), (), symbol, entry.fingerprint, entry.blob or None)
    return Lost(link, reference, known, None, None)


def _verified_in(entries: Sequence[LockEntry], comparison: Comparison) -> Trees:
    """The oldest commit since which the lock has had the entry as it is, then the one checked out.

    What was verified is committed with the lock as a rule; whether it was, the fingerprint tells.
    """
    history = comparison.reader.history
    if not entries or history.head is None:
        return dict.fromkeys(entries, ())
    first = _first_commits(entries, comparison)
    trees = {commit: history.tree(commit) for commit in {*first.values(), history.head}}
    return {
        entry: tuple(
            trees[commit]
            for commit in dict.fromkeys([first.get(entry, history.head), history.head])
        )
        for entry in entries
    }


def _first_commits(entries: Iterable[LockEntry], comparison: Comparison) -> dict[LockEntry, str]:
    history = comparison.reader.history
    try:
        past = history.changes([RepoPath(f"{comparison.reader.kb}/curator.lock")])
    except MissingObject:
        return {}
    open_entries = {entry: _written(entry) for entry in entries}
    found: dict[LockEntry, str] = {}
    for change in past.changes[:_VERSIONS]:
        data = history.blob(change.blob) if change.blob else None
        open_entries = {e: text for e, text in open_entries.items() if data and text in data}
        found |= dict.fromkeys(open_entries, change.commit)
        if not open_entries:
            break
    return {entry: commit for entry, commit in found.items() if commit not in past.boundary}


def _written(entry: LockEntry) -> bytes:
    """An entry as it stands in the lock, but for the note, which may have been renamed since."""
    text = lock_text([entry])
    return text[text.index("\ntarget = ") :].encode("utf-8", "surrogateescape")
