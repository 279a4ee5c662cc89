"""Text -> the private keys in it, each the whole block from its first line to its last."""

import re
from collections.abc import Iterator

from curator.parsers.placeholders import is_worn

_BEGIN = re.compile(
    r"-----BEGIN (?:[A-Z0-9 ]{1,30} )?PRIVATE KEY(?: BLOCK)?-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"
)
_END = re.compile(
    r"-----END (?:[A-Z0-9 ]{1,30} )?PRIVATE KEY(?: BLOCK)?-----|---- END SSH2 ENCRYPTED PRIVATE KEY ----"
)
_PUTTY = re.compile(r"PuTTY-User-Key-File-\d:")
_PRIVATE = re.compile(
    r"(?m)Private-Lines:[^\n]{0,40}((?:\n[A-Za-z0-9+/= \t>#*]{1,100}+\r?(?=\n|\Z)){1,400}+)"
)
_BODY = re.compile(r"[A-Za-z0-9+/]{24,}+")
_LIKE_KEY = re.compile(r"""(?:[\sn"'+>#*\\,]|//)*+[A-Za-z0-9+/]{16,4096}+""")
_LONGEST = 40_000
"""Characters of a key of 16,384 bits, in quotes and with what stands before each line."""
KIND = "private key"


def private_keys(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind. A heading without a key below it, as parsers and documents have it, is none."""
    if "PRIVATE KEY" in text:
        begins = list(_BEGIN.finditer(text))
        borders = [*(begin.start() for begin in begins[1:]), len(text)]
        for begin, border in zip(begins, borders[: len(begins)], strict=True):
            limit = min(begin.end() + _LONGEST, border)
            end = _END.search(text, begin.end(), limit)
            last = end.end() if end else _last(text, begin.end(), limit)
            if _has_body(text, begin.end(), end.start() if end else last):
                yield begin.start(), last, KIND
    if _PUTTY.search(text):
        for found in _PRIVATE.finditer(text):
            yield found.start(1) + 1, found.end(1), KIND


def _last(text: str, start: int, limit: int) -> int:
    """The end of what looks like lines of a key, where no line says that it ends."""
    while found := _LIKE_KEY.match(text, start, limit):
        start = found.end()
    return start


def _has_body(text: str, start: int, end: int) -> bool:
    return any(not is_worn(found[0]) for found in _BODY.finditer(text, start, end))
