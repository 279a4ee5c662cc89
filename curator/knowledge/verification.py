"""What verifying a link writes into the lock."""

from collections.abc import Iterable

from curator.knowledge.base import KnowledgeBase
from curator.model.links import LinkFreshness, LinkState, LockEntry, Target
from curator.model.notes import link_key


def can_be_verified(link: LinkFreshness) -> bool:
    """Whether the link points at something that can be compared later; of a moved target it must be mended first."""
    return isinstance(link.resolution, Target) and link.state is not LinkState.MOVED


def needs_review(link: LinkFreshness) -> bool:
    """Whether verifying would say anything new of this link."""
    entry, target = link.entry, link.resolution
    if not isinstance(target, Target) or not can_be_verified(link):
        return False
    if entry is None:
        return True
    return entry.fingerprint != target.fingerprint or entry.text != link.note.prose


def lock_entry(link: LinkFreshness, *, who: str, when: str, confirmed: str, why: str) -> LockEntry:
    """The entry for a link that has a target; an earlier reason is kept where no new one is given."""
    if not isinstance(link.resolution, Target):
        raise TypeError("only a link with a target can be verified")
    return LockEntry(
        note=link.note.path,
        target=link.link.target,
        fingerprint=link.resolution.fingerprint,
        text=link.note.prose,
        blob=link.resolution.blob or "",
        verified_on=when,
        verified_by=who,
        confirmed=confirmed,
        why=why or (link.entry.why if link.entry else ""),
    )


def updated_lock(base: KnowledgeBase, new: Iterable[LockEntry]) -> tuple[LockEntry, ...]:
    """The lock with new entries, and without those of notes and links that are gone.

    Of a note that cannot be read whole, nobody knows which links are gone: its entries stay.
    """
    declared = {(note.path, link_key(link.target)) for note in base.notes for link in note.code}
    half_read = base.half_read
    entries = {(entry.note, link_key(entry.target)): entry for entry in (*base.entries, *new)}
    return tuple(entries[key] for key in sorted(entries) if key in declared or key[0] in half_read)
