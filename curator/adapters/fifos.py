"""FIFOs where git reads files: it waits there for a writer that never comes."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_READ_IN_EVERY_FOLDER = {".gitattributes", ".gitignore"}
_OWN = ".git"


def first_fifo(folder: Path) -> str | None:
    """One in the repository of this folder, at a place where git reads; None where there is none."""
    root = next((one for one in (folder, *folder.parents) if (one / _OWN).exists()), folder)
    return next(_fifos(os.fspath(root)), None)


def _fifos(root: str) -> Iterator[str]:
    """Anywhere in git's own folder; elsewhere those that it reads in every folder."""
    waiting = [(root, False)]
    while waiting:
        folder, is_own = waiting.pop()
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, is_own or entry.name == _OWN))
                elif (is_own or entry.name in _READ_IN_EVERY_FOLDER) and _is_fifo(entry):
                    yield entry.path


def _is_fifo(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return stat.S_ISFIFO(entry.stat(follow_symlinks=False).st_mode)
    return False
