"""Text -> where keys, tokens and passwords stand in it; and the text without them."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

from curator.model.secrets import Secret, Secrets
from curator.model.text import Place
from curator.parsers.masking import masked
from curator.parsers.secret_assignments import assignments, urls
from curator.parsers.secret_keys import KIND, private_keys
from curator.parsers.secret_tokens import tokens

_KEY_LINE = re.compile(r"[A-Za-z0-9+/=]{32,}+")
_PRAGMA = re.compile(
    r"(?i)(?:#|//|/\*|--|;|<!--)[ \t]{0,8}+pragma:[ \t]?+allowlist[ -](nextline[ -])?secret\b"
)


def secrets(text: str) -> Secrets:
    """In order, none in another. What a comment says is none is left out: `pragma: allowlist secret`, at the end of its line
    or, with `nextline`, on the line above.
    """
    found = _apart(chain(private_keys(text), tokens(text), urls(text), assignments(text)))
    if not found:
        return ()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    allowed = _allowed(text, starts)
    places = ((_place(start, end, starts), text[start:end], kind) for start, end, kind in found)
    return tuple(
        Secret(place, kind, _mark(value))
        for place, value, kind in places
        if place.line not in allowed
    )


def without_secrets(text: str, of: Secrets = ()) -> str:
    """A text that stands alone, such as a title. `of` are the secrets of its file: a heading may be a line of a key."""
    shown = masked(text, secrets(text))
    if any(one.place.line < one.place.end_line for one in of):
        return _KEY_LINE.sub(f"<masked: {KIND}>", shown)
    return shown


def _apart(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Those that overlap are made one, which is called after that which begins first."""
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(found, key=lambda one: one[0]):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]), kept[-1][2])
        else:
            kept.append((start, end, kind))
    return kept


def _allowed(text: str, starts: Sequence[int]) -> frozenset[int]:
    return frozenset(
        bisect_right(starts, match.start()) + bool(match[1]) for match in _PRAGMA.finditer(text)
    )


def _place(start: int, end: int, starts: Sequence[int]) -> Place:
    first, last = bisect_right(starts, start), bisect_right(starts, end - 1)
    return Place(first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1)


def _mark(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:4]
