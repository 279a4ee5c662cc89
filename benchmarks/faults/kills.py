"""kill -9, at chosen calls of the system and at any time."""

import random
import signal
import time
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from shlex import join

from benchmarks.faults.points import Point, points
from benchmarks.faults.running import CURATOR, How, curator, ended, started
from benchmarks.faults.scenarios import (
    SCENARIOS,
    Undisturbed,
    owned_faults,
    undisturbed,
    unfinished,
)
from benchmarks.faults.trial import Ground, Outcome, Trial

_AT_ANY_TIME = 0.25
"""The share of the points that are times."""


def kills(ground: Ground) -> Iterator[Trial]:
    """Spread over the life of each command."""
    chance = random.Random(ground.seed)
    shares = sum(scenario.share for scenario in SCENARIOS)
    for scenario in SCENARIOS:
        usual = undisturbed(ground.scene, scenario)
        count = max(2, round(ground.points * scenario.share / shares))
        timed = round(count * _AT_ANY_TIME)
        folder = ground.scene.copy(scenario.state, ground.folder / f"record-{scenario.state}")
        begin = time.monotonic()
        found = points(folder, scenario.arguments)
        length = time.monotonic() - begin
        for point in spread(found, count - timed, chance):
            yield partial(_killed_at, ground, usual, point)
        for place in range(timed):
            after = length * (place + chance.random()) / timed
            yield partial(_killed_after, ground, usual, after)
        _remove(folder)


def spread(found: list[Point], count: int, chance: random.Random) -> list[Point]:
    """So many, as many of each call as there are, evenly over the time of each."""
    groups = [
        list(group)
        for _, group in groupby(sorted(found, key=lambda one: one.group), key=lambda one: one.group)
    ]
    chosen: list[Point] = []
    for left, group in zip(range(len(groups), 0, -1), sorted(groups, key=len), strict=True):
        share = min(len(group), round((count - len(chosen)) / left))
        step = len(group) / max(share, 1)
        chosen += [group[int((place + chance.random()) * step)] for place in range(share)]
    return chosen


def _killed_at(
    ground: Ground, usual: Undisturbed, point: Point, folder: Path, number: int
) -> Outcome:
    before = point.injected("signal=KILL")
    ground.scene.copy(usual.scenario.state, folder)
    curator(folder, *usual.scenario.arguments, how=How(before=before))
    repeat = join([*before, str(CURATOR), "-C", "FOLDER", *usual.scenario.arguments])
    return _judged(ground, usual, folder, number, repeat)


def _killed_after(
    ground: Ground, usual: Undisturbed, after: float, folder: Path, number: int
) -> Outcome:
    ground.scene.copy(usual.scenario.state, folder)
    process = started(folder, *usual.scenario.arguments)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    ended(process)
    command = join([str(CURATOR), "-C", "FOLDER", *usual.scenario.arguments])
    repeat = f"timeout -s KILL {after:.3f} {command}"
    return _judged(ground, usual, folder, number, repeat)


def _judged(ground: Ground, usual: Undisturbed, folder: Path, number: int, repeat: str) -> Outcome:
    wrong = owned_faults(folder, usual)
    wrong += ground.judge.faults(folder, number)
    wrong += unfinished(folder, usual)
    return Outcome(
        f"kill -9: {usual.scenario.name}", f"state {usual.scenario.state}: {repeat}", tuple(wrong)
    )


def _remove(folder: Path) -> None:
    from benchmarks.faults.judging import forget

    forget(folder)
