"""Definitions and the lines of their file -> the lines that say what each is: its signature, and what its doc begins with."""

import re
from collections.abc import Callable, Sequence

from curator.model.code import Symbol
from curator.model.text import Span

_LONGEST = 12
"""Lines of one signature."""
_SPACE = re.compile(r"\s+")
_DOC_REACH = 3
"""Lines behind a signature in which a docstring begins."""
_COMMENT_REACH = 20
_LONG = 40
"""Lines: what a longer definition does is not told by its signature."""
_PLACES = 3
_AROUND = 2
"""Lines shown before and behind a place."""


def head(symbol: Symbol, lines: Sequence[str]) -> tuple[Span, ...]:
    """The signature's lines as one span; before or behind it the line with the first words of the doc."""
    signature = Span(symbol.span.first, _last_of_signature(symbol, lines))
    opening = _squeezed(symbol.doc.strip().partition("\n")[0])[:40]
    if not opening:
        return (signature,)
    last = min(signature.last + _DOC_REACH, symbol.span.last, len(lines))
    for line in range(signature.last + 1, last + 1):
        if opening in _squeezed(lines[line - 1]):
            return (Span(signature.first, line),)
    for line in range(signature.first - 1, max(0, signature.first - _COMMENT_REACH), -1):
        if opening in _squeezed(lines[line - 1]):
            return joined([Span(line, line), signature])
    return (signature,)


def telling(symbol: Symbol, lines: Sequence[str], gain: Callable[[str], float]) -> tuple[Span, ...]:
    """Of a long definition the lines that have the most of the question, each with those around it; of equals, the first."""
    last = min(symbol.span.last, len(lines))
    if last - symbol.span.first < _LONG:
        return ()
    gains = {line: gain(lines[line - 1]) for line in range(symbol.span.first + 1, last + 1)}
    best = sorted((line for line in gains if gains[line]), key=lambda line: (-gains[line], line))
    return joined(
        [
            Span(max(symbol.span.first, line - _AROUND), min(last, line + _AROUND))
            for line in best[:_PLACES]
        ]
    )


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted, and those that touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.first <= found[-1].last + 1:
            found[-1] = Span(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)


def _last_of_signature(symbol: Symbol, lines: Sequence[str]) -> int:
    """The first line up to which all of the signature has been said."""
    wanted = _squeezed(symbol.signature)
    said = ""
    last = min(symbol.span.first + _LONGEST - 1, symbol.span.last, len(lines))
    for line in range(symbol.span.first, last + 1):
        said += _squeezed(lines[line - 1])
        if wanted in said:
            return line
    return min(symbol.span.first, last)


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)
