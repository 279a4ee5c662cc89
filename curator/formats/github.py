"""A report -> GitHub's annotations, and the page that a job's summary shows.

Workflow commands: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. A step may make ten
annotations of each kind, so those in files of the change come first; the log has all.
"""

from collections.abc import Iterator, Sequence

from curator.formats.markdown_cell import cell
from curator.formats.summary import summary_line
from curator.formats.terminal import printable, without_commands
from curator.formats.view import View
from curator.model.diagnostics import Diagnostic, Severity
from curator.model.links import Target
from curator.model.text import RepoPath

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_ANNOTATIONS = 10
"""Of each kind, in one step."""
_MOST_ROWS = 200
"""A summary may have 1 MiB."""


def github(view: View) -> str:
    """Annotations, then the log: one line each for those that would be too many, and the counts."""
    shown = sorted(view.shown, key=lambda item: _rank(item, view))
    annotated = [item for kind in _COMMANDS for item in _of(kind, shown)[:_MOST_ANNOTATIONS]]
    ids = set(map(id, annotated))
    rest = [item for item in view.shown if id(item) not in ids]
    lines = [
        *(_annotation(item, view) for item in annotated),
        *(_log_line(f"{item.code} {_where(item)} {item.message}") for item in rest),
        _log_line(summary_line(view.report)),
    ]
    return "\n".join(lines) + "\n"


def github_summary(view: View) -> str:
    """Markdown for the file that `GITHUB_STEP_SUMMARY` names."""
    rows = list(view.shown[:_MOST_ROWS])
    more = len(view.shown) - len(rows)
    return "\n".join(
        [
            "### curator lint",
            "",
            cell(summary_line(view.report)),
            "",
            *(_table(rows) if rows else ()),
            *([f"\nand {more} more in the log"] if more else []),
            "",
        ]
    )


def _of(kind: Severity, items: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [item for item in items if item.severity is kind]


def _rank(item: Diagnostic, view: View) -> int:
    """0 where the note is part of the change, 1 where its code is, 2 for the rest."""
    changed = view.report.changed
    return 0 if item.path in changed else 1 if _changed_target(item, view) else 2


def _changed_target(item: Diagnostic, view: View) -> tuple[RepoPath, int] | None:
    """The first of the linked files that the change touches, and the line to look at."""
    target = item.link.resolution if item.link else None
    if not isinstance(target, Target):
        return None
    path = next((path for path in target.paths if path in view.report.changed), None)
    return (path, target.spans[0].first if target.spans else 1) if path else None


def _annotation(item: Diagnostic, view: View) -> str:
    """At the note's line; a note outside of the change, which no reviewer sees, is told of at the code that changed."""
    target = None if item.path in view.report.changed else _changed_target(item, view)
    if target:
        path, line = target
        place = {"file": path, "line": str(line)}
        message = f"{_where(item)}: {item.message}"
    else:
        place = {
            "file": item.path,
            "line": str(item.place.line),
            "endLine": str(item.place.end_line),
            **_columns(item),
        }
        message = item.message
    said = "\n".join(printable(text) for text in (message, item.help) if text)
    values = {**place, "title": f"{item.code} {item.rule}"}
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    return f"::{_COMMANDS[item.severity]} {properties}::{_data(said)}"


def _columns(item: Diagnostic) -> dict[str, str]:
    if item.place.line != item.place.end_line:  # GitHub refuses columns over several lines
        return {}
    return {"col": str(item.place.column), "endColumn": str(item.place.end_column)}


def _table(items: Sequence[Diagnostic]) -> Iterator[str]:
    yield "| | where | what |"
    yield "|---|---|---|"
    for item in items:
        yield f"| {item.severity} | {cell(_where(item))} | {item.code} {cell(item.message)} |"


def _where(item: Diagnostic) -> str:
    return f"{item.path}:{item.place.line}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    named = "\n".join(
        printable(part) for part in text.split("\n")
    )  # a line end may be part of a path
    return _data(named).replace(":", "%3A").replace(",", "%2C")


def _log_line(text: str) -> str:
    """A line that the runner cannot take for a command: `::` counts at its start, the older `##[` anywhere."""
    return without_commands(printable(text)).lstrip(": \t")
