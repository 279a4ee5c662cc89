"""A call of the system that is refused once, and a disk that is really full."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shlex import join

from benchmarks.faults.judging import changed, forget
from benchmarks.faults.kills import spread
from benchmarks.faults.points import Point, points
from benchmarks.faults.running import CURATOR, Done, How, curator
from benchmarks.faults.scenarios import (
    SCENARIOS,
    Undisturbed,
    owned_faults,
    undisturbed,
    unfinished,
)
from benchmarks.faults.trial import Ground, Outcome, Trial

_ERRORS = ("ENOSPC", "ENOSPC", "EIO", "EROFS", "EDQUOT", "EACCES")
_SHARE = 0.5
"""Of the number of kill points."""
_ROOM = (0, 16, 64, 128, 256, 384)
"""KiB that are left on the disk."""


def refusals(ground: Ground) -> Iterator[Trial]:
    """ENOSPC above all, at calls that write."""
    chance = random.Random(ground.seed)
    shares = sum(scenario.share for scenario in SCENARIOS)
    for scenario in SCENARIOS:
        usual = undisturbed(ground.scene, scenario)
        folder = ground.scene.copy(scenario.state, ground.folder / f"record-{scenario.state}")
        found = [
            point
            for point in points(folder, scenario.arguments)
            if point.is_writing and point.call != "close"
        ]
        forget(folder)
        count = max(3, round(ground.points * _SHARE * scenario.share / shares))
        for point in spread(found, count, chance):
            yield partial(_refused, ground, usual, point, chance.choice(_ERRORS))


def full_disks(ground: Ground) -> Iterator[Trial]:
    """The work tree on a file system that has some room left, or none."""
    for scenario in SCENARIOS:
        usual = undisturbed(ground.scene, scenario)
        for room in _ROOM:
            yield partial(_filled, ground, usual, room)


def _refused(
    ground: Ground,
    usual: Undisturbed,
    point: Point,
    error: str,
    folder: Path,
    number: int,
) -> Outcome:
    before = point.injected(f"error={error}")
    ground.scene.copy(usual.scenario.state, folder)
    done = curator(folder, *usual.scenario.arguments, how=How(before=before))
    wrong = _told(done, usual, changed(folder), is_silent=point.call == "write")
    wrong += owned_faults(folder, usual)
    wrong += ground.judge.faults(folder, number)
    wrong += unfinished(folder, usual)
    repeat = join([*before, str(CURATOR), "-C", "FOLDER", *usual.scenario.arguments])
    return Outcome(
        f"refused: {usual.scenario.name}", f"state {usual.scenario.state}: {repeat}", tuple(wrong)
    )


def _told(
    done: Done, usual: Undisturbed, owned: dict[str, bytes], *, is_silent: bool = False
) -> list[str]:
    """A command does all that it does elsewhere, or ends with 2 and a line that says why; which may be the very call that
    is refused.
    """
    said = done.stderr.strip().splitlines()
    if not done.is_plain:
        return [f"it said {done.stderr[-400:]}"]
    if done.code == 2:
        is_told = said[-1].startswith("curator: ") if said else is_silent
        return [] if is_told else [f"it said {done.stderr!r}"]
    if done.code != usual.done.code:
        return [f"exit {done.code} instead of {usual.done.code} or 2: {done.stderr[-300:]}"]
    if done.stdout != usual.done.stdout:
        return ["another answer, given as a good one"]
    return [] if owned == usual.owned else ["it wrote something else, and did not say so"]


def _filled(ground: Ground, usual: Undisturbed, room: int, folder: Path, number: int) -> Outcome:
    fault = f"full disk: {usual.scenario.name}"
    repeat = (
        f"{room} KiB left, state {usual.scenario.state}: curator {join(usual.scenario.arguments)}"
    )
    if not _mounted(folder):
        return Outcome(fault, repeat, is_off=True)
    try:
        place = ground.scene.copy(usual.scenario.state, folder / "tree")
        _fill(folder, room)
        done = curator(place, *usual.scenario.arguments)
        owned = changed(place)
        wrong = _told(done, usual, owned) + owned_faults(place, usual)
        (folder / "filling").unlink()
        wrong += ground.judge.faults(place, number)
        wrong += unfinished(place, usual)
        return Outcome(fault, repeat, tuple(wrong))
    finally:
        subprocess.run(["umount", "--lazy", folder], check=False)


def _mounted(folder: Path) -> bool:
    """Whether there is a small file system at a new folder now."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder)]
    return (
        shutil.which("mount") is not None
        and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


def _fill(folder: Path, room: int) -> None:
    """All but so many KiB."""
    free = shutil.disk_usage(folder).free - room * 1024
    with (folder / "filling").open("wb") as file:
        while free > 0:
            file.write(bytes(min(free, 1 << 20)))
            free -= 1 << 20
