"""What a run of a case came to."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.freshness.case import Case

BARS = {"formatting": 1.0, "pyupgrade": 10 / 11, "move": 0.95, "signature": 1.0, "dangling": 0.8}
"""The least share that must be right; 1.0 for what is not named."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether curator is right on a case in one mode."""

    case: Case
    mode: str
    wrong: str | None
    """The reason, or None where it is right."""
    is_run: bool = True
    """False where the history could not be built, so that curator was not asked: `wrong` says why."""


def table(verdicts: Iterable[Verdict]) -> str:
    """Right of total, a line for each kind and mode."""
    lines = []
    for (kind, mode), right, total in _counts(verdicts):
        bar = BARS.get(kind, 1.0)
        mark = "" if right >= bar * total else f"  below {bar:.1%}"
        lines.append(f"{kind:<12} {mode:<18} {right:4} of {total:<4} {right / total:7.1%}{mark}")
    return "\n".join(lines)


def is_above_bars(verdicts: Iterable[Verdict]) -> bool:
    return all(
        right >= BARS.get(kind, 1.0) * total for (kind, _), right, total in _counts(verdicts)
    )


def _counts(verdicts: Iterable[Verdict]) -> list[tuple[tuple[str, str], int, int]]:
    counts: dict[tuple[str, str], list[bool]] = {}
    for verdict in verdicts:
        if verdict.is_run:
            key = (verdict.case.kind, verdict.mode)
            counts.setdefault(key, []).append(verdict.wrong is None)
    return [(key, sum(rights), len(rights)) for key, rights in counts.items()]


def line(verdict: Verdict) -> str:
    """One verdict for a person."""
    case = verdict.case
    says = "right"
    if verdict.wrong:
        says = f"{'wrong' if verdict.is_run else 'not run'}: {verdict.wrong}"
    where = f"{case.repository} {case.now[:10]} {case.target}"
    return f"{case.kind} {case.id} [{verdict.mode}] {where}: {says}"
