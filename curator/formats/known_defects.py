"""Known defects -> the text of `curator-baseline.json`: sorted, one line each, so that it only loses lines."""

import json
from collections.abc import Mapping

from curator.model.diagnostics import Key


def known_defects_text(known: Mapping[Key, int]) -> str:
    rows = [_row(key, count) for key, count in sorted(known.items())]
    lines = ",\n".join(f"  {row}" for row in rows)
    body = f"\n{lines}\n" if rows else ""
    return f'{{"version": 1, "diagnostics": [{body}]}}\n'


def _row(key: Key, count: int) -> str:
    code, path, subject = key
    row: dict[str, object] = {"code": code, "path": path, "subject": subject}
    return json.dumps({**row, "count": count} if count > 1 else row)
