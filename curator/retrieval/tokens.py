"""A text -> how many tokens a language model is likely to see in it, counted offline and on the safe side.

The costs were fitted to the larger of the counts of OpenAI's `o200k_base` and `cl100k_base` over 505 pieces of code and
prose, some of it not English. Over 517 others: at least the true count in 99 of 100, 18 % above it on average.
"""

import math
import re

_COSTS = (
    (re.compile(r"[A-Z]?[a-z]+"), 1.03),
    (re.compile(r"[A-Z]+"), 0.03),
    (re.compile(r"[A-Z](?![a-z])"), 0.06),
    (re.compile(r"(?<![A-Z])[A-Z](?![a-z])"), 1.0),
    (re.compile(r"\d{1,3}"), 2.2),
    (re.compile(r"[ \t]{2,}"), 0.84),
    (re.compile(r"[\r\n]{1,8}"), 1.67),
    (re.compile(r"([!-/:-@\[-`{-~])\1{0,3}"), 0.43),
    (re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"), 1.0),
)
"""What each match costs. Every expression is linear."""
_OTHER_COSTS = (
    (re.compile("[\x80-\u024f]"), 1.87),
    (re.compile("[\u0250-\u07ff]"), 0.7),
    (re.compile("[\u0800-\uffff]"), 1.3),
    (re.compile("[\U00010000-\U0010ffff]"), 4.0),
)
"""The same beyond ASCII."""
_LONG_WORD = re.compile(r"[A-Z]?[a-z]{6}([a-z]+)")
_EACH_FURTHER_LETTER = 0.31
_SAFETY = 1.015


class EstimateCounter:
    """Fulfils `TokenCounter`."""

    __slots__ = ()
    name = "estimate"

    def count(self, text: str) -> int:
        """Tokens, rounded up."""
        costs = _COSTS if text.isascii() else (*_COSTS, *_OTHER_COSTS)
        cost = sum(price * len(found.findall(text)) for found, price in costs)
        further = sum(map(len, _LONG_WORD.findall(text)))
        return math.ceil(_SAFETY * (cost + _EACH_FURTHER_LETTER * further))
