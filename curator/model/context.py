"""What retrieval works on: chunks, hits and bundles."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.links import LinkState
from curator.model.text import RepoPath, Span


class ChunkKind(StrEnum):
    NOTE = "note"
    CODE = "code"


FIELDS = {
    ChunkKind.NOTE: ("content", "title", "trail", "aliases", "tags", "description", "path"),
    ChunkKind.CODE: ("content", "path", "names"),
}
"""What an index keeps apart, by the kind of its chunks."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The unit of retrieval: a note section or a piece of code. It holds tokens and a place, no text."""

    kind: ChunkKind
    path: RepoPath
    span: Span
    title: str
    """Trail and heading of a section; the signature's first line or the path of code."""
    symbol: str | None
    """The definition that the chunk is, or is mostly, made of."""
    language: str | None
    names: tuple[str, ...]
    """Names of the definitions that begin in it."""
    is_generated: bool = False
    """It stands for a file that a program wrote, and that is known by its path and its names only."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a file's rank is made of: the sum of the parts, times the factor."""

    parts: tuple[tuple[str, float], ...]
    """What speaks for it and how much, rounded to six places, in the order of the ranking; nothing that is 0."""
    factor: float
    """What its path says of it, and whether people wrote it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked chunk. `score` is rounded to six places; ties are broken by path and line."""

    chunk: Chunk
    score: float
    why: Explanation | None = None
    """Of its file, where somebody asked."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of text in a bundle."""

    id: str
    kind: ChunkKind
    path: RepoPath
    span: Span
    title: str
    symbol: str | None
    language: str | None
    freshness: LinkState | None
    """Of a note: its worst link. Of code: None unless a note links to it. Never "fresh" on a doubt."""
    reasons: tuple[str, ...]
    linked_from: tuple[str, ...]
    """Ids of items whose note links to this code."""
    score: float
    tokens: int
    text: str
    parts: tuple[Span, ...] = ()
    """The lines that are shown, where not all of the span are: the heads of definitions."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """One file of a bundle's map, and how it stands to others; each sorted."""

    path: RepoPath
    imports: tuple[RepoPath, ...]
    imported_by: tuple[RepoPath, ...]
    notes: tuple[RepoPath, ...]
    """Those whose code links cover it."""
    entry_points: tuple[RepoPath, ...]
    """The nearest from which imports lead to it; itself where it is one."""


@dataclass(frozen=True, slots=True)
class Omission:
    path: RepoPath
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Mask:
    path: RepoPath
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """What `context` prints: a pure function of commit, configuration, query and version."""

    query: str
    commit: str | None
    is_dirty: bool
    history: str
    budget: int
    tokens: int
    """Of the whole bundle as printed, never above `budget`."""
    counter: str
    digest: str
    """SHA-256 over everything that the bundle says, apart from itself and `tokens`; 16 hex digits."""
    items: tuple[Item, ...]
    omitted: tuple[Omission, ...]
    masked: tuple[Mask, ...]
    files: tuple[RepoPath, ...] = ()
    """The files and folders that were asked about."""
    is_fresh_only: bool = False
    """Notes of which it is not known that the code still bears them out are left out."""
    map: tuple[MapFile, ...] = ()
