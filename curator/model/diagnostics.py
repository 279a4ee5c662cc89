"""What a rule reports."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.links import LinkFreshness
from curator.model.text import Place, RepoPath

Key = tuple[str, RepoPath, str]
"""Code, path and subject: names a diagnostic without lines, so that two lints can be compared."""


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
    subject: str = ""
    """What it is about, where that is no code link: a name, a destination. Empty: the message."""
    is_fixable: bool = False
    """Whether `lint --fix` mends it."""


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
    subject: str
    """What it is about, the same as long as the defect is: with code and path it names a diagnostic without lines."""

    @property
    def key(self) -> Key:
        """How two lints of different trees tell that they report the same defect."""
        return self.code, self.path, self.subject


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says of a rule."""

    code: str
    name: str
    severity: Severity
    summary: str
    """One sentence."""
    page: str
    """Markdown: why what it finds is bad, and how to mend it."""


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
    before_count: int = 0
    """Diagnostics that are left out, since they were there before the change that was asked about."""
    ignored_count: int = 0
    """Diagnostics that a note's own ignores silence."""
    baselined_count: int = 0
    """Diagnostics that the baseline knows."""
    mended_count: int = 0
    """Entries of the baseline that nothing is left of."""
    changed: frozenset[RepoPath] = frozenset()
    """The files that differ from the revision it was compared with; empty where it was compared with none."""
    unknown_names: int = 0
    """Names in documents that nothing defines, of which this clone's history cannot tell whether anything ever did."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file before and after what was mended in it."""

    path: RepoPath
    before: str
    after: str
