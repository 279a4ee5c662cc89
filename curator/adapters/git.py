"""The one place that starts git: opens a repository, with everything switched off that could run its code."""

import io
import os
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from subprocess import PIPE
from typing import IO, TYPE_CHECKING, cast

from curator.adapters.clone import Clone
from curator.adapters.files import ObjectFormat
from curator.adapters.history import GitHistory
from curator.adapters.index_tree import IndexTree
from curator.adapters.objects import Objects
from curator.adapters.patience import Answer, Command, PatientReader
from curator.adapters.process import Process, is_missing
from curator.adapters.refusals import (
    last_words,
    refuse_elsewhere,
    refuse_embedded,
    remedy,
    why_not,
)
from curator.adapters.snapshot import Snapshot
from curator.adapters.work_tree import WorkTree
from curator.errors import MissingObject, RepositoryError
from curator.ports import Completeness, Tree

if TYPE_CHECKING:
    from git.cmd import Git as Runner

_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.pager=cat",
    "-c", "core.attributesFile=/dev/null",
    "-c", "diff.external=",
    "-c", "log.follow=false",
    "-c", "log.mailmap=false",
    "-c", "log.showSignature=false",
    "-c", "protocol.allow=never",
    "-c", "safe.bareRepository=explicit",
    "-c", "user.useConfigOnly=true",
)  # fmt: skip
_ENVIRONMENT = {
    # Wins over `protocol.NAME.allow` of a repository, which wins over our `protocol.allow`.
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
# Of git's variables only these reach it. In a hook git sets GIT_DIR, GIT_INDEX_FILE and more, which would turn
# every question to another repository or index than the one that was asked for.
_KEPT = ("GIT_CONFIG_", "GIT_COMMITTER_", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_PYTHON_")
_QUESTIONS = (
    "--path-format=absolute",
    "--is-bare-repository",
    "--is-shallow-repository",
    "--show-object-format",
    "--git-dir",
    "--git-common-dir",
    "--show-toplevel",
)
_BUFFER = 1 << 16
_NO_GIT = "git is missing: install git 2.31 or later"
_OLD_GIT = "git is too old: curator needs git 2.31 or later"


class GitRepository:
    """A repository on the disk. Made by `open_repository`."""

    def __init__(self, git: "GitCommands", answers: Sequence[str]) -> None:
        bare, shallow, object_format, git_dir, common_dir, *root = answers
        self.is_bare = bare == "true"
        self.git_dir = Path(git_dir)
        """Of this work tree: where the index is."""
        self.common_dir = Path(common_dir)
        """Of all work trees: where objects and refs are."""
        self.root = Path(root[0]) if root else self.git_dir
        """The git root; of a bare repository its git directory."""
        self._git = git
        self._clone = Clone(self.common_dir, is_shallow=shallow == "true")
        self._objects = Objects(git, cast("ObjectFormat", object_format), self._clone)

    @cached_property
    def history(self) -> GitHistory:
        return GitHistory(self._git, self._objects, self._clone)

    def work_tree(self) -> Tree:
        """The files on the disk as they stand now. Raises `RepositoryError` in a bare repository."""
        self._require_work_tree()
        index = self.git_dir / "index"
        return Snapshot(
            self._objects, WorkTree(self._git, self._objects, root=self.root, index=index)
        )

    def index_tree(self) -> Tree:
        """What would be committed now: the staged files.

        For `git commit -a` and `git commit PATH` git makes an index of its own and tells its hooks so.
        Raises `RepositoryError` in a bare repository.
        """
        self._require_work_tree()
        index = self.root / os.environ.get("GIT_INDEX_FILE", "")
        is_ours = index.resolve().parent == self.git_dir.resolve()  # not one of another repository
        git = self._git.with_index(index) if is_ours else self._git
        return Snapshot(self._objects, IndexTree(git, self._objects))

    def _require_work_tree(self) -> None:
        if self.is_bare:
            raise RepositoryError(
                f"{self.root} is a bare repository: run curator in a work tree of it"
            )

    def identity(self) -> str | None:
        """`Name <email>` of the configured user; None where git was told none."""
        identity = self._git.answer(["var", "GIT_COMMITTER_IDENT"])
        return identity.rsplit(" ", 2)[0] if identity is not None else None

    def origin(self) -> str | None:
        """The URL of the remote `origin` as it is configured; None where there is none."""
        return self._git.answer(["config", "--get", "remote.origin.url"])

    def default_branch(self) -> str | None:
        """The branch that `origin` calls its own, else the one checked out; None where there is neither."""
        origin = self._git.answer(
            ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]
        )
        here = origin or self._git.answer(["symbolic-ref", "--quiet", "--short", "HEAD"])
        return here.removeprefix("origin/") if here else None


def open_repository(start: Path) -> GitRepository:
    """The repository that a folder is in. Raises `RepositoryError` with what to do about it."""
    folder = start.resolve()
    # GitPython would run git in another folder instead of one that cannot be entered.
    if not os.path.isdir(folder) or not os.access(folder, os.X_OK):  # noqa: PTH112  # Path raises for a long name
        raise RepositoryError(f"{str(start)[:200]} is not a folder that can be entered")
    git = GitCommands(folder)
    status, output, reason = git.execute(["rev-parse", *_QUESTIONS])
    if status != 0 and "cannot use bare repository" in reason:
        git = _bare(folder)
        status, output, reason = git.execute(["rev-parse", *_QUESTIONS])
    answers = os.fsdecode(output).splitlines()
    if answers[:1] not in (["true"], ["false"]):
        raise RepositoryError(why_not(start, reason) if status != 0 else _OLD_GIT)
    is_bare = answers[0] == "true"
    if (status != 0 and not is_bare) or len(answers) != (5 if is_bare else 6):
        raise RepositoryError(why_not(start, reason))
    if is_bare:
        refuse_embedded(Path(answers[3]))
    else:
        refuse_elsewhere(Path(answers[5]), Path(answers[3]))
    return GitRepository(git if is_bare else GitCommands(Path(answers[5])), answers)


class GitCommands:
    """Runs git in one folder through GitPython, which is imported with the first command: it takes 0.1 s."""

    def __init__(self, folder: Path, *options: str, index: Path | None = None) -> None:
        self._folder = folder
        self._options = options
        self._index = {"GIT_INDEX_FILE": str(index)} if index else {}

    def with_index(self, index: Path) -> "GitCommands":
        """The same with another index."""
        return GitCommands(self._folder, *self._options, index=index)

    def run(self, arguments: Sequence[str], given: bytes = b"") -> bytes:
        """Standard output. Raises `MissingObject`, or `RepositoryError` with git's own last line."""
        status, output, reason = self.execute(arguments, given)
        if status != 0 and is_missing(reason):
            raise MissingObject(
                f"git {arguments[0]} needs objects that this partial clone does not have",
                Completeness.PARTIAL.remedy,
            )
        if status != 0:
            raise RepositoryError(
                f"git {arguments[0]} failed ({last_words(reason)}): {remedy(reason)}"
            )
        return output

    def answer(self, arguments: Sequence[str]) -> str | None:
        """The one line that a command prints; None where it fails or prints nothing."""
        status, output, _ = self.execute(arguments)
        return os.fsdecode(output).removesuffix("\n") or None if status == 0 else None

    def execute(self, arguments: Sequence[str], given: bytes = b"") -> tuple[int, bytes, str]:
        """Exit status, standard output and standard error."""
        process = _taken(self._started(arguments))
        answer = Answer(process, self._folder, given)
        output = answer.whole()
        return process.returncode, output, answer.reason

    def stream(self, arguments: Sequence[str]) -> Answer:
        """A command whose answer is read line by line."""
        return Answer(_taken(self._started(arguments)), self._folder)

    def start(self, arguments: Sequence[str]) -> Process:
        """A command to talk with; it ends when the object is dropped."""
        return _Conversation(self._started(arguments), self._folder)

    def _started(self, arguments: Sequence[str]) -> "Runner.AutoInterrupt":
        try:
            from git.cmd import Git as Runner
            from git.exc import GitCommandNotFound
        except ImportError as error:  # GitPython raises it where there is no git
            raise RepositoryError(_NO_GIT) from error
        command = [*_clean_environment(self._index), "git", *_OPTIONS, *self._options, *arguments]
        try:
            return Runner(self._folder).execute(
                command, istream=PIPE, as_process=True, env=_ENVIRONMENT | self._index
            )
        except GitCommandNotFound as error:
            raise RepositoryError(_NO_GIT) from error


class _Conversation:
    """A running command whose silence ends with an error."""

    def __init__(self, process: "Runner.AutoInterrupt", folder: Path) -> None:
        self._process = process
        self.pid: int = process.pid
        self.stdin: IO[bytes] = process.stdin
        self.stdout: IO[bytes] = io.BufferedReader(PatientReader(process, folder), _BUFFER)
        self.stderr: IO[bytes] = process.stderr


def _taken(process: "Runner.AutoInterrupt") -> Command:
    """The process itself, which GitPython then ends no more."""
    taken, process.proc = process.proc, None
    return cast("Command", taken)


def _clean_environment(ours: Collection[str]) -> list[str]:
    """A prefix that takes git's variables away but for ours. GitPython adds to the environment and cannot take from it."""
    names = sorted(
        name
        for name in os.environ
        if name.startswith("GIT_") and not name.startswith(_KEPT) and name not in ours
    )
    return ["env", *(option for name in names for option in ("-u", name))] if names else []


def _bare(folder: Path) -> GitCommands:
    """Git for a bare repository, unless it stands in a checkout: then a checkout has brought it along.

    Plain files that look like a repository would have git read their configuration (CVE-2022-24765 and
    `safe.bareRepository` in https://git-scm.com/docs/git-config).
    """
    if ".git" in folder.parts:
        raise RepositoryError(f"{folder} is git's own folder: run curator in the work tree")
    refuse_embedded(folder)
    return GitCommands(folder, "-c", "safe.bareRepository=all")
