"""Runs cases mined from public histories through curator's command line, and counts what it gets right.

python -m benchmarks.freshness.run --mirror FOLDER [--kind K] [--repository OWNER/NAME] [--verbose]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.freshness.case import CASES, DOCUMENT_KINDS, KINDS, Case, groups, read_cases
from benchmarks.freshness.documents import DOCUMENT_MODES, document_verdicts
from benchmarks.freshness.links import LINK_MODES, link_verdicts
from benchmarks.freshness.scratch import CURATOR, clone
from benchmarks.freshness.verdict import Verdict, is_above_bars, line, table


@dataclass(frozen=True, slots=True)
class Options:
    mirror: Path
    """Holds OWNER+NAME/repo, each a bare clone with its full history."""
    cases: Path
    kinds: tuple[str, ...]
    repositories: tuple[str, ...]
    ids: tuple[str, ...]
    curator: str
    jobs: int
    verbose: bool


def main() -> int:
    options = _options()
    cases = [case for case in read_cases(options.cases) if _is_wanted(case, options)]
    present = [case for case in cases if _mirror_of(case.repository, options.mirror).is_dir()]
    absent = sorted({case.repository for case in cases} - {case.repository for case in present})
    for repository in absent:
        count = sum(case.repository == repository for case in cases)
        print(f"skipped: {repository} is not in the mirror ({count} cases)")
    found = _all_verdicts(present, options)
    print(table(found))
    for verdict in found:
        if verdict.wrong:
            print(line(verdict))
    return 0 if is_above_bars(found) else 1


def _options() -> Options:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirror", type=Path, required=True)
    parser.add_argument("--cases", type=Path, default=CASES, help="a folder of .jsonl files")
    parser.add_argument("--kind", action="append", choices=KINDS, default=[])
    parser.add_argument("--repository", action="append", default=[])
    parser.add_argument("--id", action="append", default=[])
    parser.add_argument("--curator", default=CURATOR, help="another command line to judge")
    parser.add_argument("--jobs", type=int, default=1, help="repositories at once")
    parser.add_argument("--verbose", action="store_true", help="say each case as it is decided")
    said = parser.parse_args()
    return Options(
        mirror=said.mirror.resolve(),
        cases=said.cases,
        kinds=tuple(said.kind),
        repositories=tuple(said.repository),
        ids=tuple(said.id),
        curator=said.curator,
        jobs=said.jobs,
        verbose=said.verbose,
    )


def _is_wanted(case: Case, options: Options) -> bool:
    return (
        case.kind in (options.kinds or KINDS)
        and (not options.repositories or case.repository in options.repositories)
        and (not options.ids or case.id in options.ids)
    )


def _mirror_of(repository: str, mirror: Path) -> Path:
    return mirror / repository.replace("/", "+") / "repo"


def _all_verdicts(cases: list[Case], options: Options) -> list[Verdict]:
    """Ordered by kind, case and mode, whichever repository was done first."""
    by_repository = groupby(sorted(cases, key=_repository), key=_repository)
    parts = [(repository, list(members)) for repository, members in by_repository]
    with ThreadPoolExecutor(options.jobs) as pool:
        done = pool.map(lambda part: _of_repository(part[0], part[1], options), parts)
        found = [verdict for verdicts in done for verdict in verdicts]
    modes = (*LINK_MODES, *DOCUMENT_MODES)
    return sorted(found, key=lambda v: (KINDS.index(v.case.kind), v.case.id, modes.index(v.mode)))


def _repository(case: Case) -> str:
    return case.repository


def _of_repository(repository: str, cases: list[Case], options: Options) -> list[Verdict]:
    start = time.monotonic()
    found: list[Verdict] = []
    with tempfile.TemporaryDirectory(prefix="freshness-") as folder:
        scratch = clone(
            _mirror_of(repository, options.mirror), Path(folder) / "deep", options.curator
        )
        documents = [case for case in cases if case.kind in DOCUMENT_KINDS]
        links = [case for case in cases if case.kind not in DOCUMENT_KINDS]
        for group in groups(links):
            found += _told(link_verdicts(group, scratch), options)
        found += _told(document_verdicts(documents, scratch), options)
    if options.verbose:
        print(f"{repository}: {len(cases)} cases, {time.monotonic() - start:.0f} s", flush=True)
    return found


def _told(verdicts: Iterable[Verdict], options: Options) -> Iterator[Verdict]:
    for verdict in verdicts:
        if options.verbose:
            print(line(verdict), flush=True)
        yield verdict


if __name__ == "__main__":
    sys.exit(main())
