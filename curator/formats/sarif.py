"""A report -> SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

import json
from collections import Counter
from urllib.parse import quote

from curator import __version__
from curator.formats.identity import identity
from curator.formats.terminal import printable
from curator.formats.view import View
from curator.model.diagnostics import Diagnostic, RuleInfo, Severity
from curator.model.links import Target
from curator.model.text import RepoPath

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def sarif(view: View) -> str:
    """One run with every rule, and a result for each diagnostic that is shown."""
    seen: Counter[tuple[str, str, str]] = Counter()
    results = []
    for item in view.shown:
        seen[item.key] += 1
        results.append(_result(item, view, seen[item.key]))
    run = {
        "tool": {
            "driver": {
                "name": "curator",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in view.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: RuleInfo) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(item: Diagnostic, view: View, number: int) -> dict[str, object]:
    codes = [rule.code for rule in view.rules]
    said = "\n".join(printable(text) for text in (item.message, item.help) if text)
    value: dict[str, object] = {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": _LEVELS[item.severity],
        "message": {"text": said},
        "locations": [
            _location(
                item.path,
                startLine=item.place.line,
                startColumn=item.place.column,
                endLine=item.place.end_line,
                endColumn=item.place.end_column,
            )
        ],
        "partialFingerprints": {"curator/v1": identity(item, number)},
    }
    target = item.link.resolution if item.link else None
    if isinstance(target, Target) and len(target.paths) == 1:
        lines = [
            {"startLine": span.first, "endLine": max(span.first, span.last)}
            for span in target.spans
        ]
        related = [_location(target.paths[0], **line) for line in lines or [{}]]
        value["relatedLocations"] = [{"id": id_, **one} for id_, one in enumerate(related)]
    return value


def _location(path: RepoPath, **region: int) -> dict[str, object]:
    uri = quote(path.encode("utf-8", "surrogateescape"))
    place: dict[str, object] = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if region:
        place["region"] = region
    return {"physicalLocation": place}
