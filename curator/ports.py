"""The seams: what the inside asks of git, files and the search engine."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from curator.model.context import Chunk
from curator.model.text import RepoPath


class EntryKind(StrEnum):
    FILE = "file"
    SUBMODULE = "submodule"


@dataclass(frozen=True, slots=True)
class Entry:
    """A regular file or a submodule's root in a tree. `blob` is git's object id (a submodule's commit)."""

    kind: EntryKind
    blob: str


class Tree(Protocol):
    """A set of files at one moment: the work tree, a commit, or a dict in a test.

    Only regular files and submodule roots are listed, never a symbolic link or anything outside the root.
    """

    @property
    def commit(self) -> str | None:
        """The commit it stands on; None before the first."""

    def entries(self) -> Mapping[RepoPath, Entry]:
        """Everything in it, sorted by path. Raises `MissingObject` where this clone lacks a folder of it."""

    def entry(self, path: RepoPath) -> Entry | None:
        """One path's entry, without listing the tree where that can be avoided; case must match."""

    def links(self) -> frozenset[RepoPath]:
        """Tracked symbolic links: they are in no listing and never followed, but a Markdown link may name one."""

    def read(self, path: RepoPath) -> bytes:
        """A file's bytes, exactly those of the entry's blob: callers keep what they derive from them under its id.

        Raises `UnreadableFile`, also where the file has changed since it was listed, and `MissingObject` where this
        clone lacks the blob.
        """


class Completeness(StrEnum):
    FULL = "full"
    SHALLOW = "shallow"
    PARTIAL = "partial"

    @property
    def remedy(self) -> str:
        """What brings the rest."""
        return _REFETCH if self is Completeness.PARTIAL else _DEEPEN


_DEEPEN = "fetch the whole history (`fetch-depth: 0` in CI, `git fetch --unshallow`)"
_REFETCH = "fetch what it left out (`git fetch --refetch --no-filter`), or clone without `--filter`"


@dataclass(frozen=True, slots=True)
class FileChange:
    """What one first-parent commit did to one file; `old_path` differs from `path` on a rename.

    `blob` is None where the file was deleted, `old_blob` where it was added.
    """

    commit: str
    path: RepoPath
    blob: str | None
    old_path: RepoPath
    old_blob: str | None
    merged: tuple[str, ...] = ()
    """The other parents, where the commit is a merge."""


@dataclass(frozen=True, slots=True)
class FileHistory:
    """First-parent changes of the asked paths, newest first.

    `boundary` holds the commits whose parents are missing here (shallow clone): what they seem to have added may be older.
    """

    changes: tuple[FileChange, ...]
    boundary: frozenset[str]


@dataclass(frozen=True, slots=True)
class LoggedCommit:
    """A commit that is no merge: what it says, and which files it changed."""

    commit: str
    subject: str
    paths: tuple[RepoPath, ...]
    """What it added or changed, as it was called after it; sorted, and empty where there was too much of it."""
    renames: tuple[tuple[RepoPath, RepoPath], ...]
    """Old name, new name."""


@dataclass(frozen=True, slots=True)
class Signature:
    author: str
    """`Name <email>`, as the commit has it."""
    date: str
    """ISO date of the commit, where the committer was."""
    subject: str = ""


class History(Protocol):
    """What git remembers. Nothing is asked once per link: every answer is for many paths or from one process."""

    @property
    def head(self) -> str | None:
        """The commit checked out; None before the first."""

    @property
    def completeness(self) -> Completeness: ...

    def commit(self, revision: str) -> str:
        """The full hash of a user's revision. Raises `UnknownRevision`."""

    def names(self) -> tuple[str, ...]:
        """The branches, those of remotes and the tags, as people write them, sorted."""

    def merge_base(self, commit: str) -> str | None:
        """The newest commit that `head` and a full hash have in common; None where this clone knows of none."""

    def at(self, commit: str) -> "History":
        """The history as it was when this full hash was checked out: its head is that commit."""

    def tree(self, commit: str) -> Tree:
        """The tree of a full hash."""

    def changes(self, paths: Collection[RepoPath]) -> FileHistory:
        """What first-parent commits from `head` did to these files, renames followed. `.git-blame-ignore-revs` applies
        nowhere here: callers skip. Raises `MissingObject` where this clone lacks the folders of earlier commits.
        """

    def blob(self, blob: str) -> bytes | None:
        """A blob's bytes; None where this clone does not have it."""

    def blame(self, path: RepoPath, lines: Collection[int]) -> Mapping[int, str]:
        """Line of the file as `head` has it -> the commit that last changed more than its white space.

        Raises `MissingObject` where this clone lacks earlier versions of the file.
        """

    def log(
        self, limit: int, known: Mapping[str, LoggedCommit] = MappingProxyType({})
    ) -> tuple[LoggedCommit, ...]:
        """The newest commits up to `head` that are no merges, newest first; git is not asked for those in `known`.

        Raises `MissingObject` where this clone lacks their trees.
        """

    def signatures(self, commits: Collection[str]) -> Mapping[str, Signature]:
        """Full hash -> who wrote it, and when it was committed."""

    def commits(self, since: str | None) -> tuple[str, ...]:
        """Full hashes of the commits up to `head`, and not up to `since`, merges too, newest first."""

    def paths(self, commits: Collection[str]) -> Mapping[str, frozenset[RepoPath]]:
        """Full hash -> every path that the commit changed; of a merge, against any parent."""

    def versions(self, paths: Collection[RepoPath]) -> tuple[FileChange, ...]:
        """What any commit of any branch or tag did to these files and to those in these folders, newest first."""

    def removed_files(self, since: str | None) -> frozenset[RepoPath]:
        """Every file that a first-parent commit up to `head`, and not up to `since`, deleted or moved away."""

    def removed_lines(
        self, since: str | None, suffixes: Sequence[str]
    ) -> Iterable[tuple[RepoPath, bytes]]:
        """The lines that each of those commits took from a file with one of these suffixes, newest first.

        Raises `MissingObject` where this clone lacks what they were.
        """


class BlobCache(Protocol):
    """Keeps what is costly to derive from a blob. Values are bytes; a kind's name carries its version."""

    def get(self, kind: str, keys: Collection[str]) -> dict[str, bytes]:
        """The values that are there."""

    def put(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keep values. Never fails: a cache that cannot be written is no cache."""


class TokenCounter(Protocol):
    @property
    def name(self) -> str: ...

    def count(self, text: str) -> int:
        """Tokens of a text, rounded up to the safe side."""


@dataclass(frozen=True, slots=True)
class IndexedChunk:
    """A chunk and how often each term stands in each of its fields: field -> term -> count."""

    chunk: Chunk
    terms: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """A file as the index takes it: one blob at one path, cut into chunks.

    A file without chunks (binary, generated) is kept too, so that it is not read again.
    """

    path: RepoPath
    key: str
    """Changes when anything that the terms depend on changes; usually the blob id."""
    chunks: tuple[IndexedChunk, ...]


Posting = Mapping[int, int]
"""Number of a chunk -> how often the term stands in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """What an index holds, whatever is asked: the same object for as long as it does not change."""

    chunks: Sequence[Chunk | None]
    """By number; None where a chunk was deleted."""
    paths: Sequence[RepoPath]
    """The file of each chunk, by the chunk's number; empty where it was deleted."""
    names: Sequence[Sequence[str]]
    """Names of the definitions that begin in each chunk."""
    generated: frozenset[RepoPath]
    """Files that a program wrote."""
    lengths: Mapping[str, Sequence[int]]
    """Field -> terms in it, repetitions counted, by the chunk's number; 0 where a chunk was deleted."""
    chunk_count: int
    first_chunks: Mapping[RepoPath, int]
    """Every file that has chunks -> the number of its first; those of the others follow it, in order."""
    average_lengths: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Matches:
    """Postings of the asked terms, and what scoring needs beside them; deleted chunks are in none of it."""

    postings: Mapping[tuple[str, str], Posting]
    """(field, term) -> posting; a term that no chunk has is left out. Its length is the document frequency."""
    corpus: Corpus


@dataclass(frozen=True, slots=True)
class IndexState:
    """What there is of an index on the disk."""

    folder: Path
    generation: int
    """0 where there is none, or none that can be believed."""
    files: int
    chunks: int
    size: int
    """In bytes."""


Waiting = Callable[[], None]


class Files(Protocol):
    """A list of files, or what makes each when it is asked for."""

    def __len__(self) -> int: ...

    def __getitem__(self, places: slice, /) -> Iterable[IndexedFile]: ...


class SearchIndex(Protocol):
    """Postings of terms. It stores terms and places, no text, and knows nothing of scoring."""

    def files(self) -> Mapping[RepoPath, str]:
        """What it holds: path -> key of `IndexedFile`, sorted by path."""

    def writing(self, waiting: Waiting | None = None) -> AbstractContextManager[None]:
        """Nobody else writes meanwhile. Waits for who does, and calls `waiting` where that takes long. Raises `StorageError`."""

    def update(self, removed: Collection[RepoPath], added: Files) -> None:
        """Drop and add files in one step that readers see whole or not at all; an added path that is there already is
        replaced. Each file is taken from the sequence once, maybe in another process. Raises `StorageError`.
        """

    def pin(self) -> None:
        """From now on answer from what `files` has given last, whatever others write; an update of its own ends that."""

    def tidy(self) -> None:
        """Drop what a writer that was killed has left lying about, unless somebody writes."""

    def match(self, terms: Mapping[str, Sequence[str]]) -> Matches:
        """The chunks that have any of these terms: field -> terms."""
