"""A question and the index of notes -> its pages, and in each the sections that count."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from curator.model.text import RepoPath
from curator.ports import Matches, SearchIndex
from curator.retrieval.bm25 import FieldWeight, bm25
from curator.retrieval.file_scores import (
    RankedFile,
    beside_best,
    explanation,
    file_scores,
    numbers,
    ordered,
    shown,
)
from curator.retrieval.query import Query
from curator.retrieval.relevance import coverage, is_answered
from curator.retrieval.standing import Standing
from curator.retrieval.term_weight import Curve, idf, saturated

FIELDS = {
    "content": FieldWeight(1.0, 0.75),
    "title": FieldWeight(0.5, 0.4),
    "trail": FieldWeight(0.5, 0.4),
    "aliases": FieldWeight(1.0, 0.4),
    "tags": FieldWeight(0.3, 0.4),
    "description": FieldWeight(0.5, 0.4),
    "path": FieldWeight(0.3, 0.4),
}
_NAMED = 0.5
"""For a page whose path, or the end of it, stands in the question."""
_WHOLE = 0.5
"""For the words of the whole page, beside those of its best section."""
_B = 0.6
_STUFFED = 0.3
"""For a section that says little but the words of the question, over and over."""
_ECHO = 0.25
"""For a page that nobody has verified and that bears the question as a title: that proves nothing."""
_LEAST_ECHO = 3
"""Words; a shorter question may well be the name of what it asks for."""
_MOSTLY = 0.6
_DENSE, _LEAST_DENSE = 0.5, 30
"""Such a section has at least this share of them, and this many words; a short one may well be mostly what is asked."""
_LEADING = 5
"""Pages whose links speak for code."""

NONE: Standing = {}
Links = Mapping[RepoPath, Sequence[RepoPath]]
"""Note -> the files that it links to."""


def ranked_pages(
    query: Query,
    index: SearchIndex,
    standing: Standing = NONE,
    *,
    is_told: bool = False,
) -> list[RankedFile]:
    """Every page with any of the words, the best first, equal ones by path; none where all have too few of them."""
    matches = _matches(query, index)
    if not is_answered(query, matches, FIELDS):
        return []
    found = bm25(query.terms, matches, FIELDS)
    stuffed = _stuffed(query, matches)
    for number in stuffed:
        found[number] *= _STUFFED
    sections = file_scores(found, matches.corpus)
    account = (
        ("section", 1.0, sections),
        ("whole page", _WHOLE, beside_best(_whole_pages(query, matches, stuffed))),
        ("named files", _NAMED, _named(query, sections)),
    )
    echoes = _echoing(query, matches)
    factors = {
        path: standing.get(path, 1.0)
        * (_ECHO if path in echoes and standing.get(path, 1.0) < 1 else 1.0)
        for path in sections
    }
    scores = {
        path: factors[path] * sum(weight * shares.get(path, 0.0) for _, weight, shares in account)
        for path in sections
    }
    return [
        RankedFile(
            path,
            score,
            shown(path, found.__getitem__, matches.corpus),
            explanation(path, account, factors[path]) if is_told else None,
        )
        for path, score in ordered(scores)
    ]


def _stuffed(query: Query, matches: Matches) -> frozenset[int]:
    """Numbers of the sections that are dense with the question's words."""
    counts: dict[int, int] = defaultdict(int)
    for term, _ in query.terms:
        for number, count in matches.postings.get(("content", term), {}).items():
            counts[number] += count
    lengths = matches.corpus.lengths.get("content", ())
    return frozenset(
        number
        for number, count in counts.items()
        if lengths[number] >= _LEAST_DENSE and count >= _DENSE * lengths[number]
    )


def _echoing(query: Query, matches: Matches) -> frozenset[RepoPath]:
    """Pages with a title, or a title above it, that is the question's words and little else."""
    terms = {term for term, _ in query.terms}
    if len(terms) < _LEAST_ECHO:
        return frozenset()
    found = set()
    for name in ("title", "trail"):
        lengths = matches.corpus.lengths.get(name, ())
        words: dict[int, int] = defaultdict(int)
        for term in terms:
            for number in matches.postings.get((name, term), {}):
                words[number] += 1
        found |= {
            matches.corpus.paths[number]
            for number, count in words.items()
            if count >= _MOSTLY * len(terms) and count >= _MOSTLY * lengths[number]
        }
    return frozenset(found)


def _named(query: Query, paths: Iterable[RepoPath]) -> dict[RepoPath, float]:
    return {
        path: 1.0 for path in paths if any(f"/{path}".endswith(f"/{one}") for one in query.paths)
    }


def spoken_for(
    query: Query, index: SearchIndex, links: Links, standing: Standing = NONE
) -> dict[RepoPath, float]:
    """Code file -> how much the notes that answer a question best say for it by linking to it.

    A note speaks as it fits, beside the best one, and as much of the question as it has; the more files it links to, the
    less for each.
    """
    pages = [page for page in ranked_pages(query, index, standing) if page.path in links][:_LEADING]
    covered = coverage(query, _matches(query, index), FIELDS)
    shares: dict[RepoPath, float] = defaultdict(float)
    for page in pages:
        files = links[page.path]
        share = covered[page.path].share * page.score / pages[0].score / math.sqrt(len(files))
        for path in files:
            shares[path] = max(shares[path], share)
    return dict(shares)


def _matches(query: Query, index: SearchIndex) -> Matches:
    terms = [term for term, _ in query.terms]
    return index.match(dict.fromkeys(FIELDS, terms))


def _whole_pages(query: Query, matches: Matches, without: Collection[int]) -> dict[RepoPath, float]:
    """BM25 of each page as one text, of which headings and aliases count twice."""
    counts = [(weight, _counts(term, matches, without)) for term, weight in query.terms]
    paths = {path for _, by_page in counts for path in by_page}
    content = matches.corpus.lengths.get("content", ())  # of an index without files there are none
    pages = len(matches.corpus.first_chunks)
    curve = Curve(_B, sum(content) / max(pages, 1) or 1.0)
    norms = {
        path: curve.norm(sum(content[number] for number in numbers(path, matches.corpus)))
        for path in sorted(paths)
    }
    scores: dict[RepoPath, float] = defaultdict(float)
    for weight, by_page in counts:
        gain = weight * idf(len(by_page), pages)
        for path, count in by_page.items():
            scores[path] += gain * saturated(count, norms[path])
    return dict(scores)


def _counts(term: str, matches: Matches, without: Collection[int]) -> dict[RepoPath, int]:
    counts: dict[RepoPath, int] = defaultdict(int)
    for name, weight in (("content", 1), ("title", 2), ("aliases", 2)):
        for number, count in matches.postings.get((name, term), {}).items():
            if number not in without:
                counts[matches.corpus.paths[number]] += weight * (count if name == "content" else 1)
    return counts
