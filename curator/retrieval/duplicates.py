"""Texts that a bundle has -> whether another would only say them again."""

from collections.abc import Iterable

_ALIKE = 0.9
"""Share of its lines that an earlier text has."""
_LEAST = 5
"""Different lines; of a shorter text only a copy is told: two small definitions have much in common."""


class Said:
    """The texts chosen so far."""

    __slots__ = ("_lines", "_texts")

    def __init__(self) -> None:
        self._texts: set[str] = set()
        self._lines: list[frozenset[str]] = []

    def add(self, text: str) -> None:
        self._texts.add(_collapsed(text))
        self._lines.append(_lines(text))

    def has(self, text: str) -> bool:
        """Whether it is the same as one of them, white space aside, or nine tenths of its lines stand in one."""
        if _collapsed(text) in self._texts:
            return True
        lines = _lines(text)
        return len(lines) >= _LEAST and any(
            len(lines & other) >= _ALIKE * len(lines) for other in self._lines
        )


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> frozenset[str]:
    return frozenset(_different(text.split("\n")))


def _different(lines: Iterable[str]) -> Iterable[str]:
    """Those that say something; a line of brackets is in every text."""
    return (line for text in lines if any(map(str.isalnum, line := text.strip())))
