"""Comments and docstrings as written -> the text in them."""

import re
from collections.abc import Iterable
from textwrap import dedent

_QUOTES = re.compile(rb"^[a-zA-Z]{0,2}(\"\"\"|'''|\"|')")
_OPENING = re.compile(r"^\s*(?:/\*+!?|///?!?|\*(?!/)|#+!?|--|<!--)[ \t]?")
_CLOSING = re.compile(r"(?<!\s)\s*+(?:(?<!\*)\*++/|-->)\s*$")


def docstring_text(source: bytes | None) -> str:
    """A string literal without quotes and common indentation."""
    written = (source or b"").strip()
    quotes = _QUOTES.match(written)
    if quotes:
        written = written[quotes.end() :].removesuffix(quotes[1])
    first, _, rest = written.decode("utf-8", "replace").partition("\n")
    return f"{first.strip()}\n{dedent(rest)}".strip()


def comment_text(comments: Iterable[bytes]) -> str:
    """Comments, one after the other, without their markers."""
    lines = [line for comment in comments for line in _lines(comment.decode("utf-8", "replace"))]
    return dedent("\n".join(lines)).strip() if lines else ""


def _lines(comment: str) -> list[str]:
    return [
        _OPENING.sub("", line, count=1).rstrip() for line in _CLOSING.sub("", comment).split("\n")
    ]
