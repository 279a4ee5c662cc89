"""What a lint format is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curator.model.diagnostics import Diagnostic, Report
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
