"""Several commands at once: writers, readers while others write, and one of them killed."""

import fcntl
import random
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.faults.judging import changed
from benchmarks.faults.running import Done, curator, ended, started
from benchmarks.faults.scene import KB, LOCK
from benchmarks.faults.trial import Ground, Outcome, Trial

_TIMES = 4
_QUESTION = ("search", "errors in the route", "--format", "json")


@dataclass(frozen=True, slots=True)
class Several:
    """Processes that ask the same at the same time."""

    count: int
    state: str
    is_killed: bool
    """One of them."""


def writers(ground: Ground) -> Iterator[Trial]:
    usual = _usual(ground)
    for count in (2, 8):
        for state in ("cold", "warm"):
            for _ in range(_TIMES):
                yield partial(_at_once, ground, usual, Several(count, state, is_killed=False))
                yield partial(_at_once, ground, usual, Several(count, state, is_killed=True))
    for _ in range(_TIMES):
        yield partial(_readers, ground, usual)
        yield partial(_verifiers, ground)
    yield partial(_never_free, ground)


def _usual(ground: Ground) -> Done:
    folder = ground.scene.copy("full", ground.folder / "usual")
    return curator(folder, *_QUESTION)


def _at_once(ground: Ground, usual: Done, several: Several, folder: Path, number: int) -> Outcome:
    """Who asks gets the answer, whoever writes the index for it."""
    ground.scene.copy(several.state, folder)
    chance = random.Random(ground.seed + number)
    processes = [started(folder, *_QUESTION) for _ in range(several.count)]
    killed = chance.randrange(several.count) if several.is_killed else -1
    if several.is_killed:
        time.sleep(chance.uniform(0.3, 1.5))
        processes[killed].send_signal(signal.SIGKILL)
    found = [ended(process) for process in processes]
    wrong = _unlike([done for place, done in enumerate(found) if place != killed], usual)
    wrong += ground.judge.faults(folder, number)
    fault = f"{several.count} writers{', one killed' if several.is_killed else ''}"
    return Outcome(fault, f"seed {ground.seed + number}, state {several.state}", tuple(wrong))


def _unlike(found: Sequence[Done], usual: Done) -> list[str]:
    return [
        f"exit {done.code}: {done.stderr[-200:] or 'another answer'}"
        for done in found
        if (done.code, done.stdout) != (usual.code, usual.stdout) or not done.is_plain
    ]


def _readers(ground: Ground, usual: Done, folder: Path, number: int) -> Outcome:
    """Questions, while the index is made anew over and over."""
    ground.scene.copy("full", folder)
    wrong = []
    for _ in range(2):
        writer = started(folder, "index", "--rebuild")
        readers = [started(folder, *_QUESTION) for _ in range(3)]
        wrong += _unlike([ended(reader) for reader in readers], usual)
        done = ended(writer)
        wrong += [] if done.code == 0 else [f"index: exit {done.code}: {done.stderr[-200:]}"]
    wrong += ground.judge.faults(folder, number)
    return Outcome(
        "readers while another writes", "three searches beside index --rebuild", tuple(wrong)
    )


def _verifiers(ground: Ground, folder: Path, _: int) -> Outcome:
    """Eight people verify a note each; whoever is told that it was done finds it done."""
    ground.scene.copy("cold", folder)
    (folder / LOCK).unlink()
    names = sorted(note.stem for note in (folder / KB).glob("*.md"))
    processes = {name: started(folder, "verify", "--yes", f"{KB}/{name}.md") for name in names}
    found = {name: ended(process) for name, process in processes.items()}
    text = changed(folder)[LOCK].decode()
    wrong = [
        f"{name}: exit {done.code}, {done.stderr[-200:]!r}, and not in the lock"
        for name, done in found.items()
        if done.code == 0 and f'"{KB}/{name}.md"' not in text
    ]
    wrong += [f"{name}: {done.stderr[-300:]}" for name, done in found.items() if not done.is_plain]
    wrong += [f"{one} is left" for one in changed(folder) if one != LOCK]
    return Outcome("8 verify at once", "the lock is lost, then each note is verified", tuple(wrong))


def _never_free(ground: Ground, folder: Path, number: int) -> Outcome:
    """Somebody writes and never ends; then it does."""
    ground.scene.copy("warm", folder)
    with (folder / ".git/curator/code/lock").open("a+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        lock.write(b"4711")
        lock.flush()
        done = curator(folder, *_QUESTION)
    wrong = (
        [] if done.code == 2 and "process 4711" in done.stderr else [f"{done.code}: {done.stderr}"]
    )
    wrong += ground.judge.faults(folder, number)
    return Outcome("a writer that never ends", "flock .git/curator/code/lock", tuple(wrong))
