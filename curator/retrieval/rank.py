"""A question and two indexes -> ranked hits."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from curator.model.context import Hit
from curator.model.text import RepoPath
from curator.ports import SearchIndex
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.code_rank import Evidence, ranked_files
from curator.retrieval.commits import CommitNotes
from curator.retrieval.file_scores import RankedFile
from curator.retrieval.note_rank import Links, ranked_pages, spoken_for
from curator.retrieval.query import Query, parsed_query
from curator.retrieval.standing import Standing


@dataclass(frozen=True, slots=True)
class Sources:
    """What a question may be answered from."""

    notes: SearchIndex | None = None
    """The pages that may be found."""
    code: SearchIndex | None = None
    guides: SearchIndex | None = None
    """The pages whose links speak for code, found or not."""
    links: Links = field(default_factory=dict)
    commits: CommitNotes | None = None
    standing: Standing = field(default_factory=dict)
    """What the words of each page are worth."""
    is_told: bool = False
    """Say of each hit what its rank is made of."""


def search(text: str, sources: Sources, *, limit: int, analyzer: Analyzer) -> tuple[Hit, ...]:
    """The best chunks of both indexes. The paths come in the order of their files' scores: a file's best chunk first.

    Where both are asked, each index's best hit counts as 1, since scores of two indexes cannot be compared.
    """
    query = parsed_query(text, analyzer)
    ranked = []
    if sources.notes is not None:
        ranked.append(
            _hits(ranked_pages(query, sources.notes, sources.standing, is_told=sources.is_told))
        )
    if sources.code is not None:
        linked = _linked(query, sources)
        evidence = Evidence(sources.commits, linked, sources.is_told)
        ranked.append(_hits(ranked_files(query, sources.code, analyzer, evidence, limit=limit)))
    if len(ranked) == 1:
        return tuple(ranked[0][:limit])
    hits = [hit for hits in ranked for hit in _normalised(hits)]
    return tuple(sorted(hits, key=_order)[:limit])


def _linked(query: Query, sources: Sources) -> dict[RepoPath, float]:
    if sources.guides is None:
        return {}
    return spoken_for(query, sources.guides, sources.links, sources.standing)


def _hits(files: Sequence[RankedFile]) -> list[Hit]:
    """A file's best chunk has the file's score, its others their share of it."""
    hits = [
        Hit(chunk, round(file.score * worth, 6), file.why)
        for file in files
        for worth, chunk in file.chunks
    ]
    return sorted(hits, key=_order)


def _order(hit: Hit) -> tuple[float, RepoPath, int]:
    return -hit.score, hit.chunk.path, hit.chunk.span.first


def _normalised(hits: Sequence[Hit]) -> list[Hit]:
    best = hits[0].score if hits else 1.0
    return [replace(hit, score=round(hit.score / (best or 1.0), 6)) for hit in hits]
