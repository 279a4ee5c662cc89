"""A note's code links, then and now -> the state of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from curator.errors import UnreadableFile
from curator.knowledge.baseline import HistoryMissing, Origin, Written
from curator.knowledge.compare import gravest_seen, watched
from curator.knowledge.derived import Derived
from curator.knowledge.resolve import resolve
from curator.model.links import (
    Baseline,
    Change,
    LinkFreshness,
    LinkState,
    LockEntry,
    Missing,
    Resolution,
    Target,
    Undecidable,
)
from curator.model.notes import CodeLink, Note, Reference, Watch
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.ports import Completeness, History, Tree

VERSION = "c1:"
"""Prefix of the fingerprints that this version makes."""

_WHAT: Mapping[Change, str] = {
    Change.SIGNATURE: "the signature of",
    Change.BODY: "the body of",
    Change.DOCS: "the documentation of",
}
_DEEPEN = "fetch the whole history (`fetch-depth: 0` in CI, `git fetch --unshallow`), or run `curator verify`"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that deciding a link takes."""

    tree: Tree
    history: History
    derived: Derived
    lock: Mapping[tuple[RepoPath, str], LockEntry]
    lock_problem: str | None
    origins: Mapping[RepoPath, Origin]
    root: RepoPath


def needs_history(note: Note, lock: Mapping[tuple[RepoPath, str], LockEntry]) -> bool:
    """Whether some link of the note has no lock entry, so that only git can tell what it was written for."""
    return any((note.path, link.target) not in lock for link in note.code)


def link_freshness(note: Note, link: CodeLink, comparison: Comparison) -> LinkFreshness:
    """The state of one link."""
    reference = parse_reference(link.target, comparison.root)
    if isinstance(reference, str):  # the note's parser reports it and drops the link
        return _known(note, link, Undecidable(reference, ""), LinkState.UNDECIDED, reference)
    now = resolve(reference, comparison.tree, comparison.derived)
    match now:
        case Missing(_, message, remedy):
            return _known(note, link, now, LinkState.MISSING, message, remedy)
        case Undecidable(reason, remedy):
            return _known(note, link, now, LinkState.UNDECIDED, reason, remedy)
        case Target():
            return _of_target(note, link, reference, now, comparison)


def _of_target(
    note: Note, link: CodeLink, reference: Reference, now: Target, comparison: Comparison
) -> LinkFreshness:
    watch = watched(link.watch, note.kind, now.kind)
    entry = comparison.lock.get((note.path, link.target))
    if watch is Watch.EXISTS:
        found = _known(note, link, now, LinkState.FRESH, "it exists")
        return replace(found, baseline=Baseline.LOCK if entry else Baseline.NONE)
    if comparison.lock_problem:
        reason = f"the lock cannot be read: {comparison.lock_problem}"
        return _known(note, link, now, LinkState.UNDECIDED, reason, "mend the lock (KB006)")
    if entry:
        return _since_verified(_known(note, link, now, LinkState.FRESH, ""), now, watch, entry)
    return _since_written(
        _known(note, link, now, LinkState.FRESH, ""), now, watch, reference, comparison
    )


def _since_verified(
    base: LinkFreshness, now: Target, watch: Watch, entry: LockEntry
) -> LinkFreshness:
    verified = f"verified on {entry.verified_on} by {entry.verified_by}"
    base = replace(base, baseline=Baseline.LOCK, entry=entry, reason=verified)
    if entry.blob and entry.blob == now.blob:
        return base
    if not entry.fingerprint.signature.startswith(VERSION):
        version = entry.fingerprint.signature.partition(":")[0]
        reason = f"it was verified with fingerprints of another version (`{version}`)"
        remedy = f"run `curator verify {base.note.path}` again"
        return replace(base, state=LinkState.UNDECIDED, reason=reason, help=remedy)
    change = gravest_seen(entry.fingerprint, now, watch)
    is_edited = entry.text != base.note.prose
    afterwards = "; the note was edited since, not verified" if is_edited else ""
    return _stale(base, now, change, f"the note was {verified}{afterwards}") if change else base


def _since_written(
    base: LinkFreshness, now: Target, watch: Watch, reference: Reference, comparison: Comparison
) -> LinkFreshness:
    match comparison.origins.get(base.note.path):
        case Written(commit, added):
            then = _then(reference, commit, comparison)
            if isinstance(then, Missing) and base.link.target in added:
                commit = added[base.link.target]
                then = _then(reference, commit, comparison)
            return _against(replace(base, since=commit), now, watch, then, commit)
        case HistoryMissing():
            is_shallow = comparison.history.completeness is Completeness.SHALLOW
            why = "this clone is shallow" if is_shallow else "history is missing"
            reason = (
                f"{why}, and nobody verified the link: what code it was written for is not known"
            )
            return replace(base, state=LinkState.UNDECIDED, reason=reason, help=_DEEPEN)
        case _:
            reason = "the note's text is not committed yet, and nobody verified the link"
            return _unverified(base, reason)


def _then(reference: Reference, commit: str, comparison: Comparison) -> Resolution:
    try:
        return resolve(reference, comparison.history.tree(commit), comparison.derived)
    except UnreadableFile as error:  # a partial clone lacks the objects
        return Undecidable(str(error), _DEEPEN)


def _against(
    base: LinkFreshness, now: Target, watch: Watch, then: Resolution, commit: str
) -> LinkFreshness:
    written = f"the note was written in {commit[:10]}"
    match then:
        case Undecidable(reason, remedy):
            return replace(base, state=LinkState.UNDECIDED, reason=reason, help=remedy)
        case Missing(_, message, _):
            return _unverified(base, f"when {written}, {message}; nobody verified the link since")
        case Target(fingerprint=fingerprint):
            base = replace(base, baseline=Baseline.IMPLIED, reason=f"unchanged since {written}")
            change = gravest_seen(fingerprint, now, watch)
            return _stale(base, now, change, written) if change else base


def _stale(base: LinkFreshness, now: Target, change: Change, since: str) -> LinkFreshness:
    reason = f"{_WHAT[change]} `{now.symbol or base.link.target}` changed since {since}"
    return replace(
        base, state=LinkState.STALE, change=change, reason=reason, help=_verify(base.note)
    )


def _unverified(base: LinkFreshness, reason: str) -> LinkFreshness:
    return replace(base, state=LinkState.UNVERIFIED, reason=reason, help=_verify(base.note))


def _verify(note: Note) -> str:
    return f"read the code, mend the note if need be, then `curator verify {note.path}`"


def _known(
    note: Note,
    link: CodeLink,
    resolution: Resolution,
    state: LinkState,
    reason: str,
    remedy: str = "",
) -> LinkFreshness:
    return LinkFreshness(
        note=note,
        link=link,
        resolution=resolution,
        state=state,
        change=None,
        moved_to=None,
        baseline=Baseline.NONE,
        reason=reason,
        help=remedy,
        since=None,
        entry=None,
    )
