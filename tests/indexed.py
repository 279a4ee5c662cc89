"""Files as an index takes them, in a line each."""

from collections import Counter

from curator.model.context import Chunk, ChunkKind
from curator.model.text import RepoPath, Span
from curator.ports import IndexedChunk, IndexedFile


def indexed_file(path: str, *texts: str, key: str = "1") -> IndexedFile:
    """A file of one chunk a text, ten lines each, whose words are its terms."""
    return IndexedFile(
        RepoPath(path),
        key,
        tuple(
            IndexedChunk(chunk(path, place), {"content": Counter(text.split())})
            for place, text in enumerate(texts)
        ),
    )


def chunk(path: str, place: int = 0) -> Chunk:
    return Chunk(
        kind=ChunkKind.CODE,
        path=RepoPath(path),
        span=Span(10 * place + 1, 10 * place + 10),
        title=path,
        symbol=None,
        language="python",
        names=(),
    )
