"""A report -> text: `full` with the line it is about, `concise` with one line each."""

from collections.abc import Sequence

from curator.formats.lint_groups import (
    MOST_NOTES,
    TargetGroup,
    group_block,
    left_out,
    target_groups,
)
from curator.formats.summary import summary_line
from curator.formats.terminal import line_start, printable, styled, without_commands
from curator.formats.view import View
from curator.model.diagnostics import Diagnostic

_WIDEST = 100


def full(view: View) -> str:
    """Each diagnostic with its source line and its remedy, then the counts."""
    groups = target_groups(view.shown) if view.is_grouped else ()
    blocks = [group_block(group, view) for group in groups]
    rest = [item for item in view.shown if not view.is_grouped or item.link is None]
    blocks += [_block(item, view) for item in rest]
    return without_commands("\n".join([*blocks, _closing(view)]) + "\n")


def concise(view: View) -> str:
    """`path:line:column: CODE message`, then the counts."""
    groups = target_groups(view.shown) if view.is_grouped else ()
    rest = [item for item in view.shown if not view.is_grouped or item.link is None]
    lines = [line for group in groups for line in _few(group, view)]
    lines += [diagnostic_line(item, is_coloured=view.is_coloured) for item in rest]
    return without_commands("\n".join([*lines, _closing(view)]) + "\n")


def _few(group: TargetGroup, view: View) -> list[str]:
    lines = []
    for section in group.sections:
        lines += [
            diagnostic_line(item, is_coloured=view.is_coloured) for item in section[:MOST_NOTES]
        ]
        if left_out(section):
            code = styled(section[0].code, section[0].severity, is_coloured=view.is_coloured)
            lines.append(f"{line_start(group.target)}: {code} {left_out(section)}")
    return lines


def diagnostic_line(item: Diagnostic, *, is_coloured: bool) -> str:
    """Without an end of line."""
    code = styled(item.code, item.severity, is_coloured=is_coloured)
    return f"{_where(item)}: {code} {printable(item.message)}"


def _closing(view: View) -> str:
    line = summary_line(view.report, is_coloured=view.is_coloured)
    is_cut = len(view.shown) < len(view.report.diagnostics)
    return f"{line} (`-v` lists the infos)" if is_cut else line


def _where(item: Diagnostic) -> str:
    return f"{line_start(item.path)}:{item.place.line}:{item.place.column}"


def _block(item: Diagnostic, view: View) -> str:
    head = styled(f"{item.severity}[{item.code}]", item.severity, is_coloured=view.is_coloured)
    lines = [f"{head} {item.rule}: {printable(item.message)}", f"  --> {_where(item)}"]
    lines += _frame(item, view.sources.get(item.path, ()), is_coloured=view.is_coloured)
    if item.help:
        lines.append(f"   = help: {printable(item.help)}")
    return "\n".join(lines) + "\n"


def _frame(item: Diagnostic, lines: Sequence[str], *, is_coloured: bool) -> list[str]:
    """The source line with a caret under each character that the diagnostic is about."""
    place = item.place
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return []
    line = lines[place.line - 1].expandtabs(1)
    end = place.end_column if place.end_line == place.line else len(line) + 1
    before, inside, after = _window(line, place.column - 1, max(place.column, end - 1))
    number = str(place.line)
    gutter = " " * len(number)
    caret = styled("^" * max(1, len(inside)), item.severity, is_coloured=is_coloured)
    return [
        f" {gutter} |",
        f" {number} | {before}{inside}{after}",
        f" {gutter} | {' ' * len(before)}{caret}",
    ]


def _window(line: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, in and after a place, of a long line only the part around it."""
    first = max(0, start - _WIDEST // 2) if len(line) > _WIDEST else 0
    last = max(first + _WIDEST, end)
    before, after = line[first:start], line[end:last]
    return (
        printable(f"…{before}" if first else before),
        printable(line[start:end]),
        printable(f"{after}…" if last < len(line) else after),
    )
