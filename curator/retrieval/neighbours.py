"""Files -> what their definitions and their neighbours' are, in few lines: signatures without bodies, and places of use."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curator.knowledge.source_files import is_aside
from curator.model.code import Symbol, SymbolKind
from curator.model.links import LinkFreshness
from curator.model.text import RepoPath, Span
from curator.retrieval.excerpts import Excerpts
from curator.retrieval.heads import head, joined, telling
from curator.retrieval.passages import Passage, heads_passage, links_by_path
from curator.retrieval.query import last_part
from curator.retrieval.request import Library

_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_HEADS = 8
"""Definitions of one file."""
_TOLD = 2
"""Files, and definitions of each, of which more than the signature is shown, where they are too long."""
_USED_FILES = 24
_USERS = 60
_SHORTEST_NAME = 3
_PLACES = 3
"""Definitions of one file that use others."""
_USES = 2
"""Lines of one such definition."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Finds passages next to files; each is of one file."""

    library: Library
    excerpts: Excerpts
    links: Mapping[RepoPath, Sequence[LinkFreshness]]
    """Those to each file."""

    @classmethod
    def of(cls, library: Library, excerpts: Excerpts) -> "Neighbours":
        return cls(library, excerpts, links_by_path(library.links))

    def left_over(self, rest: Iterable[Passage]) -> Iterator[Passage]:
        """The signatures of definitions in code that had no room."""
        by_path: dict[RepoPath, list[Passage]] = {}
        for passage in rest:
            by_path.setdefault(passage.path, []).append(passage)
        for place, (path, passages) in enumerate(by_path.items()):
            symbols = [
                symbol
                for symbol in self.library.outline(path).symbols
                if any(p.span.first <= symbol.span.first <= p.span.last for p in passages)
            ]
            long = passages[:_TOLD] if place < _TOLD else ()
            yield from self._heads(path, symbols, passages[0].score, long=long)

    def offered_by(self, path: RepoPath) -> Iterator[Passage]:
        """The signatures of what a file offers to others."""
        yield from self._heads(path, list(_outermost(self.library.outline(path).symbols)), 0.0)

    def used_by(self, path: RepoPath, text: str) -> Iterator[Passage]:
        """The signatures of what a text of a file uses of the files that this one imports."""
        words = frozenset(_WORD.findall(text))
        for other in self.library.surroundings.imports.get(path, ())[:_USED_FILES]:
            offered = _outermost(self.library.outline(other).symbols)
            symbols = [symbol for symbol in offered if last_part(symbol.name) in words]
            yield from self._heads(other, symbols, 0.0)

    def users(self, path: RepoPath, *, are_tests: bool) -> Iterator[Passage]:
        """Where the files that import this one use its definitions, those with the most of it first: the signatures around, and
        the lines.
        """
        names = self._offered(path)
        users = self.library.surroundings.imported_by.get(path, ())
        found = [
            (-sum(len(lines) for _, lines in uses), user, uses)
            for user in users[:_USERS]
            if is_aside(user) is are_tests and (uses := self._uses(user, names))
        ]
        for _, user, uses in sorted(found, key=lambda one: one[:2]):
            lines = self.excerpts.lines(user)
            best = sorted(uses, key=lambda one: (-len(one[1]), one[0].span))[:_PLACES]
            heads = [span for symbol, _ in best for span in head(symbol, lines)]
            places = [Span(line, line) for _, using in best for line in using[:_USES]]
            yield self._passage(user, joined([*heads, *places]), 0.0)

    def _uses(self, user: RepoPath, names: frozenset[str]) -> list[tuple[Symbol, list[int]]]:
        """The innermost definitions of a file that use the names, and the lines."""
        symbols = self.library.outline(user).symbols
        found: dict[Span, tuple[Symbol, list[int]]] = {}
        for number, line in enumerate(self.excerpts.lines(user), 1):
            if names.isdisjoint(_WORD.findall(line)):
                continue
            around = [s for s in symbols if s.span.first <= number <= s.span.last]
            if around:
                inner = min(around, key=lambda s: (s.span.last - s.span.first, s.span))
                found.setdefault(inner.span, (inner, []))[1].append(number)
        return list(found.values())

    def _offered(self, path: RepoPath) -> frozenset[str]:
        return frozenset(
            last_part(symbol.name) for symbol in _outermost(self.library.outline(path).symbols)
        )

    def _heads(
        self,
        path: RepoPath,
        symbols: Sequence[Symbol],
        score: float,
        *,
        long: Sequence[Passage] = (),
    ) -> Iterator[Passage]:
        """Of the definitions that have the most of the question; of equals, the first. Of those that are the `long` passages
        also the lines that have it.
        """
        lines = self.excerpts.lines(path)
        weights = self.library.weights

        def place(symbol: Symbol) -> tuple[float, Span]:
            return -weights.gain(
                "\n".join(lines[symbol.span.first - 1 : symbol.span.last])
            ), symbol.span

        best = sorted((one for one in symbols if one.kind is not SymbolKind.VARIABLE), key=place)[
            :_HEADS
        ]
        asked = {one.symbol for one in long}
        inside = [s for one in best if one.name in asked for s in telling(one, lines, weights.gain)]
        parts = joined([*inside, *(span for symbol in best for span in head(symbol, lines))])
        if parts:
            yield self._passage(path, parts, score)

    def _passage(self, path: RepoPath, parts: tuple[Span, ...], score: float) -> Passage:
        language = self.library.outline(path).language
        links = self.links.get(path, ())
        return heads_passage(path, parts, language=language, score=score, links=links)


def _outermost(symbols: Sequence[Symbol]) -> Iterator[Symbol]:
    """What other files import by name: a method's name says nothing of whose it is."""
    spaces = {symbol.name for symbol in symbols if symbol.kind is SymbolKind.NAMESPACE}
    for symbol in symbols:
        owner, _, name = symbol.name.rpartition(".")
        is_outermost = (not owner or owner in spaces) and symbol.name not in spaces
        if is_outermost and symbol.is_public and len(name) >= _SHORTEST_NAME:
            yield symbol
