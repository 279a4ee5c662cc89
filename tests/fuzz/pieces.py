"""Bytes -> texts and numbers, for targets that are given more than one text. A seed stays a file that people can write."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

BORDER = b"\x1e"
"""Between two pieces: ASCII's record separator, which no seed needs inside one."""


class Pieces:
    """Takes the pieces one after another; behind the last come empty ones."""

    def __init__(self, data: bytes) -> None:
        # As file names have them: a byte that is not UTF-8 becomes a lone surrogate.
        self._left = [piece.decode("utf-8", "surrogateescape") for piece in data.split(BORDER)]
        self._left.reverse()

    def __bool__(self) -> bool:
        return bool(self._left)

    def text(self) -> str:
        return self._left.pop() if self._left else ""

    def number(self, below: int) -> int:
        """By the first letter of a piece: `0`, `1`, `2` are themselves."""
        piece = self.text()
        return (ord(piece[0]) - ord("0")) % below if piece else 0

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self.number(len(choices))]
