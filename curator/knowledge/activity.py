"""Recent commits -> which of them changed each of today's files."""

from collections.abc import Collection, Mapping, Sequence

from curator.model.text import RepoPath
from curator.ports import LoggedCommit


def changed_by(
    log: Sequence[LoggedCommit], alive: Collection[RepoPath]
) -> Mapping[RepoPath, tuple[str, ...]]:
    """File -> the commits that changed it, newest first, renames followed. `log` is newest first."""
    today = {path: path for path in alive}
    found: dict[RepoPath, list[str]] = {}
    for commit in log:
        for path in sorted({today[path] for path in commit.paths if path in today}):
            found.setdefault(path, []).append(commit.commit)
        for old, new in commit.renames:
            if new in today:
                today.setdefault(old, today[new])
    return {path: tuple(commits) for path, commits in sorted(found.items())}
