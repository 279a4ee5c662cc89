"""What a rule is: a check over the evidence, with the examples that are its tests and its page."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from curator.knowledge.base import KnowledgeBase
from curator.model.diagnostics import Finding, Severity
from curator.model.evaluation import Answer
from curator.model.hidden import HiddenText
from curator.model.mentions import DanglingMentions
from curator.model.notes import Ignore, Note, NoteStatus
from curator.model.secrets import Secrets
from curator.model.text import Place, RepoPath

_CODE = re.compile(r"KB[0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UselessIgnore:
    """A code of an ignore that silenced nothing though all that it names ran here, or that names no rule."""

    path: RepoPath
    ignore: Ignore
    code: str
    """Empty where the ignore has none."""
    is_known: bool
    meant: str
    """What was probably meant, where it is not known."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a rule may look at."""

    base: KnowledgeBase
    today: str = ""
    """ISO date; empty where nobody asked what day it is."""
    dangling: DanglingMentions = field(default_factory=DanglingMentions)
    """Gathered where KB107 is among the rules that run."""
    secrets: Mapping[RepoPath, Secrets] = field(default_factory=dict)
    """In what is shown to readers, by path; gathered where KB401 is among the rules that run."""
    hidden: Mapping[RepoPath, tuple[HiddenText, ...]] = field(default_factory=dict)
    """In notes and documents, by path; gathered where KB402 is among the rules that run."""
    useless_ignores: tuple[UselessIgnore, ...] = ()
    """By path and place; known when all other rules have run."""
    answers: tuple[Answer, ...] = ()
    """To the questions of current notes; gathered by `eval` alone."""

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
    """Whether `lint --fix` mends what it finds, as a rule; each finding says so itself."""
    needs_history: bool = False
    """In a shallow or partial clone it finds less, so that its silence there proves nothing."""
    needs_pages: bool = False
    """The same, while another page than the one that it reports cannot be read."""
    needs_links: bool = False
    """The same, while nothing can be said of some link."""
    needs_index: bool = False
    """It looks at what the search finds, which `lint` does not ask: only `eval` runs it."""


TOP = Place(1, 1, 1, 1)
"""The beginning of a file, for what has no place in it."""


def is_current(note: Note) -> bool:
    """Whether a note claims to describe the code as it is; drafts and retired notes do not."""
    return note.status is NoteStatus.ACTIVE


def is_named(names: Iterable[str], code: str, rule: str) -> bool:
    """Whether a rule is among these codes, prefixes of codes with a digit at least, and names."""
    return any(
        name == rule or (_CODE.fullmatch(name) is not None and code.startswith(name.upper()))
        for name in names
    )
