"""An audit -> JSON, version 1: fields may be added, never changed."""

import json

from curator.formats.view import AbsenceView, AuditView
from curator.model.audit import Audit, Past, Source, Verified, Written


def audit_json(view: AuditView) -> str:
    """ASCII only."""
    audit = view.audit
    value = {
        "version": 1,
        "subject": audit.subject,
        "commit": audit.commit,
        "history": audit.history,
        "bundle": _served(audit),
        "sources": [_source(one) for one in audit.sources],
        "unfound": list(audit.unfound),
        "past": [_past(one) for one in audit.past],
        "verified": [_verified(one) for one in audit.verified],
        "revert": [one.commit for one in audit.commits],
        "revoked": list(audit.revoked),
    }
    return json.dumps(value, indent=2) + "\n"


def absence_json(view: AbsenceView) -> str:
    """ASCII only."""
    absence = view.absence
    value = {
        "version": 1,
        "subject": absence.subject,
        "gone": absence.is_gone,
        "searched": [
            {"place": one.name, "looked_at": one.looked_at, "found": list(one.found)}
            for one in absence.holders
        ],
        "past": [_past(one) for one in absence.past],
    }
    return json.dumps(value, indent=2) + "\n"


def _served(audit: Audit) -> dict[str, object] | None:
    served = audit.served
    if served is None:
        return None
    return {
        "query": served.query,
        "commit": served.commit,
        "dirty": served.is_dirty,
        "digest": served.digest,
        "reproduced": served.is_reproduced,
        "reason": served.reason,
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "kind": source.kind.value,
        "path": source.path,
        "start_line": source.span.first,
        "end_line": source.span.last,
        "commit": source.commit,
        "blob": source.blob,
        "altered": source.is_altered,
        "lines": [_written(one) for one in source.written],
    }


def _written(one: Written) -> dict[str, object]:
    return {
        "spans": [[span.first, span.last] for span in one.spans],
        "commit": one.commit,
        "author": one.author,
        "date": one.date,
        "subject": one.subject,
    }


def _verified(one: Verified) -> dict[str, object]:
    return {
        "note": one.note,
        "target": one.target,
        "state": one.state.value if one.state else None,
        "verified_by": one.verified_by,
        "verified_on": one.verified_on,
        "confirmed": one.confirmed,
        "why": one.why,
        "line": one.line,
        "committed_by": _written(one.written) if one.written else None,
        "agrees": one.is_by_author,
        "alone": one.is_alone,
    }


def _past(one: Past) -> dict[str, object]:
    return {"path": one.path, "blob": one.blob, "commit": one.commit, "revoked": one.is_revoked}
