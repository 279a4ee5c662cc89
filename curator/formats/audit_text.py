"""An audit -> text for people: where it stands, who wrote it, who verified it, what to do."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from curator.formats.terminal import line_start, printable, styled
from curator.formats.view import AbsenceView, AuditView
from curator.model.audit import Audit, Holder, Past, Served, Source, Verified, Written
from curator.model.text import Span

_SHORT = 7
_MOST_COMMITS = 20
_NO_HISTORY = "who wrote it is not in this clone: fetch the whole history (`fetch-depth: 0`, `git fetch --unshallow`)"


def audit_text(view: AuditView) -> str:
    """Sources, then the lock, then what could be reverted and revoked."""
    audit = view.audit
    lines = [*_head(audit), *(line for one in audit.sources for line in _source(one, view))]
    if audit.unfound:
        lines += ["", f"in no file: {_counted(len(audit.unfound), 'line')}"]
        lines += [f"  {printable(line)}" for line in audit.unfound[:10]]
    lines += _past(audit.past)
    lines += _verified(audit.verified, view)
    lines += _remedies(audit)
    if not lines:
        lines = ["nothing: no link is verified, and nothing that was asked for stands here"]
    return "\n".join(lines).strip("\n") + "\n"


def absence_text(view: AbsenceView) -> str:
    """Each place with what was searched in it and what was found."""
    absence = view.absence
    lines = [f"searched for: {printable(absence.subject)}", *map(_holder, absence.holders)]
    lines += _past(absence.past)
    open_ = [one for one in absence.past if not one.is_revoked]
    if open_:
        lines += [
            "",
            "history can still serve it (`context --at`): to block that, write into the configuration",
        ]
        lines += [f"  revoked = [{', '.join(chr(34) + one + chr(34) for one in _blobs(open_))}]"]
    verdict = "It is gone." if absence.is_gone else "It is not gone."
    said = "Bundles that were handed out before are not ours to take back."
    return "\n".join([*lines, "", f"{verdict} {said}"]) + "\n"


def _head(audit: Audit) -> Iterator[str]:
    served = audit.served
    if served is not None:
        yield f"bundle: {printable(served.query)}"
        yield f"  {_served(served)}"
        yield ""
    for path in audit.revoked:
        yield f"{line_start(path)} is revoked in the configuration: nothing reads it"


def _served(served: Served) -> str:
    commit = f"commit {served.commit[:_SHORT]}" if served.commit else "no commit"
    if served.is_reproduced:
        return (
            f"{commit}, digest {served.digest}: the same question at that commit gives this digest"
        )
    if served.is_reproduced is None:
        return f"{commit}, digest {served.digest}: it cannot be asked again: {printable(served.reason)}"
    return f"{commit}, digest {served.digest}: the same question at that commit gives another digest: {printable(served.reason)}"


def _source(source: Source, view: AuditView) -> Iterator[str]:
    place = f"{line_start(source.path)}:{_lines(source.span)}"
    at = f" at {source.commit[:_SHORT]}" if source.commit else ""
    altered = "  NOT what the file says there" if source.is_altered else ""
    yield f"{styled(place, 'bold', is_coloured=view.is_coloured)}  {source.kind}{at}{altered}"
    if not source.written:
        yield f"  {_NO_HISTORY}"
    for one in source.written:
        yield f"  {_spans(one):<12} {_who(one)}"


def _spans(one: Written) -> str:
    shown = map(_lines, one.spans[:4])
    return ",".join([*shown, *(["…"] if len(one.spans) > 4 else [])])


def _lines(span: Span) -> str:
    return f"{span.first}-{span.last}" if span.first != span.last else f"{span.first}"


def _who(one: Written) -> str:
    if one.commit is None:
        return "not committed"
    return f"{one.commit[:_SHORT]} {one.date} {printable(one.author)}  {printable(one.subject)}"


def _verified(entries: Iterable[Verified], view: AuditView) -> Iterator[str]:
    """Note by note, links that were verified alike together."""
    for note, group in groupby(entries, key=lambda one: one.note):
        alike: dict[tuple[str, ...], list[Verified]] = {}
        for one in group:
            alike.setdefault((_by(one), *_doubts(one)), []).append(one)
        yield ""
        yield f"{styled('verified', 'bold', is_coloured=view.is_coloured)} {line_start(note)}"
        for (by, *doubts), links in alike.items():
            yield f"  {by}"
            yield from (
                f"    {styled(doubt, 'warning', is_coloured=view.is_coloured)}" for doubt in doubts
            )
            yield f"    {', '.join(map(_link, links))}"


def _by(one: Verified) -> str:
    why = f", because: {printable(one.why)}" if one.why else ""
    return f"by {printable(one.verified_by)} on {one.verified_on}{why}"


def _link(one: Verified) -> str:
    return f"{printable(one.target)} ({one.state or 'no longer linked'})"


def _doubts(one: Verified) -> Iterator[str]:
    if one.confirmed == "yes":
        yield "with `--yes`: nobody was shown the code"
    elif one.confirmed != "shown":
        yield f"confirmed = {printable(one.confirmed)}, which curator does not write"
    if one.written is None:
        yield "who committed the entry is not in this clone"
    elif one.written.commit is None:
        yield "the entry is not committed yet"
    elif not one.is_by_author:
        yield f"the entry was committed by {printable(one.written.author)} in {one.written.commit[:_SHORT]}"
    if one.is_alone and one.written is not None and one.written.commit is not None:
        yield f"{one.written.commit[:_SHORT]} changed the lock and nothing else"


def _past(past: Iterable[Past]) -> Iterator[str]:
    known = list(past)
    if known:
        yield ""
        yield "in git's history:"
    for one in known:
        state = "revoked" if one.is_revoked else "`context --at` can serve it"
        yield f"  {line_start(one.path)} since {one.commit[:_SHORT]}, blob {one.blob}: {state}"


def _remedies(audit: Audit) -> Iterator[str]:
    commits = [one.commit for one in audit.commits if one.commit]
    is_file = [one.path for one in audit.sources] == [audit.subject]
    if commits and not is_file:
        shown = " ".join(commit[:12] for commit in commits[:_MOST_COMMITS])
        more = f" and {len(commits) - _MOST_COMMITS} more" if len(commits) > _MOST_COMMITS else ""
        yield ""
        yield f"to take back all that these commits did: git revert --no-commit {shown}{more}"
    blobs = _blobs(audit.past)
    if blobs and not all(one.is_revoked for one in audit.past):
        yield f"to keep history from serving it: revoked = [{', '.join(chr(34) + one + chr(34) for one in blobs)}]"


def _blobs(past: Iterable[Past]) -> list[str]:
    return sorted({one.blob for one in past})


def _holder(holder: Holder) -> str:
    if not holder.found:
        return f"  {printable(holder.name)}: not there ({holder.looked_at} looked at)"
    shown = ", ".join(map(printable, holder.found[:5]))
    more = f" and {len(holder.found) - 5} more" if len(holder.found) > 5 else ""
    return f"  {printable(holder.name)}: STILL THERE: {shown}{more}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
