"""Does harm to `curator` on a real repository, and counts how often the next command answers as a new clone does.

    python -m benchmarks.faults [--repository FOLDER] [--kind KIND]... [--points N] [--seed S]

Needs strace; libfaketime and the rights to mount a file system are used where they can be had.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.clocks import clocks
from benchmarks.faults.damages import damages
from benchmarks.faults.judging import Judge, forget
from benchmarks.faults.kills import kills
from benchmarks.faults.refusals import full_disks, refusals
from benchmarks.faults.rights import rights, streams
from benchmarks.faults.scene import built
from benchmarks.faults.trial import Ground, Kind, Outcome, Trial
from benchmarks.faults.writers import writers

KINDS: dict[str, Kind] = {
    "kill": kills,
    "refused": refusals,
    "full": full_disks,
    "damage": damages,
    "writers": writers,
    "rights": rights,
    "streams": streams,
    "clock": clocks,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repository", type=Path, default=Path.cwd(), help="a clone; it is copied")
    parser.add_argument("--kind", choices=list(KINDS), action="append", help="default: all")
    parser.add_argument("--points", type=int, default=240, help="kill points")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--at-once", type=int, default=2, help="trials")
    parser.add_argument("--keep", action="store_true", help="the folders of what was not survived")
    given = parser.parse_args()
    begin = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    try:
        scene = built(given.repository, folder)
        ground = Ground(scene, Judge(scene), folder, given.seed, given.points)
        outcomes = [
            outcome
            for kind in given.kind or KINDS
            for outcome in _tried(
                KINDS[kind](ground), Place(folder, kind, given.at_once, given.keep)
            )
        ]
    finally:
        if not given.keep:
            forget(folder)
    _show(outcomes)
    print(f"\n{time.monotonic() - begin:.0f} seconds, seed {given.seed}")
    return 1 if any(outcome.wrong for outcome in outcomes) else 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the trials of a kind are done, and how many at a time."""

    folder: Path
    kind: str
    at_once: int
    is_kept: bool


def _tried(trials: Iterable[Trial], place: Place) -> list[Outcome]:
    """All of a kind, some at a time, in their order."""

    def outcome(number: int, trial: Trial) -> Outcome:
        folder = place.folder / f"{place.kind}-{number}"
        found = trial(folder, number)
        if not (place.is_kept and found.wrong):
            forget(folder)
        if found.wrong:
            print(f"\n{found.fault}: {found.repeat}: {found.wrong}", file=sys.stderr)
        print("!" if found.wrong else ".", end="", file=sys.stderr, flush=True)
        return found

    with ThreadPoolExecutor(place.at_once) as pool:
        waiting = [pool.submit(outcome, number, trial) for number, trial in enumerate(trials)]
        return [one.result() for one in waiting]


def _show(outcomes: list[Outcome]) -> None:
    tried = Counter(outcome.fault for outcome in outcomes if not outcome.is_off)
    failed = Counter(outcome.fault for outcome in outcomes if outcome.wrong)
    print(f"\n{'fault':60} survived")
    for fault in dict.fromkeys(outcome.fault for outcome in outcomes):
        of = tried[fault]
        print(f"{fault:60} {f'{of - failed[fault]}/{of}' if of else 'not tried here'}")
    print(f"{'all':60} {tried.total() - failed.total()}/{tried.total()}")
    for outcome in outcomes:
        if outcome.wrong:
            print(f"\n{outcome.fault}\n  {outcome.repeat}")
            print("".join(f"  - {wrong}\n" for wrong in outcome.wrong), end="")


if __name__ == "__main__":
    sys.exit(main())
