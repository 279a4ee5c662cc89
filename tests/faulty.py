"""Runs the command line in a process that is stopped, or refused something, at a chosen call of the system.

    python faulty.py CALL NUMBER WHAT ARGUMENTS...

At the NUMBER-th `os.CALL`, WHAT happens: `kill` is a kill -9 before it, `torn` one with half of the file written (of
`fsync`), and any other word the name of an error, as `ENOSPC`.
"""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def run(
    folder: Path, *arguments: str, at: tuple[str, int], what: str
) -> "subprocess.CompletedProcess[str]":
    """`curator -C FOLDER ARGUMENTS`; its return code is -9 where it was killed."""
    call, number = at
    command = [sys.executable, __file__, call, str(number), what, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _faulty(call: Callable[..., Any], number: int, what: str) -> Callable[..., Any]:
    left = [number]

    def faulty(*arguments: Any, **named: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            _happen(what, arguments)
        return call(*arguments, **named)

    return faulty


def _happen(what: str, arguments: tuple[Any, ...]) -> None:
    if what == "torn":
        os.ftruncate(arguments[0], os.fstat(arguments[0]).st_size // 2)
    if what in ("torn", "kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    number = getattr(errno, what)
    raise OSError(number, os.strerror(number))


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])
    from curator.cli.main import main

    name, count, happening, *words = sys.argv[1:]
    setattr(os, name, _faulty(getattr(os, name), int(count), happening))
    main(words)
