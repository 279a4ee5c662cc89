"""Diagnostics and the defects that a baseline knows -> what is new, and what the baseline need not know any more."""

from collections import Counter
from collections.abc import Iterable, Mapping

from curator.model.diagnostics import Diagnostic, Key


def unknown(items: Iterable[Diagnostic], known: Mapping[Key, int]) -> tuple[Diagnostic, ...]:
    """Those that the baseline has not, or has less often: the second of a kind in a file is new."""
    left = Counter(known)
    new = []
    for item in items:
        if left[item.key] > 0:
            left[item.key] -= 1
        else:
            new.append(item)
    return tuple(new)


def still_there(items: Iterable[Diagnostic], known: Mapping[Key, int]) -> Counter[Key]:
    """The baseline without what has been mended: it only ever shrinks."""
    return Counter(known) & Counter(item.key for item in items)
