"""What happened to a link's target, in words that every format for people shares."""

from collections import Counter
from collections.abc import Callable, Iterable

from curator.model.affected import ORDER, Affected, AffectedNote, Impact, TouchedLink
from curator.model.links import Change, LinkState

_CHANGES = {
    Change.SIGNATURE: "signature changed",
    Change.BODY: "body changed",
    Change.DOCS: "documentation changed",
}
_IMPACTS = {
    Impact.MISSING: "is gone",
    Impact.UNDECIDED: "cannot be compared",
    Impact.UNVERIFIED: "never verified",
    Impact.UNCHANGED: "unchanged",
}


def happened(touched: TouchedLink, shown: Callable[[str], str]) -> str:
    """Such as `signature changed`, or `moved to src/b.py#f, body changed`; a name stands there as `shown` has it."""
    link = touched.link
    moved = [f"moved to {shown(link.moved_to or '')}"] if link.state is LinkState.MOVED else []
    changed = [_CHANGES[link.change]] if link.change else []
    return ", ".join([*moved, *changed]) or _IMPACTS[touched.impact]


def headline(affected: Affected) -> str:
    """Such as `2 notes are affected by 3 changed files since 1234567890: 1 signature, 1 moved`."""
    found = f": {counts(affected.notes)}" if affected.notes else ""
    is_one = len(affected.notes) <= 1
    notes = plural(len(affected.notes), "note") if affected.notes else "no note"
    if affected.changed_count is None:
        return f"{notes} {'links' if is_one else 'link'} to these paths{found}"
    files = plural(affected.changed_count, "changed file")
    since = f" since {affected.base[:10]}" if affected.base else ""
    return f"{notes} {'is' if is_one else 'are'} affected by {files}{since}{found}"


def plural(count: int, word: str) -> str:
    """Such as `2 notes` and `1 note`."""
    return f"{count} {word if count == 1 else f'{word}s'}"


def counts(notes: Iterable[AffectedNote]) -> str:
    """Notes by what happened at the gravest, such as `2 signature, 1 moved`."""
    found = Counter(note.impact for note in notes)
    return ", ".join(f"{found[impact]} {impact}" for impact in ORDER if found[impact])
