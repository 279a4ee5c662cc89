"""A report -> GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

import json
from collections import Counter

from curator.formats.identity import identity
from curator.formats.terminal import printable
from curator.formats.view import View
from curator.model.diagnostics import Severity
from curator.model.text import RepoPath

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(view: View) -> str:
    seen: Counter[tuple[str, str, str]] = Counter()
    rows = []
    for item in view.shown:
        seen[item.key] += 1
        rows.append(
            {
                "description": f"{item.code} {printable(item.message)}",
                "check_name": item.rule,
                "fingerprint": identity(item, seen[item.key]),
                "severity": _SEVERITIES[item.severity],
                "location": {"path": _name(item.path), "lines": {"begin": item.place.line}},
            }
        )
    return json.dumps(rows, indent=2) + "\n"


def _name(path: RepoPath) -> str:
    """JSON has no way to name bytes that are not UTF-8, and half of a surrogate pair makes strict readers give up."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
