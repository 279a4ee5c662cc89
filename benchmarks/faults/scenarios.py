"""The commands that faults are done to: each from a state of the scene."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.asking import QUESTION
from benchmarks.faults.judging import changed
from benchmarks.faults.running import Done, curator
from benchmarks.faults.scene import KB, LOCK, Scene, git


@dataclass(frozen=True, slots=True)
class Scenario:
    name: str
    state: str
    arguments: tuple[str, ...]
    share: int = 1
    """Of the points, against those of the others."""


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """How a scenario ends where nothing happens."""

    scenario: Scenario
    done: Done
    owned: dict[str, bytes]
    """What it wrote into the work tree."""


SCENARIOS: Sequence[Scenario] = (
    Scenario("index, the first", "cold", ("index",), 3),
    Scenario("index, of changes", "warm", ("index",), 4),
    Scenario("index --rebuild", "full", ("index", "--rebuild"), 3),
    Scenario("search", "warm", ("search", "errors in the route"), 3),
    Scenario("context", "warm", ("context", QUESTION), 3),
    Scenario("lint", "cold", ("lint", "--format", "json"), 2),
    Scenario("verify", "full", ("verify", "--yes", f"{KB}/parsing.md", f"{KB}/storing.md"), 3),
    Scenario("lint --fix", "full", ("lint", "--fix"), 4),
    Scenario("lint --update-baseline", "full", ("lint", "--update-baseline"), 2),
    Scenario("new", "full", ("new", "How retries work"), 1),
)


def undisturbed(scene: Scene, scenario: Scenario) -> Undisturbed:
    with tempfile.TemporaryDirectory(dir=scene.folder) as temporary:
        folder = scene.copy(scenario.state, Path(temporary) / "copy")
        done = curator(folder, *scenario.arguments)
        if done.code not in (0, 1):
            raise SystemExit(f"{scenario.name}: exit {done.code}: {done.stderr}")
        return Undisturbed(scenario, done, changed(folder))


def owned_faults(folder: Path, usual: Undisturbed) -> list[str]:
    """Of the files that a person owns, those with neither the old nor the new bytes; the lock may have both's entries."""
    found = []
    for path, data in changed(folder).items():
        new = usual.owned.get(path, b"")
        if data != new and not (path == LOCK and blocks(data) <= blocks(new) | _old(folder)):
            found.append(f"{path} is neither the old nor the new")
    return found


def unfinished(folder: Path, usual: Undisturbed) -> list[str]:
    """What is not as it would have been, after the command was given once more. Of the lock, an entry that is missing."""
    if not usual.owned or changed(folder) == usual.owned:
        return []
    done = curator(folder, *usual.scenario.arguments)
    now = changed(folder)
    return [
        f"{path} is not what one run had written (exit {done.code}: {done.stderr[-200:]})"
        for path in sorted({*now, *usual.owned})
        if now.get(path) != usual.owned.get(path)
        and not (path == LOCK and blocks(usual.owned[path]) <= blocks(now.get(path, b"")))
    ]


def blocks(lock: bytes) -> set[bytes]:
    """The entries of a lock, each whole."""
    return {one.strip() for one in lock.split(b"[[link]]")}


def _old(folder: Path) -> set[bytes]:
    return blocks(git(folder, "show", f"HEAD:{LOCK}").encode())
