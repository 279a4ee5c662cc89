"""A bare repository -> its commits by subject, what each changed, and the texts before and after."""

import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LANGUAGES = {
    ".py": "python",
    ".ts": "typescript",
    ".tsx": "typescript",
    ".js": "javascript",
    ".mjs": "javascript",
    ".go": "go",
    ".rs": "rust",
    ".java": "java",
    ".c": "c",
    ".h": "c++",
    ".cc": "c++",
    ".cpp": "c++",
    ".cs": "c#",
    ".rb": "ruby",
    ".php": "php",
    ".kt": "kotlin",
}


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with one parent."""

    id: str
    parent: str
    subject: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of a commit; `before` and `after` are its paths, None where it was not there."""

    before: str | None
    after: str | None
    similarity: int
    """Of a rename, in percent, as git sees it; 100 for what was not renamed."""


@dataclass(frozen=True, slots=True)
class History:
    """Read only; every answer comes from git."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """Raises CalledProcessError."""
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments], capture_output=True, check=True
        )
        return done.stdout.decode("utf-8", "replace")

    def commits(
        self, *, subject: str | None, limit: int, before: str | None = None
    ) -> list[Commit]:
        """The newest with such a subject (extended regular expression), without merges."""
        wanted = ["-i", "-E", f"--grep={subject}"] if subject else []
        until = [f"--before={before}"] if before else []
        listed = self.git(
            "log", "--no-merges", "--format=%H%x00%P%x00%s", f"-n{limit}", *wanted, *until, "HEAD"
        )
        rows = (line.split("\0") for line in listed.splitlines())
        return [Commit(row[0], row[1], row[2]) for row in rows if len(row[1]) == 40]

    def ignored_revisions(self) -> list[Commit]:
        """Those that the repository itself calls mere formatting, where their parent is there."""
        try:
            text = self.git("show", "HEAD:.git-blame-ignore-revs")
        except subprocess.CalledProcessError:
            return []
        names = [line.split()[0] for line in text.splitlines() if line and line[0] not in "# \t"]
        return [commit for name in names if (commit := self.commit(name))]

    def commit(self, name: str) -> Commit | None:
        """None where it is not in this history, or is a merge or a root."""
        try:
            line = self.git("log", "-1", "--format=%H%x00%P%x00%s", name)
        except subprocess.CalledProcessError:
            return None
        row = line.rstrip("\n").split("\0")
        return Commit(row[0], row[1], row[2]) if len(row[1]) == 40 else None

    def changes(self, commit: Commit) -> list[FileChange]:
        """What a commit changed, renames followed (git's `-M`)."""
        listed = self.git(
            "diff-tree", "-r", "-z", "-M", "-l0", "--name-status", commit.parent, commit.id
        )
        fields = iter(listed.split("\0"))
        found = []
        for status in fields:
            if not status:
                continue
            first = next(fields)
            if status[0] in "RC":
                found.append(FileChange(first, next(fields), int(status[1:])))
            else:
                before = None if status[0] == "A" else first
                found.append(FileChange(before, None if status[0] == "D" else first, 100))
        return found

    def text(self, commit: str, path: str) -> str:
        """The text of a file. Raises CalledProcessError."""
        return _text(self.folder, commit, path)


@lru_cache(maxsize=256)
def _text(folder: Path, commit: str, path: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), "cat-file", "blob", f"{commit}:{path}"],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8", "replace")


def language_of(path: str) -> str | None:
    """By suffix; None where none of ours."""
    return LANGUAGES.get(Path(path).suffix)
