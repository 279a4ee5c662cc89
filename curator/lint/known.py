"""Diagnostics and the defects that are known -> what is new, and what the baseline need not know any more."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curator.knowledge.base import KnowledgeBase
from curator.lint.rule import Rule
from curator.model.diagnostics import Diagnostic, Key
from curator.model.links import LinkFreshness, LinkState
from curator.model.notes import link_key
from curator.model.text import RepoPath

Others = Mapping[str, tuple[str, ...]]
"""Code -> codes under which the same may be known."""
_NO_OTHERS: Others = {}


@dataclass(frozen=True, slots=True)
class Sight:
    """What could be looked for: only there does it prove anything that a defect was not found."""

    codes: frozenset[str]
    """Of the rules that ran and had all that they look at."""
    half_read: frozenset[RepoPath]
    """Pages of which a part is not known."""
    doubtful: frozenset[tuple[RepoPath, str]]
    """Page and key of links of which nothing can be said."""

    def reaches(self, key: Key) -> bool:
        code, path, subject = key
        return (
            code in self.codes
            and path not in self.half_read
            and (path, subject) not in self.doubtful
        )


def sight(base: KnowledgeBase, rules: Iterable[Rule]) -> Sight:
    """How far these rules see in this clone, with its pages and its lock as they are."""
    half_read = base.half_read
    doubtful = frozenset(
        (link.note.path, link_key(link.link.target))
        for link in base.links
        if _is_doubtful(link, base)
    )
    codes = frozenset(
        rule.code
        for rule in rules
        if not (rule.needs_history and not base.has_whole_history)
        and not (rule.needs_pages and half_read)
        and not (rule.needs_links and doubtful)
    )
    return Sight(codes, half_read, doubtful)


def unknown(
    items: Iterable[Diagnostic], known: Mapping[Key, int], others: Others = _NO_OTHERS
) -> tuple[Diagnostic, ...]:
    """Those that are not known, or are known less often: the second of a kind in a file is new."""
    left = Counter(known)
    new = []
    for item in items:
        code, path, subject = item.key
        keys = [(one, path, subject) for one in (code, *others.get(code, ()))]
        match = next((key for key in keys if left[key] > 0), None)
        if match:
            left[match] -= 1
        else:
            new.append(item)
    return tuple(new)


def still_there(items: Iterable[Diagnostic], known: Mapping[Key, int], seen: Sight) -> Counter[Key]:
    """The baseline without what has been mended: it only ever shrinks, and only by what could have been found."""
    found = Counter(item.key for item in items)
    left = {
        key: min(count, found[key]) if seen.reaches(key) else count for key, count in known.items()
    }
    return +Counter(left)


def _is_doubtful(link: LinkFreshness, base: KnowledgeBase) -> bool:
    """A link without a target is one, too, where it may have moved and nobody can tell."""
    if link.state is LinkState.MISSING:
        return not base.has_whole_history or base.lock.problem is not None
    return link.state is LinkState.UNDECIDED
