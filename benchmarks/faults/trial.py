"""What a kind of fault has to say: how often it was survived, and what was not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.judging import Judge
from benchmarks.faults.scene import Scene


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one trial."""

    fault: str
    """The row of the table that it counts for."""
    repeat: str
    """A command, or the words, by which it can be done again."""
    wrong: tuple[str, ...] = ()
    is_off: bool = False
    """It could not be tried: a tool is missing here."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where trials are done."""

    scene: Scene
    judge: Judge
    folder: Path
    """Below which each trial makes its own."""
    seed: int
    points: int
    """How many kill points there shall be."""


Trial = Callable[[Path, int], Outcome]
"""Given a folder that is not there yet, and a number."""
Kind = Callable[[Ground], Iterator[Trial]]
