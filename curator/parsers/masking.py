"""A text and the secrets in it -> the text without them."""

import re

from curator.model.secrets import Secrets
from curator.model.text import Place

_SHOWN = re.compile(r"[^\r\n]")


def masked(text: str, found: Secrets) -> str:
    """`found` are the text's own. `<masked: KIND>` stands in the place of each, and every line stays where it is: of a secret
    of several lines the others are empty.
    """
    if not found:
        return text
    lines = text.split("\n")
    for secret in reversed(found):
        place = secret.place
        before = lines[place.line - 1][: place.column - 1]
        after = lines[place.end_line - 1][place.end_column - 1 :]
        mask = [f"{before}<masked: {secret.kind}>", *[""] * (place.end_line - place.line)]
        mask[-1] += after
        lines[place.line - 1 : place.end_line] = mask
    return "\n".join(lines)


def blotted(text: str, found: Secrets) -> str:
    """The same with `*` for each letter, so that what stands beside them stays at its column."""
    if not found:
        return text
    lines = text.split("\n")
    for secret in found:
        place = secret.place
        for number in range(place.line, place.end_line + 1):
            lines[number - 1] = _blotted(lines[number - 1], number, place)
    return "\n".join(lines)


def _blotted(line: str, number: int, place: Place) -> str:
    first = place.column - 1 if number == place.line else 0
    last = place.end_column - 1 if number == place.end_line else len(line)
    return line[:first] + _SHOWN.sub("*", line[first:last]) + line[last:]
