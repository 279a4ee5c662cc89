"""A guard against work without end, for inputs that are written to be slow."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_SECONDS = 10.0
"""Of processor time. What is guarded takes a second at most on a slow machine, and minutes to hours without its protection."""


@contextmanager
def no_hang() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise AssertionError(f"still at it after {_SECONDS:.0f} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
