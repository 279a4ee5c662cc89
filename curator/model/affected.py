"""What a change does to notes: for each the links that it touches, and how gravely."""

from dataclasses import dataclass
from enum import StrEnum

from curator.model.links import LinkFreshness
from curator.model.notes import Note


class Impact(StrEnum):
    """What happened to the target of a link, the gravest first."""

    MISSING = "missing"
    SIGNATURE = "signature"
    BODY = "body"
    UNDECIDED = "undecided"
    MOVED = "moved"
    DOCS = "docs"
    UNVERIFIED = "unverified"
    """Nothing can be said, since nobody ever said that the note holds."""
    UNCHANGED = "unchanged"


ORDER = tuple(Impact)
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class TouchedLink:
    link: LinkFreshness
    """Compared with where the change starts, or with its baseline where no change was named."""
    impact: Impact
    """Of a target that moved and changed: the graver of both."""


@dataclass(frozen=True, slots=True)
class AffectedNote:
    note: Note
    owners: tuple[str, ...]
    links: tuple[TouchedLink, ...]
    """The gravest first, then as they stand in the note; at least one."""
    is_edited: bool | None
    """Whether the change also says something new in the note; None where no change was named."""

    @property
    def impact(self) -> Impact:
        return self.links[0].impact


@dataclass(frozen=True, slots=True)
class Affected:
    """The whole answer of `affected`."""

    commit: str | None
    base: str | None
    """The commit where the change starts; None where no change was named."""
    is_dirty: bool
    changed_count: int | None
    """Files that the change touches; None where no change was named."""
    notes: tuple[AffectedNote, ...]
    """The gravest first, then by path."""
