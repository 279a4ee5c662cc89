"""A report -> how often each rule reports, the most frequent first."""

import json
from collections import Counter
from collections.abc import Sequence

from curator.formats.view import View
from curator.model.diagnostics import Diagnostic


def statistics_text(view: View) -> str:
    """Such as `12  KB105  broken-note-link`; `[*]` marks what `--fix` mends."""
    rows = _rows(view.report.diagnostics)
    width = len(str(rows[0][1])) if rows else 1
    marks = {item.code for item in view.report.diagnostics if item.is_fixable}
    return "".join(
        f"{count:>{width}}  {code}  {'[*]' if code in marks else '[ ]'} {name}\n"
        for (code, name), count in rows
    )


def statistics_json(view: View) -> str:
    rows = [
        {"code": code, "rule": name, "count": count}
        for (code, name), count in _rows(view.report.diagnostics)
    ]
    return json.dumps({"version": 1, "statistics": rows}, indent=2) + "\n"


def _rows(items: Sequence[Diagnostic]) -> list[tuple[tuple[str, str], int]]:
    counts = Counter((item.code, item.rule) for item in items)
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))
