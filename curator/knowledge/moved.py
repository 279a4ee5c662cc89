"""A lost link and its target's new place -> the link in state `moved`, with what changed on the way."""

from dataclasses import replace

from curator.knowledge.compare import gravest_seen, watched
from curator.knowledge.freshness import Comparison
from curator.knowledge.lost import Lost
from curator.knowledge.namesakes import prints_as
from curator.knowledge.relocated import carried_over, in_terms_of, relocated
from curator.model.code import Fingerprint
from curator.model.links import LinkFreshness, LinkState, Target, TargetKind
from curator.model.notes import LineReference, PathReference, Reference, SymbolReference
from curator.model.text import RepoPath


def moved(
    lost: Lost,
    reference: Reference,
    now: Target,
    comparison: Comparison,
    *,
    is_by_name: bool = False,
) -> LinkFreshness:
    """Its lock entry, where it has one, reads as it would have been written for the new place.

    `is_by_name`: nothing but its name is known to be the same; an equal body makes it certain.
    """
    link = lost.link
    then = _fingerprint(lost, reference, now, comparison)
    watch = watched(link.link.watch, link.note.kind, now)
    target = _written(reference, comparison.project.root)
    change = gravest_seen(then, now, watch)
    is_guess = is_by_name and then.body != now.fingerprint.body
    found = replace(
        link,
        resolution=now,
        state=LinkState.MOVED,
        change=change,
        moved_to=target,
        entry=replace(link.entry, fingerprint=then) if link.entry else None,
        is_guess=is_guess,
    )
    return _guess_told(found) if is_guess else _told(found)


def _told(link: LinkFreshness) -> LinkFreshness:
    changed = f", and changed: {link.change}" if link.change else ""
    return replace(
        link,
        reason=f"`{link.link.target}` is now `{link.moved_to}`{changed}",
        help=f"link `{link.moved_to}`"
        + (f", read the change, then `curator verify {link.note.path}`" if link.change else ""),
    )


def _guess_told(link: LinkFreshness) -> LinkFreshness:
    changed = f"; changed, if it is the same: {link.change}" if link.change else ""
    return replace(
        link,
        reason=f"`{link.link.target}` is probably `{link.moved_to}` now, by its name alone: "
        f"this clone lacks the code of then{changed}",
        help=f"read it; if it is the same, link `{link.moved_to}` and `curator verify {link.note.path}`; "
        "full history (`fetch-depth: 0`) can tell",
    )


def _fingerprint(
    lost: Lost, reference: Reference, now: Target, comparison: Comparison
) -> Fingerprint:
    """The target's then, as it is to be compared with what it is now."""
    then, tree, derived = lost.then, comparison.tree, comparison.reader.derived
    if then.kind is now.kind is TargetKind.MEMBERS:
        seen = relocated(reference, lost.reference, tree, derived)
        if not isinstance(seen, Target):
            return then.fingerprint
        return carried_over(then.fingerprint, seen.fingerprint, now.fingerprint)
    if then.kind not in (TargetKind.SYMBOL, TargetKind.FILE):
        return then.fingerprint
    there = replace(then, fingerprint=prints_as(now.paths[0], lost, derived))
    return in_terms_of(now, there, tree)


def _written(reference: Reference, root: RepoPath) -> str:
    """A reference as a note would have it."""
    start = f"{root}/" if root else ""
    match reference:
        case SymbolReference(path, symbol):
            return f"{path.removeprefix(start)}#{symbol}"
        case LineReference(path, lines):
            return f"{path.removeprefix(start)}#L{lines.first}-L{lines.last}"
        case PathReference(path):
            return path.removeprefix(start)
        case _:
            return reference.pattern.removeprefix(start)
