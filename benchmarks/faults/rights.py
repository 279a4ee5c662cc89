"""Folders that cannot be written, by rights and by mount, and output that nobody can take."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.faults.judging import changed
from benchmarks.faults.running import CURATOR, Done, How, answers, curator
from benchmarks.faults.scenarios import SCENARIOS, Scenario, Undisturbed, undisturbed
from benchmarks.faults.trial import Ground, Outcome, Trial

_WITHOUT_OVERRIDE = ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override")
_PLACES = ("", ".git", ".git/curator", ".git/curator/code", "faults-kb")
_STREAMS = (">/dev/full", "2>/dev/full", ">&-", "2>&-", "<&-", ">&- 2>&- <&-")


def rights(ground: Ground) -> Iterator[Trial]:
    for scenario in SCENARIOS:
        usual = undisturbed(ground.scene, scenario)
        for place in _PLACES:
            yield partial(_without_rights, ground, usual, place)
        yield partial(_mounted_for_reading, ground, usual)


def streams(ground: Ground) -> Iterator[Trial]:
    for scenario in SCENARIOS:
        usual = undisturbed(ground.scene, scenario)
        for stream in _STREAMS:
            yield partial(_without_stream, ground, usual, stream)


def _without_rights(
    ground: Ground, usual: Undisturbed, place: str, folder: Path, number: int
) -> Outcome:
    fault, repeat = "read-only by rights", f"chmod -R a-w {place or '.'}; {_said(usual.scenario)}"
    ground.scene.copy(usual.scenario.state, folder)
    if not (folder / place).is_dir():
        return Outcome(fault, repeat, is_off=True)
    subprocess.run(["chmod", "-R", "a-w", folder / place], check=True)
    done = curator(folder, *usual.scenario.arguments, how=_bound())
    wrong = _faults(done, usual, changed(folder))
    subprocess.run(["chmod", "-R", "u+w", folder / place], check=True)
    wrong += ground.judge.faults(folder, number)
    return Outcome(fault, repeat, tuple(wrong))


def _bound() -> How:
    """Root may write everything, so it gives that up."""
    return How() if os.geteuid() else How(before=_WITHOUT_OVERRIDE)


def _mounted_for_reading(ground: Ground, usual: Undisturbed, folder: Path, number: int) -> Outcome:
    fault, repeat = "read-only file system", f"mount --bind -o ro; {_said(usual.scenario)}"
    ground.scene.copy(usual.scenario.state, folder)
    for options in (["--bind", str(folder), str(folder)], ["-o", "remount,bind,ro", str(folder)]):
        if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
            return Outcome(fault, repeat, is_off=True)
    try:
        done = curator(folder, *usual.scenario.arguments)
        wrong = _faults(done, usual, changed(folder))
        expected = answers(folder, ground.scene.questions, number)
        wrong += [
            f"{name}: exit {one.code}: {one.stderr}"
            for name, one in expected.items()
            if one.code not in (0, 1)
        ]
    finally:
        subprocess.run(["umount", folder], check=False)
    wrong += ground.judge.faults(folder, number)
    return Outcome(fault, repeat, tuple(wrong))


def _without_stream(
    ground: Ground, usual: Undisturbed, stream: str, folder: Path, number: int
) -> Outcome:
    ground.scene.copy(usual.scenario.state, folder)
    with tempfile.NamedTemporaryFile("r") as talk:
        shown = "" if "2>" in stream else f" 2>{talk.name}"
        shell = ["sh", "-c", f'"$0" "$@" {stream}{shown}']
        done = curator(folder, *usual.scenario.arguments, how=How(before=shell))
        said = talk.read()
    wrong = [] if Done(done.code, "", said).is_plain else [f"it said {said[-300:]}"]
    allowed = {usual.done.code, 2} if ">" in stream else {usual.done.code}
    wrong += [] if done.code in allowed else [f"exit {done.code}: {said[-200:]}"]
    wrong += ground.judge.faults(folder, number)
    repeat = (
        f"state {usual.scenario.state}: {CURATOR} {' '.join(usual.scenario.arguments)} {stream}"
    )
    return Outcome(f"output: {stream}", repeat, tuple(wrong))


def _faults(done: Done, usual: Undisturbed, owned: dict[str, bytes]) -> list[str]:
    """The usual answer, or 2 and a line that says why, with nothing written."""
    if done.code == 2 and done.is_plain and "curator: " in done.stderr:
        return [] if not owned else ["it wrote, and said that it could not"]
    if (done.code, done.stdout) == (usual.done.code, usual.done.stdout) and done.is_plain:
        return []
    return [f"exit {done.code}: {done.stderr[-300:] or 'another answer'}"]


def _said(scenario: Scenario) -> str:
    return f"state {scenario.state}: curator {' '.join(scenario.arguments)}"
