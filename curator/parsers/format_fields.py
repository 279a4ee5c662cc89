"""A template for `%` or `.format` -> its text and fields, as an f-string has them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

_PERCENT = re.compile(
    rb"%%|%(?:\((\w+)\))?(?:(-?)(\d*(?:\.\d+)?)([sra])|([-+ #0]*+)(\d*(?:\.\d+)?[dfeEgGxXo]))"
)
_PRECISION = re.compile(rb"\.0+(?=\d)")
_BRACES = re.compile(rb"\{\{|\}\}|\{(\w*)((?:\.\w+)*)(![rsa])?(:[^{}]*)?\}")


@dataclass(frozen=True, slots=True)
class Field:
    name: bytes
    """Of an argument, or its place."""
    attributes: tuple[bytes, ...] = ()
    """What is asked of the argument, as in `{a.b.c}`."""
    conversion: bytes = b""
    form: bytes = b""


Part = bytes | Field
"""Text with its braces doubled, or a field."""

Reader = Callable[[bytes, Iterator[int]], list[Part] | None]
"""None where a sign is left over that begins another kind of field. Fields without a name take the next place."""


def percent_parts(text: bytes, places: Iterator[int]) -> list[Part] | None:
    def part(found: re.Match[bytes]) -> Part:
        if found[0] == b"%%":
            return b"%"
        conversion = b"!" + found[4] if found[4] in (b"r", b"a") else b""
        return Field(found[1] or b"%d" % next(places), (), conversion, _form(found))

    return _parts(text, _PERCENT, b"%", part)


def _form(found: re.Match[bytes]) -> bytes:
    """Text stands on the right where nothing is said, while braces have it on the left."""
    if found[4] is None:
        return b":" + found[5].replace(b"-", b"<") + _PRECISION.sub(b".", found[6])
    if found[3][:1].isdigit():
        return (b":<" if found[2] else b":>") + found[3]
    return b":" + found[3] if found[3] else b""


def brace_parts(text: bytes, places: Iterator[int]) -> list[Part] | None:
    def part(found: re.Match[bytes]) -> Part:
        if found[0] in (b"{{", b"}}"):
            return found[0]
        attributes = tuple(found[2].split(b".")[1:])
        name = found[1] or b"%d" % next(places)
        form = found[4] if found[4] != b":" else b""
        return Field(name, attributes, found[3] or b"", form or b"")

    return _parts(text, _BRACES, b"{}", part)


def _parts(
    text: bytes, fields: re.Pattern[bytes], signs: bytes, part: Callable[[re.Match[bytes]], Part]
) -> list[Part] | None:
    parts: list[Part] = []
    position = 0
    for found in fields.finditer(text):
        parts += [text[position : found.start()], part(found)]
        position = found.end()
    parts.append(text[position:])
    if any(
        sign in between for between in parts[::2] if isinstance(between, bytes) for sign in signs
    ):
        return None
    parts[::2] = [doubled(between) for between in parts[::2] if isinstance(between, bytes)]
    return list(merged(parts))


def merged(parts: Iterable[Part]) -> Iterator[Part]:
    """Each stretch of text is one part."""
    text: list[bytes] = []
    for part in (*parts, None):
        if isinstance(part, bytes):
            text.append(part)
            continue
        if whole := b"".join(text):
            yield whole
        text.clear()
        if part is not None:
            yield part


def doubled(text: bytes) -> bytes:
    return text.replace(b"{", b"{{").replace(b"}", b"}}")


def single(text: bytes) -> bytes:
    return text.replace(b"{{", b"{").replace(b"}}", b"}")


def rows(texts: Iterable[bytes], read: Reader) -> list[list[Part]] | None:
    """Each text's parts; the places go on from one to the next."""
    places = count()
    found = [read(text, places) for text in texts]
    return None if None in found else [row for row in found if row is not None]


def uses(parts: Iterable[Iterable[Part]]) -> Counter[bytes]:
    """How often each argument is used."""
    return Counter(part.name for row in parts for part in row if isinstance(part, Field))
