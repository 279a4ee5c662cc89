"""How long a text may be that stands in an attribute or a title, and is not shown."""

import re

LONG_TEXT = 40
"""Words of an alternative text, a title or a piece of data, from which on it is a text that nobody sees."""
_WORD = re.compile(r"[^\W_]{2,}")


def has_many_words(text: str) -> bool:
    """Whether it is long for something that is not shown."""
    return len(text) > LONG_TEXT and sum(1 for _ in _WORD.finditer(text)) > LONG_TEXT
