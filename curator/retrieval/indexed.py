"""A file's text -> its chunks with their terms, as an index takes them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from curator.model.code import Outline
from curator.model.context import Chunk, ChunkKind
from curator.model.notes import Note, Section
from curator.model.text import RepoPath, Span
from curator.ports import IndexedChunk, IndexedFile
from curator.retrieval import analyzer as analysis
from curator.retrieval import chunks as cutting
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.chunks import code_chunks, cut, source_lines
from curator.retrieval.comments import note_lines, shown_note

VERSION = f"i3 {analysis.VERSION} {cutting.VERSION}"
"""Part of every file's key: with other terms or other chunks, the file is indexed anew."""
_EMPTY_NAMES = frozenset(("__init__", "__main__", "index", "mod", "main", "lib"))


def code_file(
    path: RepoPath, key: str, text: str, outline: Outline, analyzer: Analyzer
) -> IndexedFile:
    """A source file by chunks that begin at definitions."""
    lines = source_lines(text)
    chunks = code_chunks(path, lines, outline)
    contents = [
        {"content": analyzer.counts("\n".join(lines[chunk.span.first - 1 : chunk.span.last]))}
        for chunk in chunks
    ]
    # What is said of the whole file is said once, with its first chunk: few postings are what makes an index fast.
    whole = _file_terms(path, chunks, analyzer)
    terms = [{**content, **(whole if not place else {})} for place, content in enumerate(contents)]
    return IndexedFile(path, key, tuple(map(IndexedChunk, chunks, terms)))


def generated_file(
    path: RepoPath, key: str, text: str, outline: Outline, analyzer: Analyzer
) -> IndexedFile:
    """What a program wrote, by its path and the names of what it defines: nobody reads the rest.

    One chunk, its beginning, stands for it.
    """
    chunks = code_chunks(path, source_lines(text), outline)
    if not chunks:
        return IndexedFile(path, key, ())
    first = replace(chunks[0], is_generated=True)
    terms = _file_terms(path, chunks, analyzer)
    return IndexedFile(path, key, (IndexedChunk(first, terms),))


def note_file(key: str, text: str, note: Note, analyzer: Analyzer) -> IndexedFile:
    """A note by sections. Its questions are never indexed: a note must not answer them by repeating them."""
    lines, dropped = note_lines(text, note)
    note = shown_note(note, lines) if dropped else note
    common = {
        "aliases": " ".join(note.aliases),
        "tags": " ".join(note.tags),
        "description": note.description,
        "path": path_text(note.path),
    }
    common_terms = {name: analyzer.counts(value) for name, value in common.items()}
    return IndexedFile(
        note.path,
        key,
        tuple(
            IndexedChunk(
                chunk, {**common_terms, **_section_terms(chunk, section, lines, note, analyzer)}
            )
            for section in _with_text(note, lines)
            for chunk in _section_chunks(note, section, lines)
        ),
    )


def _with_text(note: Note, lines: Sequence[str]) -> list[Section]:
    """The sections that say something; a bare heading lives on in the trail of the sections below it."""
    return [
        section
        for section in note.sections
        if any(line.strip() for line in lines[section.span.first : section.span.last])
        or not section.title
        or len(note.sections) == 1
    ]


def path_text(path: RepoPath) -> str:
    """A path as a text whose words count as they should: each folder once, the stem of the file's name twice.

    A name that says nothing (`index.ts`, `mod.rs`) gives way to its folder's.
    """
    *folders, _ = path.split("/")
    return " ".join((*folders, *[telling_name(path)] * 2))


def telling_name(path: RepoPath) -> str:
    """The stem of a file's name, or its folder's where that says nothing."""
    *folders, name = path.split("/")
    stem = name.lstrip(".").partition(".")[0]
    return folders[-1] if stem in _EMPTY_NAMES and folders else stem


def _file_terms(
    path: RepoPath, chunks: Sequence[Chunk], analyzer: Analyzer
) -> dict[str, Mapping[str, int]]:
    names = (name.rpartition(".")[2] for chunk in chunks for name in chunk.names)
    return {"path": analyzer.counts(path_text(path)), "names": analyzer.counts(" ".join(names))}


def _section_terms(
    chunk: Chunk, section: Section, lines: Sequence[str], note: Note, analyzer: Analyzer
) -> dict[str, Mapping[str, int]]:
    return {
        "content": analyzer.counts("\n".join(lines[chunk.span.first - 1 : chunk.span.last])),
        "title": analyzer.counts(section.title),
        "trail": analyzer.counts(" ".join((note.title, *section.trail))),
    }


def _section_chunks(note: Note, section: Section, lines: Sequence[str]) -> Iterator[Chunk]:
    """The section, in pieces where it is long."""
    first = section.span.first
    for piece in cut(lines[first - 1 : section.span.last], {}):
        yield Chunk(
            kind=ChunkKind.NOTE,
            path=note.path,
            span=Span(first + piece.first - 1, first + piece.last - 1),
            title=_title(note, section),
            symbol=None,
            language=None,
            names=(),
        )


def _title(note: Note, section: Section) -> str:
    """The way to a section from the note's title, which often is its first heading too."""
    parts = [part for part in (note.title, *section.trail, section.title) if part]
    return " > ".join(
        part for place, part in enumerate(parts) if parts[place - 1] != part or not place
    )
