"""What holds of every question that is asked."""

from collections import Counter

from curator.model.context import FIELDS, Chunk, ChunkKind
from curator.model.text import RepoPath, Span
from curator.ports import IndexedChunk, IndexedFile
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.query import parsed_query
from curator.retrieval.rank import Sources, search
from tests.fakes.memory_index import MemoryIndex

_MOST_TERMS = 64
_TEXTS = ("retry the payment with a delay", "queue worker backoff", "def next_delay attempt")


def query(data: bytes) -> None:
    """A question of any size has few terms; the search answers it, twice the same, and never with more than was asked."""
    text = data.decode("utf-8", "surrogateescape")
    analyzer = Analyzer()
    parsed = parsed_query(text, analyzer)
    assert len(parsed.terms) <= _MOST_TERMS
    assert len(parsed.joined) <= _MOST_TERMS
    assert all(weight > 0 and len(term) <= 64 for term, weight in parsed.terms)
    assert len(dict(parsed.terms)) == len(parsed.terms)
    sources = Sources(
        notes=_index(ChunkKind.NOTE, analyzer),
        code=_index(ChunkKind.CODE, analyzer),
        guides=_index(ChunkKind.NOTE, analyzer),
        links={RepoPath("kb/0.md"): (RepoPath("src/0.py"),)},
    )
    found = search(text, sources, limit=3, analyzer=analyzer)
    assert found == search(text, sources, limit=3, analyzer=Analyzer())
    assert len(found) <= 3
    assert all(hit.score >= 0 for hit in found)


def _index(kind: ChunkKind, analyzer: Analyzer) -> MemoryIndex:
    index = MemoryIndex()
    folder, suffix = ("kb", "md") if kind is ChunkKind.NOTE else ("src", "py")
    files = []
    for number, text in enumerate(_TEXTS):
        path = RepoPath(f"{folder}/{number}.{suffix}")
        chunk = Chunk(kind, path, Span(1, 9), text, None, None, ("next_delay",))
        terms = {name: Counter(analyzer.terms(f"{text} {path}")) for name in FIELDS[kind]}
        files.append(IndexedFile(path, "1", (IndexedChunk(chunk, terms),)))
    index.update((), files)
    return index
