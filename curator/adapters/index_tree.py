"""What is staged: the commit that `git commit` would make now."""

from collections.abc import Iterable

from curator.adapters.files import is_inside
from curator.adapters.index import LINK_MODE, Tracked, listing
from curator.adapters.objects import Objects
from curator.adapters.process import Git
from curator.adapters.snapshot import Contents, by_path
from curator.errors import UsageError
from curator.ports import Entry, EntryKind

_KINDS = {
    "100644": EntryKind.FILE,
    "100755": EntryKind.FILE,
    "160000": EntryKind.SUBMODULE,
}
_SHOWN = 3


class IndexTree:
    """Nothing is staged for a path in conflict, so that an index with one is no tree."""

    def __init__(self, git: Git, objects: Objects) -> None:
        self._git = git
        self._objects = objects

    def contents(self) -> Contents:
        """What is staged now, read by blob whatever is staged later. Raises `RepositoryError`, and `UsageError` in a conflict."""
        tracked = listing(self._git).tracked
        _refuse_conflicts(tracked)
        staged = [one for one in tracked if _is_staged(one)]
        return Contents(
            by_path(
                (one.path, Entry(_KINDS[one.mode], one.blob))
                for one in staged
                if one.mode in _KINDS
            ),
            frozenset(one.path for one in staged if one.mode == LINK_MODE),
            lambda path, blob: self._objects.content(blob, path),
        )


def _is_staged(tracked: Tracked) -> bool:
    return not tracked.is_intended and is_inside(tracked.path)


def _refuse_conflicts(tracked: Iterable[Tracked]) -> None:
    paths = sorted({one.path for one in tracked if one.is_conflicted})
    if not paths:
        return
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    is_, it = ("are", "them") if len(paths) > 1 else ("is", "it")
    raise UsageError(
        f"{', '.join(paths[:_SHOWN])}{more} {is_} in conflict: resolve {it} and `git add` {it}, "
        "or leave `--staged` out"
    )
