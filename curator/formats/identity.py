"""A diagnostic -> the digest by which a forge knows it again after lines have moved."""

import hashlib

from curator.model.diagnostics import Diagnostic


def identity(item: Diagnostic, number: int) -> str:
    """`number` tells apart those of one file that are about the same thing: 1 for the first."""
    text = "\0".join((*item.key, str(number)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
