"""Hits -> JSON, version 1, ASCII only."""

import json
from collections.abc import Mapping, Sequence

from curator.model.context import Hit
from curator.model.links import LinkState
from curator.model.text import RepoPath

States = Mapping[RepoPath, LinkState | None]
"""Path of a note -> how fresh it is; None where it has no code links."""


def hits_json(query: str, commit: str | None, hits: Sequence[Hit], states: States) -> str:
    """The answer to one question, ending in a line feed."""
    rows = hit_rows(hits, states)
    answer = {"version": 1, "query": query, "commit": commit, "hits": rows}
    return json.dumps(answer, indent=1) + "\n"


def answer_line(id_: str, hits: Sequence[Hit], states: States, ms: float) -> str:
    """The answer to one of many questions, a line."""
    return json.dumps({"id": id_, "ms": round(ms, 2), "hits": hit_rows(hits, states)}) + "\n"


def hit_rows(hits: Sequence[Hit], states: States) -> list[dict[str, object]]:
    return [_row(rank, hit, states) for rank, hit in enumerate(hits, start=1)]


def _row(rank: int, hit: Hit, states: States) -> dict[str, object]:
    chunk = hit.chunk
    state = states.get(chunk.path)
    why = hit.why
    told = {"parts": dict(why.parts), "factor": why.factor} if why else None
    return {
        "rank": rank,
        "kind": chunk.kind.value,
        "path": chunk.path,
        "start_line": chunk.span.first,
        "end_line": chunk.span.last,
        "title": chunk.title,
        "symbol": chunk.symbol,
        "score": hit.score,
        "freshness": state.value if state else None,
        **({"explain": told} if told else {}),
    }
