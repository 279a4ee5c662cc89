"""What is told while one waits: on a terminal one line that is written over, elsewhere next to nothing."""

import os
import sys
import time

from curator.cli.settings import Settings, tell
from curator.retrieval.update import Watch

_PATIENCE = 1.0
"""Seconds, after which one wants to know."""
_PAUSE = 0.1
_CLEAR = "\r\x1b[K"


def watch(settings: Settings) -> Watch:
    """For a command that may have to index first."""
    line = _Line(is_shown=settings.verbosity >= 0 and sys.stderr.isatty())
    return Watch(
        indexing=line.show,
        waiting=lambda: tell(settings, "waiting for another curator that writes the index"),
        done=line.clear,
    )


class _Line:
    """`indexing 1200/4800 files`, in place."""

    def __init__(self, *, is_shown: bool) -> None:
        self._is_shown = is_shown
        self._process = os.getpid()
        self._next = time.monotonic() + _PATIENCE
        self._is_there = False

    def show(self, done: int, total: int) -> None:
        if not self._is_shown or time.monotonic() < self._next or os.getpid() != self._process:
            return
        self._next = time.monotonic() + _PAUSE
        self._is_there = True
        sys.stderr.write(f"{_CLEAR}indexing {done}/{total} files")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._is_there:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._is_there = False
