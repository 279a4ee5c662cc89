"""A question and the index of notes -> its pages, and in each the sections that count."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from curator.model.text import RepoPath
from curator.ports import Matches, SearchIndex
from curator.retrieval.bm25 import FieldWeight, bm25, idf, saturated
from curator.retrieval.file_scores import RankedFile, file_score, ordered, pieces, shown
from curator.retrieval.query import Query
from curator.retrieval.relevance import coverage, is_answered

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
_LEADING = 5
"""Pages whose links speak for code."""

Links = Mapping[RepoPath, Sequence[RepoPath]]
"""Note -> the files that it links to."""


def ranked_pages(query: Query, index: SearchIndex) -> list[RankedFile]:
    """Every page with any of the words, the best first, equal ones by path; none where all have too few of them."""
    matches = _matches(query, index)
    if not is_answered(query, matches, FIELDS):
        return []
    found = pieces(bm25(query.terms, matches, FIELDS), matches)
    scores = _beside_best(
        {path: file_score([s for s, _ in those]) for path, those in found.items()}
    )
    whole = _beside_best(_whole_pages(query, matches))
    for path in scores:
        is_named = any(f"/{path}".endswith(f"/{one}") for one in query.paths)
        scores[path] += _WHOLE * whole.get(path, 0.0) + _NAMED * is_named
    return [RankedFile(path, score, shown(found[path])) for path, score in ordered(scores)]


def spoken_for(query: Query, index: SearchIndex, links: Links) -> dict[RepoPath, float]:
    """Code file -> how much the notes that answer a question best say for it by linking to it.

    A note speaks as it fits, beside the best one, and as much of the question as it has; the more files it links to, the
    less for each.
    """
    pages = [page for page in ranked_pages(query, index) if page.path in links][:_LEADING]
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


def _whole_pages(query: Query, matches: Matches) -> dict[RepoPath, float]:
    """BM25 of each page as one text, of which headings and aliases count twice."""
    counts = [(weight, _counts(term, matches)) for term, weight in query.terms]
    paths = {path for _, by_page in counts for path in by_page}
    lengths = {path: _length(path, matches) for path in sorted(paths)}
    average = sum(matches.lengths["content"]) / max(len(matches.first_chunks), 1) or 1.0
    scores: dict[RepoPath, float] = defaultdict(float)
    for weight, by_page in counts:
        gain = weight * idf(len(by_page), len(matches.first_chunks))
        for path, count in by_page.items():
            scores[path] += gain * saturated(count, lengths[path], average, _B)
    return dict(scores)


def _counts(term: str, matches: Matches) -> dict[RepoPath, int]:
    counts: dict[RepoPath, int] = defaultdict(int)
    for name, weight in (("content", 1), ("title", 2), ("aliases", 2)):
        for number, count in matches.postings.get((name, term), {}).items():
            chunk = matches.chunks[number]
            if chunk is not None:
                counts[chunk.path] += weight * (count if name == "content" else 1)
    return counts


def _length(path: RepoPath, matches: Matches) -> int:
    total = 0
    for number in range(matches.first_chunks[path], len(matches.chunks)):
        chunk = matches.chunks[number]
        if chunk is None or chunk.path != path:
            break
        total += matches.lengths["content"][number]
    return total


def _beside_best(scores: Mapping[RepoPath, float]) -> dict[RepoPath, float]:
    best = max(scores.values(), default=0.0) or 1.0
    return {path: score / best for path, score in scores.items()}
