"""Text -> what is called a password, a key or a token where it is written down, and looks like one.

Other than a token that a service marks, it is told by what it is called and by its letters alone. So it must look drawn
by a machine, or like a password: words, templates, names and numbers are not reported.
"""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from urllib.parse import unquote

from curator.parsers.placeholders import is_drawn, is_held, is_made_up

_NAMES = ("secret", "token", "passw", "passphrase", "pwd", "credential")
_KEYS = tuple(
    f"{what}{joint}"
    for what in ("api", "access", "account", "auth", "private", "encryption", "signing", "master")
    for joint in ("", "_", "-")
)
"""What stands before `key` where it is one that opens something."""
_ASSIGNED = re.compile(
    r"(secret|token|passw(?:or)?d|passphrase|pwd|credentials?|key)"
    r"(?![a-z_-]{0,20}(?:hash|sha|digest|sum|id|name|ur[il]|path|file|type|public|regex|pattern|example))"
    r"""[\w.-]{0,24}+["'\])]{0,3}+[ \t]{0,8}+(?::=|=>|[:=])[ \t]{0,8}+"""
    r"""(?:(["'`])([^\s"'`]{8,512}+)\2|([A-Za-z0-9+/=_.~-]{16,512}+)(?![\w("'\[{]))""",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?i:\bbearer|\bauthorization:[ \t]*token)[ \t]{1,4}+([A-Za-z0-9+/=_.~-]{16,2048}+)"
)
_BASIC = re.compile(
    r"(?i:\bauthorization[\"']?[:,=][ \t\"']{0,4}+basic)[ \t]{1,4}+([A-Za-z0-9+/]{8,1024}+={0,2})"
)
_URL = re.compile(
    r"""://([^\s:/?#@"'`<>{}()\[\]$%*|\\]{0,64}+):([^\s/@"'`<>{}()\[\]$|\\]{3,256}+)@([\w.-]{1,255}+)"""
)
_LOCAL = re.compile(
    r"(?i)(?:localhost|127\.|0\.0\.0\.0|.*example|.*\.(?:test|local|invalid)$|[^.]*$|foo|bar|host|acme|.*domain)"
)


def assignments(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each."""
    small = text.replace("\u0130", "I").lower()  # the one letter of which `lower` makes two
    for place in sorted(_named(small)):
        found = _ASSIGNED.match(text, place)
        if found and _is_secret(found):
            group = 3 if found[2] else 4
            yield found.start(group), found.end(group), "password or key"
    if "bearer" in small or "authorization" in small:
        for found in _HEADER.finditer(text):
            if not found[1].startswith("eyJ") and is_drawn(found[1], 16):
                yield found.start(1), found.end(1), "authorization header"
        for found in _BASIC.finditer(text):
            if _is_login(found[1]):
                yield found.start(1), found.end(1), "authorization header"


def _is_secret(found: re.Match[str]) -> bool:
    """What stands without quotes may be code, and a password may be one that a person made up."""
    name, _, quoted, bare = found.groups()
    if bare:
        return is_drawn(bare, 16)
    return is_drawn(quoted, 12) or (name[0] in "pP" and is_made_up(quoted))


def _named(small: str) -> Iterator[int]:
    """Where something is called what secrets are called."""
    for name in _NAMES:
        yield from _places(name, small)
    for place in _places("key", small):
        if small.endswith(_KEYS, max(0, place - 12), place):
            yield place


def _places(name: str, small: str) -> Iterator[int]:
    place = small.find(name)
    while place >= 0:
        yield place
        place = small.find(name, place + 1)


def urls(text: str) -> Iterator[tuple[int, int, str]]:
    """The passwords in URLs. Of a host that is not reached from elsewhere they open nothing."""
    if "://" in text and "@" in text:
        for found in _URL.finditer(text):
            user, password, host = found[1], unquote(found[2]), found[3]
            if password != user and not is_held(password) and not _LOCAL.match(host):
                yield found.start(2), found.end(2), "password in a URL"


def _is_login(encoded: str) -> bool:
    """Whether it decodes to a name and a password that is no word."""
    try:
        name, colon, password = b64decode(encoded, validate=True).decode().partition(":")
    except (Error, ValueError):
        return False
    return bool(colon and len(password) >= 6) and password != name and not is_held(password)
