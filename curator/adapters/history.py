"""What git remembers, from few processes: `History` over a repository on the disk."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from types import MappingProxyType

from curator.adapters import commit_log, follow
from curator.adapters.blame import blamed
from curator.adapters.clone import Clone
from curator.adapters.commit_tree import CommitTree
from curator.adapters.follow import Step
from curator.adapters.objects import Objects
from curator.adapters.process import Git
from curator.adapters.removals import removed_files, removed_lines
from curator.errors import MissingObject, RepositoryError, UnknownRevision
from curator.model.text import RepoPath
from curator.ports import Completeness, FileChange, FileHistory, LoggedCommit, Signature, Tree

_ROUNDS = 50
"""How many times in a row a file's way is followed into a folder that was not looked at before."""
_LONGEST = 250
"""Characters of a revision that a message repeats."""
_DIFF = (
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "-O/dev/null",
    "-l1000",
)


_SIGNATURES = (
    "log", "--no-walk=unsorted", "--stdin", "-z", "--no-show-signature", "--format=%H %cs %an <%ae>%n%s",
)  # fmt: skip


class GitHistory:
    def __init__(
        self, git: Git, objects: Objects, clone: Clone, *, commit: str | None = None
    ) -> None:
        self._git = git
        self._objects = objects
        self._clone = clone
        self._commit = commit

    @cached_property
    def head(self) -> str | None:
        """The commit that was asked for, else the one checked out when first asked; None before the first."""
        return self._commit or self._objects.head()

    @property
    def completeness(self) -> Completeness:
        return self._clone.completeness

    def commit(self, revision: str) -> str:
        """The full hash of a user's revision. Raises `UnknownRevision`."""
        try:
            output = self._git.run(
                ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
            )
        # ValueError and OSError: what no command line can hold.
        except (RepositoryError, MissingObject, ValueError, OSError) as error:
            raise UnknownRevision(
                f"{revision[:_LONGEST]!r} is no revision of this repository: fetch it, or name another"
            ) from error
        return output.decode().strip()

    def names(self) -> tuple[str, ...]:
        output = self._git.run(
            ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"]
        )
        return tuple(sorted(os.fsdecode(output).split()))

    def merge_base(self, commit: str) -> str | None:
        """Of several the one that git names first."""
        if self.head is None:
            return None
        # Unlike `git merge-base` it does not fail where there is none.
        output = self._git.run(["rev-parse", "--revs-only", f"{self.head}...{commit}"]).decode()
        return next((line[1:] for line in output.split() if line.startswith("^")), None)

    def at(self, commit: str) -> "GitHistory":
        return GitHistory(self._git, self._objects, self._clone, commit=commit)

    def tree(self, commit: str) -> Tree:
        return CommitTree(self._objects, commit)

    def blob(self, blob: str) -> bytes | None:
        return self._objects.blob(blob)

    def blame(self, path: RepoPath, lines: Collection[int]) -> dict[int, str]:
        return blamed(self._git, self.head, path, lines) if self.head and lines else {}

    def log(
        self, limit: int, known: Mapping[str, LoggedCommit] = MappingProxyType({})
    ) -> tuple[LoggedCommit, ...]:
        if self.head is None:
            return ()
        commits = commit_log.recent(self._git, self.head, limit)
        unknown = [commit for commit in commits if commit not in known]
        options = (*_DIFF, self._similarity())
        found = {**known, **commit_log.described(self._git, unknown, options)}
        return tuple(found[commit] for commit in commits if commit in found)

    def signatures(self, commits: Collection[str]) -> Mapping[str, Signature]:
        if not commits:
            return {}
        given = "".join(f"{commit}\n" for commit in sorted(commits)).encode()
        output = self._git.run([*_SIGNATURES], given)
        found = {}
        for record in output.decode("utf-8", "replace").split("\0"):
            head, _, subject = record.strip("\n").partition("\n")
            commit, _, rest = head.partition(" ")
            date, _, author = rest.partition(" ")
            if commit:
                found[commit] = Signature(author, date, subject)
        return found

    def commits(self, since: str | None) -> tuple[str, ...]:
        if self.head is None:
            return ()
        without = [f"^{since}"] if since else []
        return tuple(self._git.run(["rev-list", self.head, *without, "--"]).decode().split())

    def paths(self, commits: Collection[str]) -> dict[str, frozenset[RepoPath]]:
        given = "".join(f"{commit}\n" for commit in sorted(commits)).encode()
        if not given:
            return {}
        output = self._git.run(["diff-tree", "--stdin", "-r", "-m", "--root", *_DIFF], given)
        found: dict[str, set[RepoPath]] = {}
        for step in follow.steps(output):
            found.setdefault(step.commit, set()).update(one.path for one in step.changes)
        return {commit: frozenset(paths) for commit, paths in found.items()}

    def versions(self, paths: Collection[RepoPath]) -> tuple[FileChange, ...]:
        if self.head is None or not paths:
            return ()
        output = self._git.run(
            ["log", "-m", "--root", "--no-show-signature", "--format=%H %P", "--no-renames", *_DIFF,
             "--all", self.head, "--", *sorted(paths)]
        )  # fmt: skip
        changes = (change for step in follow.steps(output) for change in step.changes)
        return tuple(dict.fromkeys(changes))

    def removed_files(self, since: str | None) -> frozenset[RepoPath]:
        return removed_files(self._git, self.head, since) if self.head else frozenset()

    def removed_lines(
        self, since: str | None, suffixes: Sequence[str]
    ) -> Iterable[tuple[RepoPath, bytes]]:
        return removed_lines(self._git, self.head, since, suffixes) if self.head else ()

    def changes(self, paths: Collection[RepoPath]) -> FileHistory:
        """What first-parent commits from `head` did to these files, renames followed.

        A file's way ends where it was added. A path that is gone is followed too: its last change is its deletion,
        or the rename that took it away (`old_path` is then the path, `path` its new name). Raises `MissingObject`
        in a clone without trees.
        """
        boundary = self._clone.boundary()
        if self.head is None or not paths:
            return FileHistory((), boundary)
        folders = follow.folders(paths)
        steps = self._log(self.head, folders)
        moves: dict[str, tuple[FileChange, ...]] = {}
        for _ in range(_ROUNDS):
            doubts = follow.doubts(steps, paths, moves)
            if not doubts:
                break
            moves |= self._moves(doubts)
            newest, wider = follow.widened(folders, follow.followed(steps, paths, moves))
            if newest is not None:
                kept = tuple(takewhile(lambda step: step.commit != newest, steps))  # noqa: B023 - used at once
                folders, steps = wider, (*kept, *self._log(newest, wider))
        return FileHistory(tuple(follow.followed(steps, paths, moves)), boundary)

    def _log(self, commit: str, folders: Collection[RepoPath]) -> tuple[Step, ...]:
        """The first-parent commits from this one on that changed anything in these folders."""
        output = self._git.run(
            ["log", "--first-parent", "--diff-merges=first-parent", "--root", "--no-show-signature",
             "--format=%H %P", *_DIFF, self._similarity(), commit, "--", *folders]
        )  # fmt: skip
        return follow.steps(output)

    def _moves(self, doubts: Collection[tuple[str, str]]) -> dict[str, tuple[FileChange, ...]]:
        """What whole commits renamed, each given with its first parent."""
        given = "".join(f"{commit} {parent}\n" for commit, parent in doubts).encode()
        output = self._git.run(
            ["diff-tree", "--stdin", "-r", "--diff-filter=R", *_DIFF, self._similarity()], given
        )
        found = {step.commit: step.changes for step in follow.steps(output)}
        return {commit: found.get(commit, ()) for commit, _ in doubts}

    def _similarity(self) -> str:
        """How alike two files must be to be one that was renamed; without all blobs only equal ones can be compared."""
        return "-M100%" if self._clone.is_partial else "-M"
