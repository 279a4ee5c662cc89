"""A group of code links -> the verdict on each, in four modes.

locked: verified at `then`. implied: only committed at `then`. Each also in a clone of depth 1.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.freshness.answer import NoAnswer, Report, report
from benchmarks.freshness.case import Case, Group
from benchmarks.freshness.judge import wrong_link, wrong_shallow
from benchmarks.freshness.scratch import (
    IMPLIED_NOTE,
    LOCK,
    LOCKED_NOTE,
    Clone,
    ScratchError,
    commit_notes,
    shallow_clone,
)
from benchmarks.freshness.verdict import Verdict

LOCKED, IMPLIED = "locked", "implied"
LOCKED_SHALLOW, IMPLIED_SHALLOW = "locked, depth 1", "implied, depth 1"
LINK_MODES = (LOCKED, IMPLIED, LOCKED_SHALLOW, IMPLIED_SHALLOW)


def link_verdicts(group: Group, scratch: Clone) -> Iterator[Verdict]:
    """Four verdicts a case."""
    shallow_folder = scratch.folder.with_name("shallow")
    try:
        yield from _verdicts(group, scratch, shallow_folder)
    except ScratchError as error:
        yield from _all(group, str(error), is_run=False)
    except NoAnswer as error:
        yield from _all(group, str(error), is_run=True)
    finally:
        shutil.rmtree(shallow_folder, ignore_errors=True)


def _all(group: Group, wrong: str, *, is_run: bool) -> Iterator[Verdict]:
    for case in group.cases:
        yield from (Verdict(case, mode, wrong, is_run) for mode in LINK_MODES)


def _verdicts(group: Group, scratch: Clone, shallow_folder: Path) -> list[Verdict]:
    commit_notes(scratch, group.then or "", dict.fromkeys(case.target for case in group.cases))
    now = scratch.with_tree(_locked(scratch), group.now)
    scratch.checkout(now)
    deep = _lint(scratch)
    shallow = _lint(shallow_clone(scratch, shallow_folder, now))
    return [verdict for case in group.cases for verdict in _of_case(case, deep, shallow)]


def _of_case(case: Case, deep: Report, shallow: Report) -> list[Verdict]:
    locked, implied = (LOCKED_NOTE, case.target), (IMPLIED_NOTE, case.target)
    here, there = shallow.links.get(locked), deep.links.get(locked)
    differs = f"says {here} at depth 1, {there} in a full clone" if here != there else None
    return [
        Verdict(case, LOCKED, wrong_link(case, there)),
        Verdict(case, IMPLIED, wrong_link(case, deep.links.get(implied))),
        Verdict(case, LOCKED_SHALLOW, differs or wrong_link(case, here)),
        Verdict(case, IMPLIED_SHALLOW, wrong_shallow(shallow.links.get(implied), shallow)),
    ]


def _locked(scratch: Clone) -> str:
    """The commit of the lock. Raises NoAnswer where none is written; a link that cannot be verified has no entry there, and shows as wrong later."""
    run = scratch.curator("verify", "--yes", LOCKED_NOTE)
    if not (scratch.folder / LOCK).exists():
        raise NoAnswer(f"verify at `then`: {' | '.join(run.stderr.strip().splitlines())}")
    return scratch.commit("Verify", LOCK)


def _lint(tree: Clone) -> Report:
    return report(tree.curator("lint", "--format", "json", LOCKED_NOTE, IMPLIED_NOTE))
