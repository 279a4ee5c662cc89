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
_WITHOUT_SIGNATURE = (TargetKind.TEXT, TargetKind.LINES, TargetKind.SUBMODULE)


def watched(watch: Watch | None, note_kind: NoteKind | None, kind: TargetKind) -> Watch:
    """The watch that applies: what the link says, else the default for its note and its target."""
    if watch is None and note_kind is NoteKind.DECISION:
        return Watch.EXISTS
    if kind in _WITHOUT_SIGNATURE and watch is not Watch.EXISTS:
        return Watch.BODY  # text has nothing but its text: each change counts
    if watch is not None:
        return watch
    return Watch.BODY if kind is TargetKind.SYMBOL else Watch.SIGNATURE


def changes(then: Fingerprint, now: Target) -> tuple[Change, ...]:
    """What differs, the gravest first."""
    prints = now.fingerprint
    differs = {
        Change.SIGNATURE: then.signature != prints.signature and now.kind not in _WITHOUT_SIGNATURE,
        Change.BODY: then.body != prints.body,
        Change.DOCS: then.doc != prints.doc,
    }
    return tuple(change for change, is_different in differs.items() if is_different)


def gravest_seen(then: Fingerprint, now: Target, watch: Watch) -> Change | None:
    """The gravest change that this watch sees; None: fresh."""
    return next((change for change in changes(then, now) if change in _SEEN[watch]), None)
