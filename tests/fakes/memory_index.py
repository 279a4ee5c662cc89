"""`SearchIndex` in dictionaries."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from curator.model.text import RepoPath
from curator.ports import Corpus, Files, IndexedChunk, IndexedFile, Matches, Posting, Waiting


class MemoryIndex:
    def __init__(self) -> None:
        self._files: dict[RepoPath, IndexedFile] = {}

    def files(self) -> Mapping[RepoPath, str]:
        return {path: file.key for path, file in sorted(self._files.items())}

    def writing(self, waiting: Waiting | None = None) -> AbstractContextManager[None]:  # noqa: ARG002 - a port's
        return nullcontext()

    def update(self, removed: Collection[RepoPath], added: Files) -> None:
        for path in removed:
            self._files.pop(path, None)
        self._files.update({file.path: file for file in added[:]})

    def pin(self) -> None:
        pass

    def tidy(self) -> None:
        pass

    def match(self, terms: Mapping[str, Sequence[str]]) -> Matches:
        chunks = [chunk for _, file in sorted(self._files.items()) for chunk in file.chunks]
        names = sorted({name for chunk in chunks for name in chunk.terms})
        lengths = {n: [sum(c.terms.get(n, {}).values()) for c in chunks] for n in names}
        asked = {(name, term) for name, wanted in terms.items() for term in wanted}
        corpus = Corpus(
            chunks=[chunk.chunk for chunk in chunks],
            paths=[chunk.chunk.path for chunk in chunks],
            names=[chunk.chunk.names for chunk in chunks],
            generated=frozenset(chunk.chunk.path for chunk in chunks if chunk.chunk.is_generated),
            lengths=lengths,
            chunk_count=len(chunks),
            first_chunks=self._first_chunks(),
            average_lengths={n: sum(column) / max(len(chunks), 1) for n, column in lengths.items()},
        )
        found = {key: self._posting(chunks, *key) for key in sorted(asked)}
        return Matches({key: posting for key, posting in found.items() if posting}, corpus)

    def _first_chunks(self) -> dict[RepoPath, int]:
        first, found = 0, {}
        for path, file in sorted(self._files.items()):
            if file.chunks:
                found[path] = first
            first += len(file.chunks)
        return found

    def _posting(self, chunks: Sequence[IndexedChunk], name: str, term: str) -> Posting:
        counts = (chunk.terms.get(name, {}).get(term, 0) for chunk in chunks)
        return {number: count for number, count in enumerate(counts) if count}
