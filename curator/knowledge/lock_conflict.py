"""Entries that disagree on a link -> the one that is kept.

An entry that a person wrote cannot lie: it is compared with the code like any other. A link that has lost its entry can:
it would be judged by the note's last edit, which may be younger than the change that the entry would have shown. So no
link loses its entry, and where none of them holds now, one is kept that says so.
"""

from collections.abc import Callable, Sequence

from curator.knowledge.compare import gravest_seen, watched
from curator.model.links import Change, LinkFreshness, Lock, LockBlock, LockEntry, Target
from curator.model.notes import link_key
from curator.model.text import RepoPath

_GRAVITY = (None, Change.DOCS, Change.BODY, Change.SIGNATURE)


def settled(lock: Lock, links: Sequence[LinkFreshness]) -> tuple[LockBlock, ...]:
    """Of a lock in dispute one block a link, as written, sorted by note and target; none where a person has to mend it."""
    rivals: dict[tuple[RepoPath, str], list[LockBlock]] = {}
    for block in lock.claims:
        rivals.setdefault((block.entry.note, link_key(block.entry.target)), []).append(block)
    now = {(link.note.path, link_key(link.link.target)): link for link in links}
    kept = [_kept(blocks, now.get(key)) for key, blocks in rivals.items()]
    return tuple(sorted(kept, key=lambda block: (block.entry.note, block.entry.target)))


def _kept(blocks: Sequence[LockBlock], link: LinkFreshness | None) -> LockBlock:
    """One that equals the code now, unless another is the one that speaks of the note as it reads now; else the one that
    is furthest from the code, and of those the oldest: the most is shown when it is verified again.
    """
    target = link.resolution if link else None
    if link is None or not isinstance(target, Target):
        return min(blocks, key=lambda block: block.entry.verified_on)
    change = _change_since(link, target)
    holding = [block for block in blocks if change(block.entry) is None]
    texts = {block.entry.text for block in blocks}
    if len(holding) < len(blocks) and len(texts) > 1:
        holding = [block for block in holding if block.entry.text == link.note.prose]
    if holding:
        return max(holding, key=lambda block: _closeness(block.entry, link, target))
    gravest = max(_GRAVITY.index(change(block.entry)) for block in blocks)
    worst = (block for block in blocks if _GRAVITY.index(change(block.entry)) == gravest)
    return min(worst, key=lambda block: block.entry.verified_on)


def _change_since(link: LinkFreshness, target: Target) -> Callable[[LockEntry], Change | None]:
    """What the link's watch sees of what changed since an entry was written."""
    watch = watched(link.link.watch, link.note.kind, target)

    def change(entry: LockEntry) -> Change | None:
        if entry.blob and entry.blob == target.blob:
            return None
        return gravest_seen(entry.fingerprint, target, watch)

    return change


def _closeness(
    entry: LockEntry, link: LinkFreshness, target: Target
) -> tuple[bool, bool, bool, str]:
    return (
        entry.fingerprint == target.fingerprint,
        entry.text == link.note.prose,
        entry.confirmed == "shown",
        entry.verified_on,
    )
