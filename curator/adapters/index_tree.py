"""What is staged: the commit that `git commit` would make now."""

from curator.adapters.files import is_inside
from curator.adapters.index import LINK_MODE, Tracked, listing
from curator.adapters.objects import Objects
from curator.adapters.process import Git
from curator.adapters.snapshot import Contents, by_path
from curator.ports import Entry, EntryKind

_KINDS = {
    "100644": EntryKind.FILE,
    "100755": EntryKind.FILE,
    "160000": EntryKind.SUBMODULE,
}


class IndexTree:
    """A path in conflict is not in it, since nothing is staged for it."""

    def __init__(self, git: Git, objects: Objects) -> None:
        self._git = git
        self._objects = objects

    def contents(self) -> Contents:
        """What is staged now, read by blob whatever is staged later. Raises `RepositoryError`."""
        staged = [one for one in listing(self._git).tracked if _is_staged(one)]
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
    return not tracked.is_conflicted and not tracked.is_intended and is_inside(tracked.path)
