"""Files that a question found -> the files that use what they define: who uses the answer often is part of it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from curator.model.text import RepoPath
from curator.ports import Matches, SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.remembered import Definer, Users, remembered

SEEDS = 6
_NAMES = 24
"""Names of one file that are looked up."""
_SHORTEST = 4
_MOST_DEFINED = 8
"""Files that define a name, above which it tells nothing."""


def using(
    seeds: Sequence[tuple[RepoPath, float, Sequence[str]]], index: SearchIndex, analyzer: Analyzer
) -> dict[RepoPath, float]:
    """File -> the share of the best files' scores that it has for using what they define.

    `seeds` are those files with their scores and the names that they define. Only names of several parts count:
    `next_delay` is a definition's name wherever it stands, `delay` is a word.
    """
    asked = [
        (path, tuple(dict.fromkeys(islice(_wholes(names, analyzer), _NAMES))))
        for path, _, names in seeds
    ]
    users = _looked_up(asked, index)
    shares: dict[RepoPath, float] = defaultdict(float)
    for one, (_, score, _) in zip(asked, seeds, strict=True):
        total = math.fsum(users[one].values())  # the same in whatever order they come
        for user, weight in users[one].items():
            shares[user] += score * weight / total
    return shares


def _looked_up(asked: Sequence[Definer], index: SearchIndex) -> dict[Definer, Users]:
    """Those that use what each of these files defines, remembered from an earlier question or looked up."""
    known = remembered(index.match({}).corpus)
    found = {one: users for one in asked if (users := known.users(one)) is not None}
    terms = list(dict.fromkeys(term for one in asked if one not in found for term in one[1]))
    matches = index.match({"content": terms, "names": terms})
    known = remembered(matches.corpus)
    for one in asked:
        if one not in found:
            found[one] = known.keep_users(one, _users(*one, matches))
    return found


def _wholes(names: Sequence[str], analyzer: Analyzer) -> Iterator[str]:
    """The terms under which an index knows these names whole."""
    for name in names:
        last = name.rpartition(".")[2]
        terms = analyzer.word_terms(last)
        if len(terms) > 1 and len(last) >= _SHORTEST:
            yield terms[-1]


def _users(path: RepoPath, terms: Iterable[str], matches: Matches) -> Users:
    users: dict[RepoPath, float] = defaultdict(float)
    for term in terms:
        defining = _paths(matches, "names", term)
        here = _paths(matches, "content", term) - defining
        if here and len(defining) <= _MOST_DEFINED:
            gain = math.log(1 + len(matches.corpus.first_chunks) / len(here))
            gain /= max(len(defining), 1)
            for user in here:
                users[user] += gain
    users.pop(path, None)
    return dict(users)


def _paths(matches: Matches, name: str, term: str) -> set[RepoPath]:
    return set(map(matches.corpus.paths.__getitem__, matches.postings.get((name, term), ())))
