"""A source text and two patterns -> the places of imports that stand in neither string nor comment."""

import re
from collections.abc import Iterable, Iterator

from curator.model.imports import Import


def scanned(
    text: bytes, scanner: re.Pattern[bytes], hint: re.Pattern[bytes]
) -> Iterator[re.Match[bytes]]:
    """What the scanner finds in its groups, up to the last place where the hint fits.

    Both see the text behind a line feed. The scanner takes strings and comments whole, outside any group; each of its
    alternatives begins with one certain character, else `re` tries them all at every place and takes five times as long.
    """
    text = b"\n" + text
    last = max((found.start() for found in hint.finditer(text)), default=-1)
    if last < 0:
        return
    for found in scanner.finditer(text):
        if found.start() > last:
            return
        if found.lastindex:
            yield found


def written(part: bytes | None) -> str:
    return (part or b"").decode("utf-8", "replace")


def each_once(found: Iterable[Import]) -> tuple[Import, ...]:
    """One import a module, at the first place where it is named, with all that is taken from it."""
    together: dict[str, dict[str, str]] = {}
    for one in found:
        together.setdefault(one.module, {}).update(one.names)
    return tuple(Import(module, names) for module, names in together.items())
