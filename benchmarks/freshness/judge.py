"""A case and curator's answer -> what is wrong with the answer, or None."""

from benchmarks.freshness.answer import Answer, Report
from benchmarks.freshness.case import ANY, Case

WARNING = 2
DANGLING = "KB107"


def wrong_link(case: Case, answer: Answer | None) -> str | None:
    """The reason why the answer on a link is wrong."""
    if answer is None:
        return "says nothing of the link"
    if case.kind == "pyupgrade":
        return str(answer) if answer.gravity >= WARNING else None
    wanted = case.expect
    is_right = (
        answer.state == wanted.state
        and wanted.change in (ANY, answer.change)
        and _same_place(wanted.moved_to, answer.moved_to)
    )
    if is_right:
        return None
    change = None if wanted.change == ANY else wanted.change
    parts = (wanted.state, change, wanted.moved_to)
    return f"says {answer}, not {' '.join(part for part in parts if part)}"


def _same_place(wanted: str | None, said: str | None) -> bool:
    """A row may leave out the outer containers of a name, as a link may."""
    if wanted is None or said is None:
        return wanted == said
    path, _, name = wanted.partition("#")
    there, _, symbol = said.partition("#")
    return path == there and (symbol == name or symbol.endswith(f".{name}"))


def wrong_shallow(answer: Answer | None, report: Report) -> str | None:
    """Without history and without a lock nothing may be passed off as known, or in silence.

    A target that is no more at its place is an error at any depth.
    """
    if answer is None:
        return "says nothing of the link"
    has_findings = any(one.gravity >= WARNING for one in report.links.values())
    expected = 1 if has_findings else 2
    if answer.state not in {"undecided", "missing"}:
        return f"says {answer} in a shallow clone"
    is_told = report.exit_code == expected
    return None if is_told else f"{answer.state}, but exit {report.exit_code}, not {expected}"


def wrong_document(case: Case, report: Report, *, is_now: bool) -> str | None:
    """`is_now`: the commit at which the case's expectation holds; at the others there is to be silence."""
    document, _, name = case.target.partition("#")
    lines = [
        finding.line
        for finding in report.findings
        if finding.code == DANGLING and finding.path == document and name in finding.message
    ]
    if is_now and case.expect.code:
        is_right = case.expect.line in lines if case.expect.line else bool(lines)
        return None if is_right else f"silent on line {case.expect.line} (speaks on {lines})"
    return f"speaks on line {lines[0]}" if lines else None
