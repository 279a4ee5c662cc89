"""A text where a secret could stand -> whether it only holds the place of one, or looks as if a machine had drawn it."""

import math
import re
from base64 import b64decode
from binascii import Error
from collections import Counter
from itertools import pairwise

_PUBLISHED = re.compile(
    r"example|placeholder|redacted|your[-_]|[-_]your|changeme|"
    # The token on jwt.io's front page, and those made after it: {"sub":"1234567890", ...
    r"\.eyJ(?:zdWIiOiIxMjM0NTY3ODkw|uYW1lIjoiSm9obiBEb2U)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"example|sample|placeholder|redact|chang|replac|insert|dummy|fake|mock|test|demo|your|some|none|null|true|false|default|"
    r"secr|pass|p[@4]ss|pa\$\$|token|oauth|hidden|user|admin|root|qwert|1234|abcd|xxxx|\*\*\*|\.\.\.|\\|lorem|hello|world|hunter2|"
    r"letmein|correct|horse|todo|undefined|invalid|wrong|expect|sesame|foobar|(?<![a-z])(?:foo|bar|baz|any|xxx)(?![a-z])",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"[<>{}()\[\]%$|`,;]|://|::|->|^[./@#:&*!-]|[.]{2}|[/.][/.]")
_FILLERS = frozenset("xX*.0_-#?")
_HEX = re.compile(r"[0-9a-fA-F]+")
_DATE = re.compile(r"\d{4}-\d\d")
_BORDER = re.compile(r"[^A-Za-z0-9]+")
_LEAST_CHANGES = 0.4
"""Of two neighbouring letters the share that is not of one sort: about .62 of a token in base 62, .3 of a name in camel case."""


def is_published(token: str) -> bool:
    """Whether a vendor prints it in its own documents, or a writer says that it is none."""
    return _PUBLISHED.search(token) is not None


def is_worn(body: str) -> bool:
    """Whether half of a token and more is what people fill a form with: `xxxx`, `0000`."""
    return sum(body.count(mark) for mark in _FILLERS) * 2 > len(body)


def is_held(value: str) -> bool:
    """Whether it is a template, a name or a word, and holds the place of a password or a key."""
    return _HELD.search(value) is not None or _TEMPLATE.search(value) is not None


def is_drawn(value: str, least: int) -> bool:
    """Whether nobody made it up: its longest part has so many letters and figures, of several sorts, by turns."""
    if len(value) < least or not value.isascii() or is_held(value) or _is_text(value):
        return False
    if _HEX.fullmatch(value):
        return len(value) >= 32 and _entropy(value) > 3
    part = max(_BORDER.split(value), key=len)
    sorts = [_sort(letter) for letter in part]
    changes = sum(one is not other for one, other in pairwise(sorts))
    has_all = len(set(sorts)) == 3 and len(part) >= least
    is_long = len(set(sorts)) == 2 and "figure" in sorts and len(part) >= 2 * least
    needed = _LEAST_CHANGES if has_all else _LEAST_CHANGES / 2
    return (has_all or is_long) and changes >= needed * len(part) and _entropy(part) > 3


def is_made_up(value: str) -> bool:
    """Whether a person may have made it up to be hard to guess: letters with figures, and a mark or both cases."""
    has_both = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    is_mixed = not value.isalnum() or value not in (value.lower(), value.upper())
    return has_both and is_mixed and value.isascii() and not (is_held(value) or _DATE.match(value))


def _sort(letter: str) -> str:
    return "figure" if letter.isdigit() else "small" if letter.islower() else "large"


def _is_text(value: str) -> bool:
    """Whether it is text in base 64, as of a name and a password in a test."""
    try:
        return b64decode(value, validate=True).decode("ascii").isprintable()
    except (Error, ValueError):
        return False


def _entropy(value: str) -> float:
    """Bits a character (Shannon 1948, section 6)."""
    return -sum(n / len(value) * math.log2(n / len(value)) for n in Counter(value).values())
