"""Files that a question found -> the files that use what they define: who uses the answer often is part of it."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from curator.model.text import RepoPath
from curator.ports import Matches, SearchIndex
from curator.retrieval.analyzer import Analyzer

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
    asked = [dict.fromkeys(_wholes(names, analyzer)) for _, _, names in seeds]
    terms = list(dict.fromkeys(term for found in asked for term in found))
    matches = index.match({"content": terms, "names": terms})
    shares: dict[RepoPath, float] = defaultdict(float)
    for (path, score, _), wanted in zip(seeds, asked, strict=True):
        users = _users(path, wanted, matches)
        total = sum(users.values())
        for user, weight in users.items():
            shares[user] += score * weight / total
    return dict(shares)


def _wholes(names: Sequence[str], analyzer: Analyzer) -> Iterator[str]:
    """The terms under which an index knows these names whole."""
    found = 0
    for name in names:
        last = name.rpartition(".")[2]
        terms = analyzer.word_terms(last)
        if len(terms) > 1 and len(last) >= _SHORTEST and found < _NAMES:
            found += 1
            yield terms[-1]


def _users(path: RepoPath, terms: Mapping[str, None], matches: Matches) -> dict[RepoPath, float]:
    users: dict[RepoPath, float] = defaultdict(float)
    for term in terms:
        defining = _paths(matches, "names", term)
        here = sorted(_paths(matches, "content", term) - defining)
        if here and len(defining) <= _MOST_DEFINED:
            gain = math.log(1 + len(matches.first_chunks) / len(here)) / max(len(defining), 1)
            for user in here:
                users[user] += gain
    users.pop(path, None)
    return dict(users)


def _paths(matches: Matches, name: str, term: str) -> set[RepoPath]:
    posting = matches.postings.get((name, term), ())
    return {chunk.path for number in posting if (chunk := matches.chunks[number]) is not None}
