"""A real git repository in a temporary folder, with fixed dates, names and configuration."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

FIRST_DATE = 1_700_000_000
"""Seconds since 1970 of the first commit; every further one is a minute later."""
AUTHOR = "Ana Ruiz"
EMAIL = "ana@acme.example"


class Repository:
    """`Repository.create(tmp_path).commit({"src/a.py": "x = 1\\n"})` is a repository with one commit.

    What writes takes text or bytes and makes missing folders; what commits returns the full hash.
    """

    def __init__(self, root: Path, *, now: int = FIRST_DATE) -> None:
        self.root = root
        self.now = now
        """The next commit's date, in seconds since 1970; each commit moves it on by a minute."""

    @classmethod
    def create(cls, root: Path, *options: str) -> "Repository":
        """An empty repository on branch `main`; `options` go to `git init`, as in `--object-format=sha256`."""
        root.mkdir(parents=True, exist_ok=True)
        repository = cls(root)
        repository.git("init", "--quiet", "--initial-branch=main", *options)
        return repository

    def git(self, *arguments: str | bytes, given: bytes = b"") -> str:
        """Run git here and give its output without the last line end; a failure raises with git's message."""
        command = ["git", *_CONFIGURATION, *arguments]
        result = subprocess.run(
            command,
            cwd=self.root,
            env=self._environment(),
            input=given,
            capture_output=True,
            check=False,
        )
        if result.returncode != 0:
            raise AssertionError(f"{command}: {os.fsdecode(result.stderr)}")
        return os.fsdecode(result.stdout).removesuffix("\n")

    def write(self, files: Mapping[str, str | bytes]) -> "Repository":
        """Write files into the work tree, uncommitted."""
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def commit(
        self, files: Mapping[str, str | bytes] | None = None, message: str = "Change"
    ) -> str:
        """Write files, stage everything that is not ignored, and commit, even where nothing changed."""
        self.write(files or {})
        self.git("add", "--all")
        return self.commit_staged(message)

    def commit_staged(self, message: str = "Change") -> str:
        """Commit what stands in the index."""
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        self.now += 60
        return self.head

    def rename(self, old: str, new: str, content: str | bytes | None = None) -> str:
        """Move a file, rewrite it where `content` is given, and commit."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", old, new)
        return self.commit({} if content is None else {new: content}, f"Move {old} to {new}")

    def delete(self, *paths: str) -> str:
        """Remove files and commit."""
        self.git("rm", "-r", "--quiet", "--", *paths)
        return self.commit_staged("Delete")

    def branch(self, name: str, start: str = "HEAD") -> "Repository":
        """Make a branch and check it out."""
        self.git("checkout", "--quiet", "-b", name, start)
        return self

    def checkout(self, revision: str) -> "Repository":
        self.git("checkout", "--quiet", revision)
        return self

    def merge(self, name: str) -> str:
        """Merge a branch into the one checked out, always with a merge commit."""
        self.git("merge", "--quiet", "--no-ff", "--no-edit", name)
        self.now += 60
        return self.head

    def configure(self, name: str, value: str) -> "Repository":
        self.git("config", name, value)
        return self

    def clone(self, root: Path, *options: str) -> "Repository":
        """A clone, as in `repository.clone(tmp_path / "copy", "--depth=1")`."""
        self.git("clone", "--quiet", "--no-local", *options, self.root.as_uri(), str(root))
        return Repository(root, now=self.now)

    def add_submodule(self, other: "Repository", path: str) -> str:
        """Add another repository as a submodule and commit; returns the commit."""
        self.git("submodule", "--quiet", "add", other.root.as_uri(), path)
        return self.commit_staged(f"Add submodule {path}")

    def add_worktree(self, root: Path, revision: str = "HEAD") -> "Repository":
        """A linked work tree, detached."""
        self.git("worktree", "add", "--quiet", "--detach", str(root), revision)
        return Repository(root, now=self.now)

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    def _environment(self) -> dict[str, str]:
        date = f"@{self.now} +0000"
        return {
            "PATH": os.environ["PATH"],
            "HOME": os.devnull,
            "LC_ALL": "C",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_AUTHOR_NAME": AUTHOR,
            "GIT_AUTHOR_EMAIL": EMAIL,
            "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_NAME": AUTHOR,
            "GIT_COMMITTER_EMAIL": EMAIL,
            "GIT_COMMITTER_DATE": date,
        }


_CONFIGURATION = (
    "-c", "protocol.file.allow=always",
    "-c", "uploadpack.allowFilter=true",
    "-c", "commit.gpgSign=false",
    "-c", "core.autocrlf=false",
    "-c", "gc.auto=0",
    "-c", "advice.detachedHead=false",
)  # fmt: skip
