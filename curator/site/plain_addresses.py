"""Whether a builder that links plain addresses would take HTML into one, quotes and all."""

import re

_ADDRESS = re.compile(r"://|www\.")
_MARKUP = re.compile(r"[\[`$\\{<]|\+\+")
"""May hide blanks that would else end the address."""


class PlainAddresses:
    """Of one paragraph."""

    def __init__(self) -> None:
        self._is_open = False
        """There was one with markup in it: it may reach to anywhere."""

    def take_in(self, before: str) -> bool:
        """What comes behind `before`, the text since the last HTML."""
        before = before.lower()
        addresses = [word for word in before.split() if _ADDRESS.search(word)]
        self._is_open |= any(map(_is_marked, addresses))
        is_touched = before[-1:].strip() != ""
        return is_touched and (self._is_open or bool(addresses and before.endswith(addresses[-1])))


def _is_marked(word: str) -> bool:
    address = _ADDRESS.search(word)
    return address is not None and _MARKUP.search(word, address.start()) is not None
