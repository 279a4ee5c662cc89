"""A report -> JSON, version 1: fields may be added, never changed."""

import json

from curator import __version__
from curator.formats.summary import counts
from curator.formats.view import View
from curator.model.diagnostics import Diagnostic
from curator.model.links import LinkFreshness


def lint_json(view: View) -> str:
    """ASCII only, so that names which are not UTF-8 survive as escaped surrogates."""
    report = view.report
    value = {
        "version": 1,
        "tool": {"name": "curator", "version": __version__},
        "commit": report.commit,
        "dirty": report.is_dirty,
        "history": report.history,
        "diagnostics": [diagnostic_row(item) for item in report.diagnostics],
        "links": [
            {"note": link.note.path, "line": link.link.place.line, **_link(link)}
            for link in report.links
        ],
        "summary": counts(report),
    }
    return json.dumps(value, indent=2) + "\n"


def diagnostic_row(item: Diagnostic) -> dict[str, object]:
    """One diagnostic, as every JSON answer has it."""
    return {
        "code": item.code,
        "rule": item.rule,
        "severity": item.severity,
        "path": item.path,
        "line": item.place.line,
        "column": item.place.column,
        "end_line": item.place.end_line,
        "end_column": item.place.end_column,
        "message": item.message,
        "help": item.help,
        "fixable": item.is_fixable,
        "link": _link(item.link) if item.link else None,
    }


def _link(link: LinkFreshness) -> dict[str, object]:
    return {
        "target": link.link.target,
        "state": link.state,
        "change": link.change,
        "moved_to": link.moved_to,
        "baseline": link.baseline,
    }
