"""What `eval` finds out: how high the search ranks what it is to find."""

from collections.abc import Mapping
from dataclasses import dataclass

from curator.model.context import ChunkKind
from curator.model.diagnostics import Diagnostic
from curator.model.notes import Question
from curator.model.text import RepoPath


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of a note, and where the search ranks the note."""

    note: RepoPath
    question: Question
    top: int
    """The note must be among this many first pages."""
    rank: int | None
    """Among all pages found, notes and documents, each counted once; None where it is not found."""
    above: tuple[RepoPath, ...]
    """The pages before it, at most `top` of them."""
    echo: str
    """Where the note says the question word for word, such as `line 12`; empty where it does not."""

    @property
    def is_answered(self) -> bool:
        return self.rank is not None and self.rank <= self.top


@dataclass(frozen=True, slots=True)
class Negative:
    """A question that no page answers."""

    ask: str
    found: tuple[RepoPath, ...]
    """The first pages that the search gives all the same."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well a search does over some questions. Rates are rounded to six places, and None where nothing was asked."""

    asked: int
    answered: int
    """Questions of which something that was to be found is among the first hits."""
    recall: float | None
    """Mean over the questions: of what was to be found, the share that is among the first hits."""
    mrr: float | None
    """Mean over the questions of 1 / the best rank, however low it is; 0 where nothing was found."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the search does on the questions of the notes."""

    commit: str | None
    is_dirty: bool
    top: int
    """Where a question says nothing else."""
    answers: tuple[Answer, ...]
    """By note, then as they stand in it."""
    negatives: tuple[Negative, ...]
    """As the configuration has them."""
    score: Score
    diagnostics: tuple[Diagnostic, ...]
    half_read: tuple[RepoPath, ...]
    """Notes that cannot be read, or whose front matter cannot: they may have further questions. Sorted."""


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question of a set, and the files that should be found for it."""

    id: str
    ask: str
    paths: tuple[RepoPath, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """A file that should be found, and its rank among the files of its kind."""

    path: RepoPath
    kind: ChunkKind
    rank: int | None


@dataclass(frozen=True, slots=True)
class SetAnswer:
    question: SetQuestion
    sought: tuple[Sought, ...]
    """In the order of the question's paths."""
    first: Mapping[ChunkKind, tuple[RepoPath, ...]]
    """The first files of each kind that is sought, at most `top` of them."""


@dataclass(frozen=True, slots=True)
class SetEvaluation:
    """How the search does on a set of questions."""

    commit: str | None
    is_dirty: bool
    top: int
    answers: tuple[SetAnswer, ...]
    """In the order of the set."""
    scores: Mapping[ChunkKind, Score]
    """Of the questions that seek a file of the kind; a kind that none seeks is left out."""
    unknown: tuple[RepoPath, ...]
    """Files that are to be found and that no index holds, sorted."""
