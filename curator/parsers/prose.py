"""A note's text -> its lines, and the digest of what it says."""

import hashlib
from collections.abc import Iterable


def text_lines(text: str) -> list[str]:
    """Lines without their ends, as an editor shows them: LF, CR LF and a lone CR end one; a last empty one is none."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def prose_digest(lines: Iterable[str]) -> str:
    """`c1:` and 16 hex digits; equal for two bodies that differ in white space alone."""
    words = " ".join(" ".join(lines).split())
    return "c1:" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


NO_PROSE = prose_digest(())
"""The digest of a body that says nothing."""
