"""A clone -> work trees to do harm to: with notes that are verified, stale and moved, and with an index that is
missing, behind, or up to date.
"""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.running import curator
from curator.model.text import RepoPath
from curator.parsers.code import outline

NOTES = 8
KB = "faults-kb"
LOCK = f"{KB}/curator.lock"
_SUBJECTS = (
    "errors",
    "routing",
    "parsing",
    "rendering",
    "waiting",
    "storing",
    "checking",
    "starting",
)
_QUESTIONS = (
    "how are errors handled",
    "parse the path of a route",
    "read the configuration",
    "write a response",
    "who waits for whom",
    "default value of an option",
    "run the tests",
    "what happens at the start",
)
_COMMITS = "-30"
_LONG = 20_000
"""Bytes."""
_FILES = 130
_ENOUGH = 3
"""Definitions that a file must have to have a note written about it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Folders that are copied and never written: `cold` has no index, `warm` that of the commit before, `full` its own."""

    folder: Path
    questions: Path
    links: tuple[str, ...]
    """The files that have notes, as they are called in the end."""

    def copy(self, state: str, folder: Path) -> Path:
        """A work tree in this state that may be written."""
        return Path(shutil.copytree(self.folder / state, folder, symlinks=True))

    def fresh(self, folder: Path) -> Path:
        """A new clone."""
        git(self.folder, "clone", "--quiet", os.fspath(self.folder / "cold"), os.fspath(folder))
        return folder


def git(folder: Path, *arguments: str) -> str:
    """Standard output. Raises `CalledProcessError`."""
    names = (
        "-c",
        "user.name=Ana",
        "-c",
        "user.email=ana@acme.example",
        "-c",
        "commit.gpgSign=false",
    )
    return subprocess.run(
        ["git", "--no-optional-locks", "-C", folder, *names, *arguments],
        capture_output=True,
        check=True,
        text=True,
    ).stdout


def built(repository: Path, folder: Path) -> Scene:
    """Everything that trials need, below an empty folder."""
    first = folder / "warm"
    git(folder, "clone", "--quiet", os.fspath(repository.resolve()), os.fspath(first))
    for name, value in (("user.name", "Ana"), ("user.email", "ana@acme.example"), ("gc.auto", "0")):
        git(first, "config", name, value)
    _shorten(first)
    _thin_out(first)
    linked = _write_notes(first)
    _commit(first, "Write notes")
    curator(first, "verify", "--yes", *[f"{KB}/{name}.md" for name in _SUBJECTS]).expect(0)
    _commit(first, "Verify them")
    curator(first, "index").expect(0)
    final = _change_code(first, linked)
    _commit(first, "Move and change what they are about")
    shutil.copytree(first, folder / "cold", symlinks=True)
    shutil.rmtree(folder / "cold/.git/curator")
    shutil.copytree(first, folder / "full", symlinks=True)
    curator(folder / "full", "index").expect(0)
    asked = [*_QUESTIONS, *(Path(path).stem for path in final)]
    lines = [json.dumps({"id": str(at), "query": one}) for at, one in enumerate(asked)]
    questions = folder / "questions.jsonl"
    questions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Scene(folder, questions, tuple(final))


def _shorten(folder: Path) -> None:
    """The newest commits, with their trees and words, as a history of its own: the older only cost time."""
    head = ""
    for commit in reversed(git(folder, "rev-list", "--first-parent", _COMMITS, "HEAD").split()):
        parent = ["-p", head] if head else []
        words = git(folder, "log", "-1", "--format=%B", commit).strip() or "None"
        head = git(folder, "commit-tree", f"{commit}^{{tree}}", *parent, "-m", words).strip()
    git(folder, "reset", "--quiet", "--hard", head)
    git(folder, "remote", "remove", "origin")
    for tag in git(folder, "tag").split():
        git(folder, "tag", "--delete", tag)


def _thin_out(folder: Path) -> None:
    """Keep some files of moderate length: more than one process indexes, and each of them is done soon."""
    (folder / "curator.toml").unlink(missing_ok=True)
    if (shared := folder / "pyproject.toml").is_file() and "tool.curator" in shared.read_text():
        shared.unlink()
    files = [folder / path for path in git(folder, "ls-files", "-z").split("\0") if path]
    kept = [file for file in files if file.is_file() and file.stat().st_size <= _LONG][:_FILES]
    for file in {*files} - {*kept}:
        file.unlink(missing_ok=True)
    _commit(folder, "Keep some files")


def _commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "--quiet", "--no-verify", "--message", message)


def _write_notes(folder: Path) -> list[str]:
    """One note on each of some files; returns their paths."""
    (folder / KB).mkdir()
    (folder / "curator.toml").write_text(f'kb = "{KB}"\n', encoding="utf-8")
    (folder / KB / ".gitignore").write_text("!curator.lock\n", encoding="utf-8")
    chosen = _definitions(folder)
    for name, (path, symbols) in zip(_SUBJECTS, chosen.items(), strict=True):
        links = "".join(f"  - {path}#{symbol}\n" for symbol in symbols[:_ENOUGH])
        text = f"---\ntitle: What {name} is about\ncode:\n{links}---\n\n# {name}\n\n"
        told = f"How {name} works: `{symbols[0]}` comes first, then `{symbols[1]}`.\n"
        (folder / KB / f"{name}.md").write_text(text + told, encoding="utf-8")
    return list(chosen)


def _definitions(folder: Path) -> dict[str, list[str]]:
    """Files with definitions whose names are plain, the longest files first."""
    found: dict[str, list[str]] = {}
    paths = [folder / path for path in git(folder, "ls-files", "-z").split("\0") if path]
    for file in sorted(filter(Path.is_file, paths), key=lambda one: (-one.stat().st_size, one)):
        path = file.relative_to(folder).as_posix()
        names = [one.name for one in outline(file.read_bytes()[:300_000], RepoPath(path)).symbols]
        once = [name for name in names if name.isidentifier() and names.count(name) == 1]
        if "test" not in path and len(once) >= _ENOUGH:
            found[path] = once
        if len(found) == NOTES:
            return found
    raise SystemExit(f"{folder}: fewer than {NOTES} files with definitions: choose another")


def _change_code(folder: Path, linked: list[str]) -> list[str]:
    """Move two files, shorten one, drop one that no note is about, and change a note; returns the paths afterwards."""
    moved = []
    for path in linked[:2]:
        new = f"moved/{Path(path).name}"
        (folder / new).parent.mkdir(exist_ok=True)
        git(folder, "mv", path, new)
        moved.append(new)
    third = folder / linked[2]
    lines = third.read_text(encoding="utf-8", errors="surrogateescape").splitlines(keepends=True)
    third.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8", errors="surrogateescape")
    others = [path for path in git(folder, "ls-files").splitlines() if path.endswith(".md")]
    with (folder / KB / "storing.md").open("a", encoding="utf-8") as note:
        note.write("\n## Afterwards\n\nAn unusual word: zanzibar.\n")
    unlinked = [path for path in others if not path.startswith(KB)]
    if unlinked:
        git(folder, "rm", "--quiet", unlinked[-1])
    return [*moved, *linked[2:]]
