"""The configuration: one field an option, with its default and its doc."""

from dataclasses import dataclass, field

from curator.model.diagnostics import Severity
from curator.model.text import RepoPath


@dataclass(frozen=True, slots=True)
class LintConfig:
    select: tuple[str, ...] = ()
    """Rule codes or prefixes to run; empty: all."""
    ignore: tuple[str, ...] = ()
    """Rule codes or prefixes to leave out."""
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Glob of a note's path -> rule codes or prefixes to leave out there."""
    fail_on: Severity = Severity.WARNING
    """The least severity that makes the exit code 1."""
    baseline: str = ""
    """The file with the defects to live with for now; empty: `curator-baseline.json` in the notes' folder."""


@dataclass(frozen=True, slots=True)
class ContextConfig:
    budget: int = 6000
    """Tokens a bundle may have."""
    counter: str = "estimate"
    """How tokens are counted: `estimate`, offline and on the safe side."""


@dataclass(frozen=True, slots=True)
class EvalConfig:
    top: int = 5
    """A question's note must be among this many first pages."""
    negatives: tuple[str, ...] = ()
    """Questions for which no page must be found."""


@dataclass(frozen=True, slots=True)
class Config:
    kb: str = "kb"
    """Folder of the notes, relative to the project root."""
    code: tuple[str, ...] = ("**",)
    """Globs of what may be linked and indexed."""
    exclude: tuple[str, ...] = ()
    """Globs of what is neither linked nor indexed."""
    extra: tuple[str, ...] = ("README.md", "AGENTS.md", "docs/**")
    """Documents outside the notes' folder whose links are checked too."""
    forge: str = ""
    """URL of a file at a commit, with {commit}, {path}, {first} and {last}; empty: made from the remote `origin`."""
    undecided: str = "fail"
    """`fail`: undecided links make the exit code 2; `report`: they are only listed."""
    revoked: tuple[str, ...] = ()
    """Git blobs of versions of files that are never to be read again, not by `context --at` either."""
    lint: LintConfig = field(default_factory=LintConfig)
    context: ContextConfig = field(default_factory=ContextConfig)
    eval: EvalConfig = field(default_factory=EvalConfig)


@dataclass(frozen=True, slots=True)
class Project:
    """A configuration and where it was found."""

    config: Config
    root: RepoPath
    """Folder of the configuration relative to the git root, `""` for the git root itself; link paths start here."""
    source: RepoPath | None
    """The file it was read from, None where there is none."""
