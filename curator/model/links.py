"""Freshness: what a code link resolves to, then and now, and what follows."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.code import Fingerprint
from curator.model.notes import CodeLink, Note
from curator.model.text import RepoPath, Span


class LinkState(StrEnum):
    """The first that applies, in this order, is a link's state."""

    MISSING = "missing"
    UNDECIDED = "undecided"
    MOVED = "moved"
    STALE = "stale"
    UNVERIFIED = "unverified"
    FRESH = "fresh"


class Change(StrEnum):
    """What of a target changed, the gravest first."""

    SIGNATURE = "signature"
    BODY = "body"
    DOCS = "docs"


class Baseline(StrEnum):
    """Where "then" comes from."""

    LOCK = "lock"
    IMPLIED = "implied"
    NONE = "none"


class TargetKind(StrEnum):
    SYMBOL = "symbol"
    FILE = "file"
    TEXT = "text"
    """A whole file that no grammar knows."""
    LINES = "lines"
    MEMBERS = "members"
    """A directory or a glob."""
    SUBMODULE = "submodule"


@dataclass(frozen=True, slots=True)
class Target:
    """What a code link resolves to in one tree."""

    kind: TargetKind
    paths: tuple[RepoPath, ...]
    """The files it covers, sorted."""
    spans: tuple[Span, ...]
    """Lines of the definitions or the line range; empty where whole files are meant."""
    symbol: str | None
    """The qualified name of a symbol."""
    fingerprint: Fingerprint
    blob: str | None
    """Git blob of the file; None where the target is not one file."""


class Lack(StrEnum):
    """Why a code link has no target; each is a rule of its own."""

    PATH = "path"
    GLOB = "glob"
    SYMBOL = "symbol"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Missing:
    """A link that points at nothing. `message` says what; `help` names what was probably meant."""

    lack: Lack
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Undecidable:
    """A link whose target exists but cannot be compared; `reason` says why, `help` what to do."""

    reason: str
    help: str


Resolution = Target | Missing | Undecidable


@dataclass(frozen=True, slots=True)
class LockEntry:
    """One verified link: what the code and the note were when a person said that the note holds."""

    note: RepoPath
    target: str
    fingerprint: Fingerprint
    text: str
    """Digest of the note's prose then."""
    blob: str
    """Git blob of the file then; empty for a directory or a glob."""
    verified_on: str
    verified_by: str
    confirmed: str
    """`shown`: asked on a terminal after the change was shown; `yes`: `--yes`."""
    why: str


@dataclass(frozen=True, slots=True)
class LockBlock:
    """An entry, and its lines as they stand in the file."""

    entry: LockEntry
    text: str


@dataclass(frozen=True, slots=True)
class Lock:
    """`curator.lock`. `problem` is None, or says why the file cannot be believed (KB006)."""

    entries: tuple[LockEntry, ...]
    problem: str | None
    problem_line: int
    head: str = ""
    """Of a lock in dispute: what stands before its first entry."""
    claims: tuple[LockBlock, ...] = ()
    """Of a lock in dispute (a merge that failed, entries that disagree): what any side says, our side first. Empty where
    a person has to mend it."""


@dataclass(frozen=True, slots=True)
class LinkFreshness:
    """A code link and what is known of it now."""

    note: Note
    link: CodeLink
    resolution: Resolution
    state: LinkState
    change: Change | None
    """The gravest change that the link's `watch` sees; None unless stale, or moved with a change."""
    moved_to: str | None
    baseline: Baseline
    reason: str
    """One line for people: what changed, or why nothing can be said."""
    help: str
    """The remedy, where there is one."""
    since: str | None
    """Commit of an implied baseline."""
    entry: LockEntry | None
    """The lock entry that decided it, if one did."""
    is_guess: bool = False
    """`moved_to` is known by its name alone; then nothing is rewritten without a person."""


@dataclass(frozen=True, slots=True)
class Review:
    """One link, beside what changed in its code."""

    link: LinkFreshness
    section: tuple[str, ...]
    """The lines of the note that speak of it."""
    section_line: int
    what: str
    """What `lines` are, in words."""
    lines: tuple[str, ...]
    """A unified diff without header, or the code itself where nothing older is known."""
    is_diff: bool
