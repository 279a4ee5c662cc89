"""Clocks that jump, times of files that are no times, and locks that are left behind."""

import os
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.faults.running import How, curator
from benchmarks.faults.trial import Ground, Outcome, Trial

_LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
_CLOCKS = (
    "@1970-01-02 00:00:00",
    "@2001-01-01 00:00:00",
    "@2037-12-31 00:00:00",
    "+0 x100000",
    "-30d",
)
_TIMES = (0, 1, 2**31 - 1, 2**31 + 5, 2**33)
"""Seconds since 1970 that files are set to."""
_LOCKS = ("", "1", "PARENT", "999999999", "no number", "\0" * 30)


def clocks(ground: Ground) -> Iterator[Trial]:
    for clock in _CLOCKS:
        for state in ("cold", "warm"):
            yield partial(_another_clock, ground, clock, state)
    for time in _TIMES:
        for place in (".git/curator", ".", ".git/index"):
            yield partial(_other_times, ground, time, place)
    for text in _LOCKS:
        yield partial(_lock_left, ground, text)
    for _ in range(6):
        yield partial(_same_size_and_time, ground)


def _another_clock(ground: Ground, clock: str, state: str, folder: Path, number: int) -> Outcome:
    fault, repeat = "a clock that is wrong", f"faketime -f '{clock}', state {state}: curator index"
    if not _LIBRARIES:
        return Outcome(fault, repeat, is_off=True)
    ground.scene.copy(state, folder)
    variables = {"LD_PRELOAD": str(_LIBRARIES[0]), "FAKETIME": clock}
    done = curator(folder, "index", how=How(variables=variables))
    wrong = [] if done.code == 0 and done.is_plain else [f"exit {done.code}: {done.stderr[-300:]}"]
    return Outcome(fault, repeat, (*wrong, *ground.judge.faults(folder, number)))


def _other_times(ground: Ground, time: int, place: str, folder: Path, number: int) -> Outcome:
    ground.scene.copy("full", folder)
    top = folder / place
    for file in [top, *top.rglob("*")] if top.is_dir() else [top]:
        os.utime(file, (time, time), follow_symlinks=False)
    found = ground.judge.faults(folder, number)
    return Outcome("files of other times", f"touch -d @{time} below {place}", tuple(found))


def _lock_left(ground: Ground, text: str, folder: Path, number: int) -> Outcome:
    """It names a process that is gone, or one that is another now; nobody holds it."""
    ground.scene.copy("warm", folder)
    for index in ("notes", "code"):
        lock = folder / ".git/curator" / index / "lock"
        lock.write_text(text.replace("PARENT", str(os.getpid())))
    found = ground.judge.faults(folder, number)
    return Outcome("a lock that is left behind", f"lock files of {text!r}", tuple(found))


def _same_size_and_time(ground: Ground, folder: Path, number: int) -> Outcome:
    """A file is changed within its length, and its time is set back."""
    ground.scene.copy("full", folder)
    chance = random.Random(ground.seed + number)
    file = folder / chance.choice(ground.scene.links)
    status = file.stat()
    curator(folder, "index")
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    found = ground.judge.faults(folder, number)
    return Outcome(
        "a change that keeps size and time", f"swap the case of {file.name}", tuple(found)
    )
