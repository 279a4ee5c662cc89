"""Ranked pieces of code -> the definitions of their files that answer the question, each whole, the best first."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from curator.model.code import Symbol, SymbolKind
from curator.model.text import RepoPath, Span
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.passages import Passage, narrowed
from curator.retrieval.query import last_part
from curator.retrieval.request import Library
from curator.retrieval.weights import Weights

_FILES = 25
_UNIT = 40
"""Lines: a longer class or namespace is taken member by member."""
_SHORTEST = 3
"""Lines: a constant or a field says little by itself."""
_LONGEST = 150
"""Lines: of a longer definition only what was ranked is shown."""
_HEADING = 20
"""Lines that are counted with each: what its heading costs, and so that one line is not worth most of all."""


@dataclass(frozen=True, slots=True)
class _Piece:
    passage: Passage
    worth: float


def pieces(ranked: Sequence[Passage], library: Library, excerpts: Excerpts) -> list[Passage]:
    """A definition is worth what its file is ranked times what it has of the question, for its length: files are ranked by
    all of their text, and the best definition need not stand where most of the words do. What belongs to no short definition
    stays as ranked.
    """
    if not library.weights.by_term:
        return list(ranked)
    by_path: dict[RepoPath, list[Passage]] = {}
    for passage in ranked:
        by_path.setdefault(passage.path, []).append(passage)
    found = [
        _Piece(piece, _worth(piece, _gain(piece, library.weights, excerpts), passages[0].score))
        for passages in list(by_path.values())[:_FILES]
        for piece in _of_file(passages, library, excerpts)
    ]
    best = sorted(found, key=lambda piece: -piece.worth)
    return [piece.passage for piece in best]


def _gain(piece: Passage, weights: Weights, excerpts: Excerpts) -> float:
    """What it has of the question, and again what its name has of it, as far as the name says nothing else."""
    *parts, whole = [*weights.terms(last_part(piece.symbol or ""))] or [""]
    words = frozenset(parts or [whole])
    known = sorted(words & weights.by_term.keys())
    by_name = len(known) / len(words) * sum(weights.by_term[word] for word in known)
    return weights.gain(excerpts.text(piece)) + by_name


def _worth(piece: Passage, gain: float, score: float) -> float:
    """A long definition has more words, and takes the room of others: it counts by the root of its length."""
    length = piece.span.last - piece.span.first + 1
    return score * gain / math.sqrt(length + _HEADING)


def _of_file(
    passages: Sequence[Passage], library: Library, excerpts: Excerpts
) -> Iterator[Passage]:
    """The file's definitions, and of its ranked passages what is in none of them."""
    lines = excerpts.lines(passages[0].path)
    symbols = library.outline(passages[0].path).symbols
    spans = []
    for symbol in _units(symbols):
        span = Span(_first_of_comment(symbol, lines), symbol.span.last)
        spans.append(span)
        part = narrowed(passages[0], span)
        yield replace(part, symbol=symbol.name, title=symbol.signature)
    for passage in passages:
        if not any(_overlap(span, passage.span) for span in spans):
            yield without_preamble(passage, symbols, lines)


def without_preamble(passage: Passage, symbols: Sequence[Symbol], lines: Sequence[str]) -> Passage:
    """Without the licence and the imports above the first definition, which are alike everywhere."""
    if passage.span.first > 1 or not symbols or symbols[0].span.first >= passage.span.last:
        return passage
    span = Span(_first_of_comment(symbols[0], lines), passage.span.last)
    return replace(narrowed(passage, span), symbol=passage.symbol)


def _units(symbols: Sequence[Symbol]) -> Iterator[Symbol]:
    """The definitions that are short, or have no members; not one inside another."""
    last = 0
    for symbol in symbols:
        length = symbol.span.last - symbol.span.first + 1
        is_unit = length <= _UNIT or not _has_members(symbol, symbols)
        if is_unit and _SHORTEST <= length <= _LONGEST and symbol.span.last > last:
            yield symbol
            last = symbol.span.last


def _first_of_comment(symbol: Symbol, lines: Sequence[str]) -> int:
    line = symbol.span.first
    while symbol.doc and line > 1 and lines[line - 2].lstrip().startswith(("#", "//", "*", "/*")):
        line -= 1
    return line


def _has_members(symbol: Symbol, symbols: Sequence[Symbol]) -> bool:
    """Of a class or a namespace; a function inside a function is a part of it."""
    return symbol.kind not in (SymbolKind.FUNCTION, SymbolKind.METHOD) and any(
        other is not symbol
        and symbol.span.first <= other.span.first
        and other.span.last <= symbol.span.last
        for other in symbols
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last
