"""A reader's question -> weighted terms, and the symbols and paths that it names."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from curator.retrieval.analyzer import Analyzer

_MOST_TERMS = 64
_LONGEST = 20_000
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(?:(?:\.|::|#)[A-Za-z_$][\w$]*)*")
_LETTERS = re.compile(r"[A-Za-z]+")
_PATH = re.compile(r"[\w.@+-]+(?:/[\w.@+-]+)*")
_SUFFIX = re.compile(r"(?<=[\w.@+-])\.[A-Za-z]\w{0,5}(?!\w)")


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    terms: tuple[tuple[str, float], ...]
    """Terms and their weights, in the order in which they are summed."""
    joined: tuple[str, ...]
    """Neighbouring words written as one: `rate limit` may be `rateLimit` in code."""
    symbols: tuple[str, ...]
    """Identifiers that look like a definition's name, in order."""
    wanted: frozenset[str]
    """The last parts of these names."""
    qualified: frozenset[str]
    """These names as definitions have them, joined by dots."""
    paths: tuple[str, ...]
    """What looks like a file's name or path, in order."""
    is_symbol: bool
    """Whether it is nothing but one identifier."""


def parsed_query(text: str, analyzer: Analyzer) -> Query:
    """A term weighs 1 + ln(count), and 1 more where the first line of a longer text has it."""
    text = text[:_LONGEST]
    counts = Counter(analyzer.terms(text))
    head, _, rest = text.strip().partition("\n")
    first_line = set(analyzer.terms(head)) if rest.strip() else frozenset()
    weights = {term: 1 + math.log(count) + (term in first_line) for term, count in counts.items()}
    heaviest = sorted(weights.items(), key=lambda pair: -pair[1])[:_MOST_TERMS]
    symbols = named_symbols(text)
    return Query(
        text=text,
        terms=tuple(heaviest),
        joined=tuple(dict.fromkeys(_joined(text)))[:_MOST_TERMS],
        symbols=symbols,
        wanted=frozenset(map(last_part, symbols)),
        qualified=frozenset(map(_dotted, symbols)),
        paths=tuple(dict.fromkeys(_paths(text))),
        is_symbol=is_symbol(text),
    )


def is_symbol(text: str) -> bool:
    """Whether a question is nothing but one identifier."""
    return _IDENTIFIER.fullmatch(text.strip()) is not None


def named_symbols(text: str) -> tuple[str, ...]:
    """The identifiers of a question that look like a definition's name, in order; one that stands alone always does."""
    words = dict.fromkeys(_IDENTIFIER.findall(text[:_LONGEST]))
    return tuple(words) if is_symbol(text) else tuple(filter(_looks_like_code, words))


def last_part(symbol: str) -> str:
    """`next_delay` of `RetryPolicy.next_delay`."""
    return _dotted(symbol).rpartition(".")[2]


def _dotted(symbol: str) -> str:
    return symbol.replace("::", ".").replace("#", ".")


def _joined(text: str) -> Iterator[str]:
    """Two and three neighbours of a line; two also in the singular."""
    for line in text.splitlines():
        words = [word.lower() for word in _LETTERS.findall(line)]
        for first, second in pairwise(words):
            yield first + second
            if second.endswith("s"):
                yield first + second[:-1]
        for three in zip(words, words[1:], words[2:], strict=False):
            yield "".join(three)


def _paths(text: str) -> Iterator[str]:
    """Up to the last suffix, which is looked for by itself: in one expression a long word would take quadratic time."""
    for found in _PATH.findall(text):
        ends = [suffix.end() for suffix in _SUFFIX.finditer(found)]
        if ends:
            yield found[: ends[-1]]


def _looks_like_code(word: str) -> bool:
    """An underscore inside, a capital after a small letter, or a qualified name."""
    return bool(re.search(r"[a-z0-9][A-Z]|\w_\w|[.#:]|[A-Z]{2}[a-z]", word))
