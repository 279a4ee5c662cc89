"""A word that is not known -> the known one that was probably meant."""

from collections.abc import Sequence
from difflib import get_close_matches

_MOST = 300
"""Candidates above which nothing is suggested: comparing is quadratic, and a long list is seldom a slip."""


def closest(word: str, known: Sequence[str], cutoff: float = 0.7) -> list[str]:
    """The most similar known word, or none."""
    return get_close_matches(word, known, n=1, cutoff=cutoff) if len(known) <= _MOST else []
