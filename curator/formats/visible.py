"""Text from a repository -> text in which nothing is invisible: what a model reads is what a reviewer sees."""

import re

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """Controls, zero-width, bidi and tag characters and lone surrogates are spelled out as `<U+202E>`."""
    return _INVISIBLE.sub(_spelled, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same for a line of its own."""
    return re.sub(r"[\n\t]", _spelled, visible(text))


def in_backticks(text: str) -> str:
    """The same for a name or a path that stands between backticks."""
    return one_line(text).replace("`", "<U+0060>")


def _spelled(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"
