"""Cases of documents -> the verdict on each, at every commit that the case names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.freshness.answer import NoAnswer, Report, report
from benchmarks.freshness.case import Case
from benchmarks.freshness.judge import wrong_document
from benchmarks.freshness.scratch import Clone, ScratchError
from benchmarks.freshness.verdict import Verdict

NOW, THEN, FIXED = "now", "then", "fixed"
DOCUMENT_MODES = (NOW, THEN, FIXED)


@dataclass(frozen=True, slots=True)
class _Visit:
    """A case at one of its commits."""

    commit: str
    mode: str
    case: Case


def document_verdicts(cases: Iterable[Case], scratch: Clone) -> Iterator[Verdict]:
    """Each commit is checked out and linted once, with the real history behind it."""
    visits: dict[str, list[_Visit]] = {}
    for case in cases:
        for mode, commit in ((NOW, case.now), (THEN, case.then), (FIXED, case.fixed)):
            if commit:
                visits.setdefault(commit, []).append(_Visit(commit, mode, case))
    for commit, here in visits.items():
        yield from _verdicts(commit, here, scratch)


def _verdicts(commit: str, visits: list[_Visit], scratch: Clone) -> Iterator[Verdict]:
    documents = sorted({visit.case.target.partition("#")[0] for visit in visits})
    try:
        found = _lint(commit, documents, scratch)
    except (ScratchError, NoAnswer) as error:
        is_run = isinstance(error, NoAnswer)
        yield from (Verdict(visit.case, visit.mode, str(error), is_run) for visit in visits)
        return
    for visit in visits:
        wrong = wrong_document(visit.case, found, is_now=visit.mode == NOW)
        yield Verdict(visit.case, visit.mode, wrong)


def _lint(commit: str, documents: list[str], scratch: Clone) -> Report:
    scratch.checkout(commit)
    there = [document for document in documents if (scratch.folder / document).is_file()]
    if not there:
        return Report(0, {}, ())
    listed = ", ".join(f'"{document}"' for document in there)
    (scratch.folder / "curator.toml").write_text(f"extra = [{listed}]\n", "utf-8")
    return report(scratch.curator("lint", "--format", "json", *there))
