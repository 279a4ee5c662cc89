"""A unified diff -> of each line that was rewritten, the words that differ."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

Stretch = tuple[int, int]
"""Characters of a line, from and up to, counted from 0 with the sign before it."""

_WORDS = re.compile(r"\w+|\s+|.")
_ALIKE = 0.5
"""Two lines with less in common are no line and its successor: marking most of them would mark nothing."""
_LONGEST = 500


def changed_words(lines: Sequence[str]) -> Mapping[int, tuple[Stretch, ...]]:
    """Number of a line -> its stretches. The first removed line of a run is held against the first added one, and so on."""
    found: dict[int, tuple[Stretch, ...]] = {}
    position = 0
    while position < len(lines):
        removed = _run(lines, position, "-")
        added = _run(lines, removed.stop, "+")
        for old, new in zip(removed, added, strict=False):
            found |= _differences(lines, old, new)
        position = max(added.stop, position + 1)
    return found


def _run(lines: Sequence[str], first: int, sign: str) -> range:
    last = first
    while last < len(lines) and lines[last].startswith(sign):
        last += 1
    return range(first, last)


def _differences(lines: Sequence[str], old: int, new: int) -> dict[int, tuple[Stretch, ...]]:
    before, after = lines[old], lines[new]
    if max(len(before), len(after)) > _LONGEST:
        return {}
    words = _WORDS.findall(before[1:]), _WORDS.findall(after[1:])
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return {}
    changed = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return {
        old: _stretches(words[0], [(first, last) for _, first, last, _, _ in changed]),
        new: _stretches(words[1], [(first, last) for _, _, _, first, last in changed]),
    }


def _stretches(words: Sequence[str], ranges: Sequence[Stretch]) -> tuple[Stretch, ...]:
    starts = [1]
    for word in words:
        starts.append(starts[-1] + len(word))
    return tuple((starts[first], starts[last]) for first, last in ranges if first < last)
