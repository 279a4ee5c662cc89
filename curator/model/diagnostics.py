"""What a rule reports."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.links import LinkFreshness
from curator.model.text import Place, RepoPath


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule's check yields; code, name and severity come from the rule."""

    path: RepoPath
    place: Place
    message: str
    help: str = ""
    link: LinkFreshness | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with the rule that made it."""

    code: str
    rule: str
    severity: Severity
    path: RepoPath
    place: Place
    message: str
    help: str
    is_fixable: bool
    link: LinkFreshness | None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of a lint."""

    commit: str | None
    is_dirty: bool
    history: str
    """`full`, `shallow` or `partial`."""
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by path, line, column and code."""
    links: tuple[LinkFreshness, ...]
    note_count: int
    document_count: int
    orphan_count: int
    """Lock entries of notes and links that are gone."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file before and after what was mended in it."""

    path: RepoPath
    before: str
    after: str
