"""Two targets and a watch -> what changed between them, and which of it matters."""

from collections.abc import Mapping

from curator.model.code import Fingerprint
from curator.model.links import Change, Target, TargetKind
from curator.model.notes import NoteKind, Watch

_SEEN: Mapping[Watch, tuple[Change, ...]] = {
    Watch.EXISTS: (),
    Watch.SIGNATURE: (Change.SIGNATURE,),
    Watch.BODY: (Change.SIGNATURE, Change.BODY),
    Watch.ANY: (Change.SIGNATURE, Change.BODY, Change.DOCS),
}


def watched(watch: Watch | None, note_kind: NoteKind | None, now: Target) -> Watch:
    """The watch that applies: what the link says, else the default for its note and its target."""
    if watch is None and note_kind is NoteKind.DECISION:
        return Watch.EXISTS
    if has_no_signature(now.fingerprint) and watch in (None, Watch.SIGNATURE):
        return Watch.BODY  # there is nothing else that could be watched
    if watch is not None:
        return watch
    return Watch.BODY if now.kind is TargetKind.SYMBOL else Watch.SIGNATURE


def has_no_signature(prints: Fingerprint) -> bool:
    """Of text, and of a file that offers nothing to others: the body is all there is, and stands for both."""
    return prints.signature == prints.body


def changes(then: Fingerprint, now: Target) -> tuple[Change, ...]:
    """What differs, the gravest first."""
    prints = now.fingerprint
    is_bare = has_no_signature(then) and has_no_signature(prints)
    differs = {
        Change.SIGNATURE: then.signature != prints.signature and not is_bare,
        Change.BODY: then.body != prints.body,
        Change.DOCS: then.doc != prints.doc,
    }
    return tuple(change for change, is_different in differs.items() if is_different)


def gravest_seen(then: Fingerprint, now: Target, watch: Watch) -> Change | None:
    """The gravest change that this watch sees; None: fresh."""
    return next((change for change in changes(then, now) if change in _SEEN[watch]), None)
