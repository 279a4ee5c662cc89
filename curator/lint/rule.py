"""What a rule is: a check over the evidence, with the examples that are its tests and its page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from curator.knowledge.base import KnowledgeBase
from curator.model.diagnostics import Finding, Severity
from curator.model.notes import Note, NoteStatus
from curator.model.text import Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a rule may look at."""

    base: KnowledgeBase
    today: str = ""
    """ISO date; empty where nobody asked what day it is."""

    @property
    def pages(self) -> Iterable[Note]:
        """Notes, then the documents outside their folder."""
        return (*self.base.notes, *self.base.documents)


@dataclass(frozen=True, slots=True)
class Example:
    """A small repository: path -> text. `then` is how the files stood when every link was verified."""

    files: Mapping[str, str]
    then: Mapping[str, str] = field(default_factory=dict)
    """Empty: nothing was ever verified."""


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    name: str
    """The defect, in kebab case."""
    severity: Severity
    explanation: str
    """The rule's docstring: what it finds, why that is bad, how to mend it."""
    check: Callable[[Evidence], Iterator[Finding]]
    bad: Example
    good: Example
    is_fixable: bool = False


TOP = Place(1, 1, 1, 1)
"""The beginning of a file, for what has no place in it."""


def is_current(note: Note) -> bool:
    """Whether a note claims to describe the code as it is; drafts and retired notes do not."""
    return note.status is NoteStatus.ACTIVE
