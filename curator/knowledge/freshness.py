"""A note's code links, then and now -> the state of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from curator.knowledge.baseline import HistoryMissing, Origin, Reader, Written
from curator.knowledge.compare import gravest_seen, watched
from curator.knowledge.derived import Derived
from curator.knowledge.relocated import in_terms_of, relocated
from curator.knowledge.resolve import left_out_path, or_verified, resolve
from curator.knowledge.then import verified_tree
from curator.model.config import Project
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
from curator.model.notes import CodeLink, Note, Reference, Watch, link_key
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.digests import VERSION
from curator.ports import Completeness, Tree

_WHAT: Mapping[Change, str] = {
    Change.SIGNATURE: "the signature of",
    Change.BODY: "the body of",
    Change.DOCS: "the documentation of",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that deciding a link takes."""

    tree: Tree
    reader: Reader
    lock: Mapping[tuple[RepoPath, str], LockEntry]
    lock_problem: str | None
    origins: Mapping[RepoPath, Origin]
    project: Project


def link_freshness(note: Note, link: CodeLink, comparison: Comparison) -> LinkFreshness:
    """The state of one link."""
    reference = parse_reference(link.target, comparison.project.root)
    if isinstance(reference, str):  # fine by itself, it is too long below the project root
        return _known(note, link, Undecidable(reference, ""), LinkState.UNDECIDED, reference)
    left_out = left_out_path(reference, comparison.project)
    now = left_out or resolve(reference, comparison.tree, comparison.reader.derived)
    match now:
        case Missing(_, message, remedy):
            return _known(note, link, now, LinkState.MISSING, message, remedy)
        case Undecidable(reason, remedy):
            return _known(note, link, now, LinkState.UNDECIDED, reason, remedy)
        case Target():
            base = _known(note, link, now, LinkState.FRESH, "")
            return _of_target(base, reference, now, comparison)


def _of_target(
    base: LinkFreshness, reference: Reference, now: Target, comparison: Comparison
) -> LinkFreshness:
    watch = watched(base.link.watch, base.note.kind, now)
    entry = comparison.lock.get((base.note.path, link_key(base.link.target)))
    if watch is Watch.EXISTS:
        baseline = Baseline.LOCK if entry else Baseline.NONE
        return replace(base, baseline=baseline, reason="it exists", entry=entry)
    if comparison.lock_problem:
        reason = f"the lock cannot be read: {comparison.lock_problem}"
        remedy = "mend the lock (`curator explain KB006`)"
        return replace(base, state=LinkState.UNDECIDED, reason=reason, help=remedy)
    if entry is None:
        return _since_written(base, now, watch, reference, comparison)
    verified = f"verified on {entry.verified_on} by {entry.verified_by}"
    base = replace(base, baseline=Baseline.LOCK, entry=entry, reason=verified)
    if entry.blob and entry.blob == now.blob:
        return base
    if not entry.fingerprint.signature.startswith(VERSION):
        then = verified_tree(entry, now.paths[0], comparison.reader.history) if now.blob else None
        return _since_older_version(base, now, watch, reference, then, comparison.reader.derived)
    change = gravest_seen(entry.fingerprint, now, watch)
    is_edited = entry.text != base.note.prose
    afterwards = "; the note was edited since, not verified" if is_edited else ""
    return _stale(base, now, change, f"the note was {verified}{afterwards}") if change else base


def _since_older_version(
    base: LinkFreshness,
    now: Target,
    watch: Watch,
    reference: Reference,
    then: Tree | None,
    derived: Derived,
) -> LinkFreshness:
    """Fingerprints of two versions cannot be compared: the blob that was verified is read again, if it is here."""
    found = resolve(reference, then, derived) if then else None
    if isinstance(found, Target) and gravest_seen(found.fingerprint, now, watch) is None:
        return base
    reason = "it was verified by another version of curator, and is not the same code any more"
    remedy = f"run `curator verify {base.note.path}` again"
    return replace(base, state=LinkState.UNDECIDED, reason=reason, help=remedy)


def _since_written(
    base: LinkFreshness, now: Target, watch: Watch, reference: Reference, comparison: Comparison
) -> LinkFreshness:
    reader = comparison.reader
    match comparison.origins.get(base.note.path):
        case Written(commit, added) as written:
            then = _then(reference, base.link.target, written, comparison)
            if isinstance(then, Missing) and link_key(base.link.target) in added:
                commit = added[link_key(base.link.target)]
                then = resolve(reference, reader.history.tree(commit), reader.derived)
            if (
                isinstance(then, Target)
                and then.symbol != now.symbol
                and link_key(base.link.target) in written.replaced
            ):
                then = replace(then, fingerprint=in_terms_of(now, then, comparison.tree))
            return _against(replace(base, since=commit), now, watch, then, commit)
        case HistoryMissing():
            completeness = reader.history.completeness
            is_shallow = completeness is Completeness.SHALLOW
            why = "this clone is shallow" if is_shallow else "history is missing"
            reason = (
                f"{why}, and nobody verified the link: what code it was written for is not known"
            )
            return replace(
                base,
                state=LinkState.UNDECIDED,
                reason=reason,
                help=or_verified(completeness.remedy),
            )
        case _:
            reason = "the note's text is not committed yet, and nobody verified the link"
            return _unverified(base, reason)


def _then(
    reference: Reference, target: str, written: Written, comparison: Comparison
) -> Resolution:
    """What the link pointed at when the note was written: where it was not there yet, what the link before it did."""
    tree, derived = comparison.reader.history.tree(written.commit), comparison.reader.derived
    then = resolve(reference, tree, derived)
    seen, key = set(), link_key(target)
    while isinstance(then, Missing) and key in written.replaced and key not in seen:
        seen.add(key)
        key = written.replaced[key]
        older = parse_reference(key, comparison.project.root)
        if not isinstance(older, str):
            then = relocated(older, reference, tree, derived)
    return then


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
