"""Diagnostics and the ignores of pages -> which of them are silenced, and which ignores were of no use."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curator.lint.rule import Evidence, Rule, UselessIgnore, is_named
from curator.model.diagnostics import Diagnostic
from curator.model.links import LinkState
from curator.model.notes import Ignore, Note
from curator.model.text import Place, RepoPath, Span
from curator.parsers.similar import closest

Use = tuple[RepoPath, Place, str]
"""Page, place of the ignore, and one of its codes."""
_MOST_CODES = 50
"""Of an ignore; further ones are none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Diagnostics apart, each in the order in which they came."""

    left: tuple[Diagnostic, ...]
    silenced: tuple[Diagnostic, ...]
    uses: frozenset[Use]
    """The codes that silenced something."""


def heard(found: Iterable[Diagnostic], pages: Iterable[Note]) -> Heard:
    """An ignore without a reason silences nothing."""
    ignores = {page.path: page.ignores for page in pages if page.ignores}
    left: list[Diagnostic] = []
    silenced: list[Diagnostic] = []
    uses: set[Use] = set()
    for item in found:
        those = set(_uses(item, ignores.get(item.path, ())))
        uses |= those
        (silenced if those else left).append(item)
    return Heard(tuple(left), tuple(silenced), frozenset(uses))


def useless(
    evidence: Evidence,
    rules: Sequence[Rule],
    uses: frozenset[Use],
    *,
    ran: Callable[[Rule, RepoPath], bool],
) -> tuple[UselessIgnore, ...]:
    """The codes that silenced nothing, though every rule that they name ran over the page and could judge its lines."""
    found = []
    undecided = _undecided_lines(evidence)
    for page in evidence.pages:
        for ignore in page.ignores:
            is_open = _has_any(undecided.get(page.path, ()), ignore.span)
            for code in _codes(ignore) or ("",):
                named = [rule for rule in rules if is_named((code,), rule.code, rule.name)]
                if not named:
                    meant = _meant(code, rules)
                    found.append(
                        UselessIgnore(page.path, ignore, code, is_known=False, meant=meant)
                    )
                    continue
                is_used = not ignore.reason or (page.path, ignore.place, code) in uses
                if not (is_used or is_open) and all(ran(rule, page.path) for rule in named):
                    found.append(UselessIgnore(page.path, ignore, code, is_known=True, meant=""))
    return tuple(found)


def _uses(item: Diagnostic, ignores: Sequence[Ignore]) -> Iterator[Use]:
    for ignore in ignores:
        is_here = item.place.line <= ignore.span.last and item.place.end_line >= ignore.span.first
        for code in _codes(ignore) if is_here and ignore.reason else ():
            if is_named((code,), item.code, item.rule):
                yield item.path, ignore.place, code


def _codes(ignore: Ignore) -> Sequence[str]:
    return ignore.codes[:_MOST_CODES]


def _undecided_lines(evidence: Evidence) -> Mapping[RepoPath, Sequence[int]]:
    """Where links stand of which nothing can be said here, and elsewhere perhaps that they are stale; sorted."""
    lines: dict[RepoPath, list[int]] = defaultdict(list)
    for link in evidence.base.links:
        if link.state is LinkState.UNDECIDED:
            lines[link.note.path].append(link.link.place.line)
    return {path: sorted(found) for path, found in lines.items()}


def _has_any(lines: Sequence[int], span: Span) -> bool:
    index = bisect_left(lines, span.first)
    return index < len(lines) and lines[index] <= span.last


def _meant(code: str, rules: Sequence[Rule]) -> str:
    if not code:
        return ""
    names = [name for rule in rules for name in (rule.code, rule.name)]
    close = closest(code.upper(), names) or closest(code.lower(), names)
    return close[0] if close else ""
