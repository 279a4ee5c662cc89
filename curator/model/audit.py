"""What an audit finds: where a text comes from, who wrote it, who verified it, and what still holds it."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.links import LinkState
from curator.model.text import RepoPath, Span


class SourceKind(StrEnum):
    NOTE = "note"
    DOCUMENT = "document"
    CODE = "code"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Written:
    """Lines of a file that one commit wrote."""

    spans: tuple[Span, ...]
    """As the file has them; sorted."""
    commit: str | None
    """Full hash; None: not committed yet."""
    author: str
    """`Name <email>`; empty where there is no commit."""
    date: str
    """ISO date of the commit."""
    subject: str


@dataclass(frozen=True, slots=True)
class Source:
    """A stretch of a file, and who wrote its lines, in the order of its lines."""

    kind: SourceKind
    path: RepoPath
    span: Span
    commit: str | None
    """Where it stands so; None: in the work tree."""
    blob: str
    written: tuple[Written, ...]
    """Empty where this clone lacks the history."""
    is_altered: bool = False
    """Of an item of a bundle: the file does not say this there."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A lock entry, and the commit that wrote it."""

    note: RepoPath
    target: str
    verified_by: str
    verified_on: str
    confirmed: str
    why: str
    line: int
    """Of the lock."""
    state: LinkState | None
    """Of the link now; None where the note has no such link."""
    written: Written | None
    """Who committed the entry; None where this clone lacks the history."""
    is_by_author: bool
    """Whoever is said to have verified also committed it."""
    is_alone: bool
    """The commit changed the lock and nothing else."""

    @property
    def is_doubtful(self) -> bool:
        """Nobody was shown the code, or somebody else committed it."""
        return self.confirmed != "shown" or not self.is_by_author


@dataclass(frozen=True, slots=True)
class Served:
    """What a bundle says of itself, and whether it is what it says."""

    query: str
    commit: str | None
    """As far as the bundle has it: seven digits or all; None: no commit."""
    is_dirty: bool
    digest: str
    is_reproduced: bool | None
    """Whether the same question at that commit gives this digest; None: it cannot be asked."""
    reason: str
    """Why not."""


@dataclass(frozen=True, slots=True)
class Past:
    """A version of a file that has the text, in some commit of some branch or tag."""

    path: RepoPath
    blob: str
    commit: str
    """The one that brought it."""
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class Audit:
    subject: str
    commit: str | None
    history: str
    sources: tuple[Source, ...]
    verified: tuple[Verified, ...]
    served: Served | None = None
    unfound: tuple[str, ...] = ()
    """Lines that stand nowhere."""
    past: tuple[Past, ...] = ()
    """Versions that no longer stand in the tree."""
    revoked: tuple[RepoPath, ...] = ()
    """Files of the tree that the configuration has revoked."""

    @property
    def commits(self) -> tuple[Written, ...]:
        """The commits that wrote the sources, newest first."""
        found = {
            one.commit: one
            for source in self.sources
            for one in source.written
            if one.commit is not None
        }
        return tuple(sorted(found.values(), key=lambda one: (one.date, one.commit), reverse=True))


@dataclass(frozen=True, slots=True)
class Holder:
    """A place that was searched for a text."""

    name: str
    """`work tree`, `index`, `site` and so on, with the file where it is one."""
    looked_at: int
    """Files or entries."""
    found: tuple[str, ...]
    """Where in it the text still is."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Whether a text is gone, place by place."""

    subject: str
    holders: tuple[Holder, ...]
    past: tuple[Past, ...]
    """Git's history keeps them: `context --at` can serve those that are not revoked."""

    @property
    def is_gone(self) -> bool:
        return not any(holder.found for holder in self.holders)
