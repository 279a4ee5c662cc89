"""A folder after a fault -> what is wrong with it, held against a new clone with a new index."""

import json
import shutil
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from benchmarks.faults.running import Done, answers
from benchmarks.faults.scene import Scene, git

INDEXES = ("notes", "code")
DRAFT = ".curator-"
"""How the name begins of what may be left beside a file that was being written; no command sees it."""
_OURS = {"manifest.json", "lock"}

Owned = Mapping[str, bytes]
"""Files of the work tree that are not as they are committed."""


class Judge:
    """Knows what a new clone answers, with the same changes of the work tree."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[frozenset[tuple[str, bytes]], dict[str, Done]] = {}
        self._lock = threading.Lock()

    def faults(self, folder: Path, number: int) -> list[str]:
        """What is wrong in a folder whose work tree may have been written; empty where nothing is.

        A command that reads is to have said the same as in a new clone, all files of the index are to be sound, and
        nothing lies about that no manifest names.
        """
        expected = self._expected(changed(folder))
        given = answers(folder, self._scene.questions, number)
        if "asking" in given:
            return [f"asking: {given['asking'].stderr[-300:]}"]
        found = [
            f"{name}: {_difference(given[name], usual)}"
            for name, usual in expected.items()
            if not _is_same(given[name], usual)
        ]
        return found + strays(folder)

    def _expected(self, owned: Owned) -> dict[str, Done]:
        key = frozenset(owned.items())
        with self._lock:
            if key not in self._known:
                self._known[key] = self._asked(owned)
            return self._known[key]

    def _asked(self, owned: Owned) -> dict[str, Done]:
        with tempfile.TemporaryDirectory(dir=self._scene.folder) as temporary:
            clone = self._scene.fresh(Path(temporary) / "clone")
            for path, data in owned.items():
                (clone / path).parent.mkdir(parents=True, exist_ok=True)
                (clone / path).write_bytes(data)
            return answers(clone, self._scene.questions)


def changed(folder: Path) -> dict[str, bytes]:
    """Path -> bytes of what is not as it is committed; of a file that is gone, no bytes."""
    names = git(folder, "status", "--porcelain", "-z", "--untracked-files=all").split("\0")
    paths = [folder / name[3:] for name in names if name]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in paths
        if not path.name.startswith(DRAFT)
    }


def strays(folder: Path) -> list[str]:
    """What lies in an index and is no part of it: words that were deleted may stand in it."""
    found = []
    for name in INDEXES:
        index = folder / ".git/curator" / name
        if (index / "manifest.json").is_file():
            named = set(_named(index / "manifest.json")) | _OURS
            found += [
                f"{name}/{one.name} is left" for one in index.iterdir() if one.name not in named
            ]
    return found


def _named(manifest: Path) -> list[str]:
    """The files that it names; what stands after its first line is its own digest."""
    return list(json.loads(manifest.read_bytes().split(b"\n")[0])["files"])


def _is_same(given: Done, expected: Done) -> bool:
    return (given.code, given.stdout) == (expected.code, expected.stdout) and given.is_plain


def _difference(given: Done, expected: Done) -> str:
    if given.code != expected.code:
        return (
            f"exit {given.code} instead of {expected.code}: {(given.stderr or given.stdout)[-300:]}"
        )
    return "another answer" if given.stdout != expected.stdout else given.stderr[-300:]


def forget(folder: Path) -> None:
    """Remove a folder, whatever its rights are."""
    shutil.rmtree(folder, ignore_errors=True)
