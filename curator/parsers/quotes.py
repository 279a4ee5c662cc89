"""The inside of a string literal -> without the backslashes that only its quotes need."""

import re

_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


def unescaped(text: bytes) -> bytes:
    if b"\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: found[1] if found[1] in b"\"'" else found[0], text)
