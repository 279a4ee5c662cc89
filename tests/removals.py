"""Takes each protection out and expects its test to fail: `python -m tests.removals [NAME ...]`.

A patch in `tests/removals` says in its first lines which threat it is about, what is done against it, which test holds it, and the section of
`kb/safety.md` that it belongs to; below is the diff that removes the protection. In clones of this repository, with what is not committed yet, the tests are run as
they are (they must pass), then after each patch (it must not).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "removals"
_KEYS = ("threat", "does", "test", "section")
_LONGEST = 300
"""Seconds: without its protection a test may never end, and that is a failure too."""
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Removal:
    name: str
    threat: str
    does: str
    test: str
    section: str


def removals() -> tuple[Removal, ...]:
    """Every patch, by name. Raises `KeyError` for one that lacks a line."""
    return tuple(_removal(path) for path in sorted(FOLDER.glob("*.patch")))


def _removal(path: Path) -> Removal:
    lines = (line.partition(": ") for line in path.read_text("utf-8").splitlines()[:8])
    given = {key: value for key, _, value in lines if key in _KEYS}
    return Removal(path.stem, *(given[key] for key in _KEYS))


def applies(name: str) -> bool:
    return _git(ROOT, "apply", "--check", str(FOLDER / f"{name}.patch")).returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help="Default: all.")
    wanted = parser.parse_args().names
    chosen = [one for one in removals() if not wanted or one.name in wanted]
    with tempfile.TemporaryDirectory() as scratch:
        clones = [_clone(Path(scratch) / f"clone{number}") for number in range(_AT_ONCE)]
        before = _tests(clones[0], dict.fromkeys(one.test for one in chosen))
        if before.returncode:
            sys.exit(f"the tests fail as they are:\n{before.stdout[-3000:]}")
        _say(f"{len(chosen)} protections, whose tests pass")
        wrong = [one.name for one in _judged(chosen, clones)]
    _say(f"{len(chosen) - len(wrong)}/{len(chosen)} tests fail without their protection")
    sys.exit(f"not needed by its test, or without effect: {', '.join(wrong)}" if wrong else 0)


def _judged(chosen: Sequence[Removal], clones: Sequence[Path]) -> Iterable[Removal]:
    """Those without which the test passes all the same."""
    free: SimpleQueue[Path] = SimpleQueue()
    for clone in clones:
        free.put(clone)

    def is_red(one: Removal) -> bool:
        clone = free.get()
        try:
            return _is_red(clone, one)
        finally:
            free.put(clone)

    with ThreadPoolExecutor(len(clones)) as pool:
        for one, red in zip(chosen, pool.map(is_red, chosen), strict=True):
            _say(f"{'red  ' if red else 'GREEN'} {one.name}")
            if not red:
                yield one


def _is_red(clone: Path, one: Removal) -> bool:
    patch = str(FOLDER / f"{one.name}.patch")
    if _git(clone, "apply", patch).returncode:
        return False
    try:
        return _tests(clone, [one.test]).returncode == 1
    except subprocess.TimeoutExpired:
        return True
    finally:
        _git(clone, "apply", "--reverse", patch)


def _clone(folder: Path) -> Path:
    """Files as they stand, in a repository of their own."""
    _git(ROOT, "clone", "--quiet", "--shared", str(ROOT), str(folder))
    changed = _git(ROOT, "ls-files", "-z", "--modified", "--others", "--exclude-standard").stdout
    for name in filter(None, changed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).exists():
            target.write_bytes((ROOT / name).read_bytes())
        else:
            target.unlink(missing_ok=True)
    _git(folder, "add", "--all")
    identity = ("-c", "user.name=a", "-c", "user.email=a@acme.example")
    _git(folder, *identity, "commit", "--quiet", "--allow-empty", "--message", "As it stands")
    return folder


def _tests(clone: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", *tests],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    main()
