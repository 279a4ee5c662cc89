"""A task that can be shared out -> its parts, done by several processes where that can be had."""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

MOST = 4
Part = Callable[[int, int], bytes]
"""Does part k of n."""


def shared(part: Part, count: int) -> list[bytes]:
    """What each of `count` parts gives, in order. The first is done here, each other by a process forked from this one.

    What such a process could not do, for whatever reason, is done here after all, so that its error is ours.
    """
    children = [_forked(part, number, count) for number in range(1, count)]
    try:
        mine = part(0, count)
        answers = [_answer(child) for child in children]
    except BaseException:
        _end(children)
        raise
    return [
        mine,
        *(
            part(number, count) if answer is None else answer
            for number, answer in enumerate(answers, 1)
        ),
    ]


def shared_out(part: Part) -> list[bytes]:
    """The same, in as many parts as are worth having."""
    return shared(part, processors())


def processors() -> int:
    """How many parts are worth having: 1 where processes cannot be forked, or not safely, from one with threads."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    try:
        available = len(os.sched_getaffinity(0))
    except AttributeError:  # no Linux
        available = os.cpu_count() or 1
    return min(available, MOST)


_Child = tuple[int, int]
"""Its id, and the end of the pipe that it writes to."""


def _forked(part: Part, number: int, count: int) -> _Child | None:
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:  # too many processes
        os.close(reading)
        os.close(writing)
        return None
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        os.close(reading)
        _do(part, number, count, writing)
        status = 0
    finally:
        # Nothing of the parent's is flushed, closed or cleaned up here.
        os._exit(status)


def _do(part: Part, number: int, count: int, writing: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent answers to it
    data = memoryview(part(number, count))
    while data:
        data = data[os.write(writing, data) :]


def _answer(child: _Child | None) -> bytes | None:
    """All that a process has to say; None where it did not come to its end."""
    if child is None:
        return None
    pieces = []
    with os.fdopen(child[1], "rb", buffering=0) as pipe:
        while piece := pipe.read(1 << 20):
            pieces.append(piece)
    _, status = os.waitpid(child[0], 0)
    return b"".join(pieces) if status == 0 else None


def _end(children: list[_Child | None]) -> None:
    for child in children:
        if child is not None:
            with suppress(OSError):
                os.kill(child[0], signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(child[0], 0)
            with suppress(OSError):
                os.close(child[1])
