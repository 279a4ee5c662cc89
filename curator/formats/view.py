"""What a lint format is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from curator.model.affected import Affected
from curator.model.audit import Absence, Audit
from curator.model.diagnostics import Diagnostic, Report, RuleInfo
from curator.model.evaluation import Evaluation, SetEvaluation
from curator.model.text import RepoPath


@dataclass(frozen=True, slots=True)
class View:
    """A report, and how a person wants to see it."""

    report: Report
    shown: tuple[Diagnostic, ...]
    """Those to list; infos are left out unless asked for, and only counted."""
    sources: Mapping[RepoPath, Sequence[str]]
    """The lines of each file that a shown diagnostic is in."""
    is_coloured: bool
    rules: Sequence[RuleInfo] = ()
    """Every rule, by code."""
    is_grouped: bool = False
    """Text shows what a change did to each target, then the notes that link to it."""
    signatures: Mapping[tuple[RepoPath, str | None], Sequence[str]] = field(default_factory=dict)
    """File and definition (None: the whole file) -> its signatures that the change touches, as lines of a diff."""


@dataclass(frozen=True, slots=True)
class AffectedView:
    """What `affected` found, and how a person wants to see it."""

    affected: Affected
    forge: str
    """The URL of a file at a commit, with placeholders; may be empty."""
    is_coloured: bool


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """How the search does on the notes' questions, and how a person wants to see it."""

    evaluation: Evaluation
    is_coloured: bool


@dataclass(frozen=True, slots=True)
class SetView:
    """The same for a set of questions."""

    evaluation: SetEvaluation
    is_coloured: bool


@dataclass(frozen=True, slots=True)
class AuditView:
    """Where a text comes from, and how a person wants to see it."""

    audit: Audit
    is_coloured: bool


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """Whether a text is gone, and how a person wants to see it."""

    absence: Absence
    is_coloured: bool
