"""A report -> its counts, in JSON's words and as one line for people."""

from collections import Counter

from curator.formats.terminal import styled
from curator.model.diagnostics import Report, Severity
from curator.model.links import LinkState


def counts(report: Report) -> dict[str, int]:
    """The `summary` of the JSON contract."""
    states = Counter(link.state for link in report.links)
    severities = Counter(item.severity for item in report.diagnostics)
    return {
        "notes": report.note_count,
        "links": len(report.links),
        **{state.value: states[state] for state in _STATES},
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "infos": severities[Severity.INFO],
        "baselined": report.baselined_count,
        "ignored": report.ignored_count,
        "orphans": report.orphan_count,
        "before": report.before_count,
        "mended": report.mended_count,
    }


def summary_line(report: Report, *, is_coloured: bool = False) -> str:
    """Such as `3 notes, 7 code links: 6 fresh, 1 stale. 1 error, 0 warnings, 2 infos.`."""
    numbers = counts(report)
    states = ", ".join(f"{numbers[state]} {state}" for state in _STATES if numbers[state])
    looked = [_plural(report.note_count, "note"), _plural(len(report.links), "code link")]
    if report.document_count:
        looked.insert(1, _plural(report.document_count, "document"))
    found = ", ".join(
        styled(
            _plural(numbers[f"{name}s"], name),
            name,
            is_coloured=is_coloured and numbers[f"{name}s"] > 0,
        )
        for name in ("error", "warning", "info")
    )
    orphans = report.orphan_count
    left = f" {_plural(orphans, 'lock entry', 'lock entries')} without a link." if orphans else ""
    before = report.before_count
    left += f" {_plural(before, 'earlier one', 'earlier ones')} not shown." if before else ""
    known, mended = report.baselined_count, report.mended_count
    left += f" {known} in the baseline." if known else ""
    left += f" {mended} of the baseline mended: `--update-baseline`." if mended else ""
    return f"{', '.join(looked)}{': ' + states if states else ''}. {found}.{left}"


def _plural(count: int, word: str, words: str = "") -> str:
    return f"{count} {word if count == 1 else words or word + 's'}"


_STATES = (
    LinkState.FRESH,
    LinkState.STALE,
    LinkState.MOVED,
    LinkState.MISSING,
    LinkState.UNVERIFIED,
    LinkState.UNDECIDED,
)
