"""A source file's lines -> spans of 40 to 80 lines that begin where a definition begins."""

from collections.abc import Sequence

from curator.model.code import Outline, Symbol
from curator.model.context import Chunk, ChunkKind
from curator.model.text import RepoPath, Span

VERSION = "c5"
SHORTEST = 40
LONGEST = 80


def source_lines(text: str) -> list[str]:
    """Lines as parsers and editors count them: ended by a line feed only, the last one possibly without."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def code_chunks(path: RepoPath, lines: Sequence[str], outline: Outline) -> tuple[Chunk, ...]:
    """Chunks that cover the file exactly once, in order."""
    symbols = [s for s in outline.symbols if s.span.first <= len(lines)]
    spans = cut(lines, _borders(lines, symbols))
    begins = _by_span(symbols, spans)
    return tuple(
        _chunk(path, span, outline.language, inside, symbols)
        for span, inside in zip(spans, begins, strict=True)
    )


def cut(lines: Sequence[str], borders: dict[int, int]) -> list[Span]:
    """Spans that cover the lines. `borders`: first line of a definition -> how deeply it is nested."""
    spans: list[Span] = []
    first = 1
    while len(lines) - first + 1 > LONGEST:
        following = _next_border(lines, borders, first)
        spans.append(Span(first, following - 1))
        first = following
    if first <= len(lines):
        spans.append(Span(first, len(lines)))
    return spans


def _next_border(lines: Sequence[str], borders: dict[int, int], first: int) -> int:
    """The outermost definition within reach, the first of equals; else a blank line; else the longest cut."""
    reach = range(first + SHORTEST, first + LONGEST + 1)
    found = [line for line in reach if line in borders]
    if found:
        return min(found, key=lambda line: (borders[line], line))
    blank = [line for line in reach if not lines[line - 2].strip()]
    return blank[-1] if blank else reach[-1]


def _borders(lines: Sequence[str], symbols: Sequence[Symbol]) -> dict[int, int]:
    """Where definitions begin, with the comment right above them."""
    borders: dict[int, int] = {}
    for symbol in symbols:
        line = symbol.span.first
        while line > 1 and lines[line - 2].lstrip().startswith(("#", "//", "*", "/*", "@", "///")):
            line -= 1
        depth = symbol.name.count(".")
        borders[line] = min(depth, borders.get(line, depth))
    return borders


def _by_span(symbols: Sequence[Symbol], spans: Sequence[Span]) -> list[list[Symbol]]:
    """For each span, the symbols that begin in it; both are in order of lines."""
    found: list[list[Symbol]] = [[] for _ in spans]
    place = 0
    for symbol in symbols:
        while spans[place].last < symbol.span.first:
            place += 1
        found[place].append(symbol)
    return found


def _chunk(
    path: RepoPath,
    span: Span,
    language: str | None,
    inside: Sequence[Symbol],
    symbols: Sequence[Symbol],
) -> Chunk:
    main = max(inside, key=lambda s: _overlap(s.span, span), default=None)
    if main is None:
        main = _enclosing(symbols, span)
    return Chunk(
        kind=ChunkKind.CODE,
        path=path,
        span=span,
        title=main.signature[:120] if main else path,
        symbol=main.name if main else None,
        language=language,
        names=tuple(dict.fromkeys(s.name for s in inside)),
    )


def _overlap(one: Span, other: Span) -> int:
    return min(one.last, other.last) - max(one.first, other.first) + 1


def _enclosing(symbols: Sequence[Symbol], span: Span) -> Symbol | None:
    """The innermost definition that goes on through a span in which none begins."""
    around = [s for s in symbols if s.span.first < span.first and s.span.last >= span.first]
    return max(around, key=lambda s: (s.span.first, -s.span.last), default=None)
