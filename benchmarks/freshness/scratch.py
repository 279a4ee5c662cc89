"""A bare mirror -> scratch clones with a note on top of one commit, and the tree of another after it."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CURATOR = str(Path(sys.executable).with_name("curator"))
"""The command line beside the Python that runs this."""
LOCKED_NOTE, IMPLIED_NOTE = "kb/locked.md", "kb/implied.md"
LOCK = "kb/curator.lock"
_KB_IGNORE = "!curator.lock\n"
"""Many repositories ignore `*.lock`, and curator then rightly refuses to write one."""


class ScratchError(Exception):
    """What kept a history from being built: a commit that is not there, for instance."""


@dataclass(frozen=True, slots=True)
class Clone:
    """A work tree that may be overwritten."""

    folder: Path
    program: str = CURATOR

    def git(self, *arguments: str, index: Path | None = None) -> str:
        """The output of a git command, without the last newline. Raises ScratchError."""
        environment = _environment() | ({"GIT_INDEX_FILE": str(index)} if index else {})
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=environment, capture_output=True, check=False
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise ScratchError(f"git {' '.join(arguments[:3])}: {said}")
        return done.stdout.decode("utf-8", "replace").rstrip("\n")

    def checkout(self, commit: str) -> None:
        """The work tree of a commit, and nothing else in it."""
        self.git("checkout", "-q", "-f", "--detach", commit)
        self.git("clean", "-q", "-f", "-d", "-x")

    def commit(self, message: str, *paths: str) -> str:
        """The id of a new commit with these paths on top of what is checked out."""
        self.git("add", "-f", "--", *paths)
        self.git("commit", "-q", "--no-verify", "-m", message)
        return self.git("rev-parse", "HEAD")

    def with_tree(self, parent: str, tree_of: str) -> str:
        """A commit after `parent` that has all of `tree_of`, and the notes of `parent`."""
        index = self.folder / ".git/scratch-index"
        index.unlink(missing_ok=True)
        self.git("read-tree", tree_of, index=index)
        self.git("read-tree", "--prefix=kb/", f"{parent}:kb", index=index)
        tree = self.git("write-tree", index=index)
        return self.git("commit-tree", tree, "-p", parent, "-m", "Now")

    def curator(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A run of the command line, as a user would start it."""
        return subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )


def clone(mirror: Path, folder: Path, program: str = CURATOR) -> Clone:
    """A clone that borrows the mirror's objects; nothing is checked out."""
    command = ["git", "clone", "-q", "--shared", "--no-checkout", str(mirror), str(folder)]
    subprocess.run(command, env=_environment(), check=True, capture_output=True)
    return Clone(folder, program)


def shallow_clone(source: Clone, folder: Path, commit: str) -> Clone:
    """A clone that has the one commit and no history, checked out."""
    subprocess.run(["git", "init", "-q", str(folder)], env=_environment(), check=True)
    shallow = Clone(folder, source.program)
    shallow.git("fetch", "-q", "--depth", "1", f"file://{source.folder}", commit)
    shallow.checkout(commit)
    return shallow


def commit_notes(scratch: Clone, then: str, targets: Iterable[str]) -> str:
    """The commit that adds two notes with these code links on top of `then`, checked out."""
    scratch.checkout(then)
    folder = scratch.folder / "kb"
    if folder.exists():
        raise ScratchError(f"there is a kb/ at {then[:10]} already")
    folder.mkdir()
    links = "".join(f'  - "{target}"\n' for target in targets)
    for note in (LOCKED_NOTE, IMPLIED_NOTE):
        text = f"---\ncode:\n{links}---\n# {note}\n\nWhat it says.\n"
        (scratch.folder / note).write_text(text, "utf-8")
    (folder / ".gitignore").write_text(_KB_IGNORE, "utf-8")
    return scratch.commit("Notes", LOCKED_NOTE, IMPLIED_NOTE, "kb/.gitignore")


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who: dict[str, str] = {}
    for role in ("AUTHOR", "COMMITTER"):
        who |= {f"GIT_{role}_NAME": "Bench", f"GIT_{role}_EMAIL": "bench@example.com"}
        who |= {f"GIT_{role}_DATE": "2030-01-01T00:00:00Z"}
    bounds = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
    return kept | who | bounds
