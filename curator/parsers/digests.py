"""Lists of bytes -> digests of one version."""

from collections.abc import Iterable
from hashlib import blake2b

VERSION = "c1:"


def digest(parts: Iterable[bytes]) -> str:
    """`c1:` and 16 hex digits. Parts may not hold NUL, so that no two lists are written alike."""
    return VERSION + blake2b(b"\0".join(parts), digest_size=8).hexdigest()


NOTHING = digest(())
"""Of an empty list: what is not there."""
