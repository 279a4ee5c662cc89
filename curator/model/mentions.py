"""What prose says of code: the names and paths that a document mentions, and those of them that are left dangling."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.text import Place, RepoPath


class MentionForm(StrEnum):
    """How a document writes it; it decides how much else must speak for its being a name of this repository."""

    PATH = "path"
    TICK = "tick"
    CALL = "call"
    """Ticked, or in prose, with parentheses."""
    ROLE = "role"
    """A role, a directive or a reference that only a definition can answer."""
    IMPORT = "import"
    """In fenced code, imported, or a member of what is imported."""
    USE = "use"
    """In fenced code, called, or written as a type; where it comes from the code does not show."""


@dataclass(frozen=True, slots=True)
class Mention:
    name: str
    """Its parts joined by dots, whatever the language joins them by; of a path, the path. Empty where a module alone is
    imported."""
    form: MentionForm
    place: Place
    written: str
    """As it stands there."""
    language: str = ""
    """Of the fenced code that it stands in."""
    module: str = ""
    """That the name is imported from, as the code writes it."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that one document mentions, and what it defines itself."""

    items: tuple[Mention, ...]
    """In order of their place; those in sentences that speak of the past are left out."""
    defined: frozenset[str]
    """Names that its own examples define."""
    imported: tuple[tuple[str, str], ...]
    """Name in the examples -> module that it is imported from, sorted."""


@dataclass(frozen=True, slots=True)
class Dangling:
    """A mention of which no definition is left."""

    path: RepoPath
    place: Place
    name: str
    """As the document writes it."""
    was: str
    """What was there: `path` or `path#Symbol`."""
    commit: str
    """That wrote the line, in whose tree it was; of a line that is not committed, the one that is checked out."""
    likely: str
    """What probably took its place; empty where nothing is alike."""


@dataclass(frozen=True, slots=True)
class DanglingMentions:
    found: tuple[Dangling, ...] = ()
    """By path and place."""
    undecided: int = 0
    """Names defined nowhere, of which this clone's history cannot tell whether they ever were."""
