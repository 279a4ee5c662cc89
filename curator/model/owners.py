"""Who owns which files, as CODEOWNERS says."""

from dataclasses import dataclass

from curator.model.text import RepoPath


@dataclass(frozen=True, slots=True)
class OwnerRule:
    pattern: str
    """As written; what it matches is for `curator.parsers.codeowners` to say."""
    owners: tuple[str, ...]
    """Empty: what it matches has no owner."""
    line: int


@dataclass(frozen=True, slots=True)
class CodeOwners:
    path: RepoPath
    """Of the file itself."""
    rules: tuple[OwnerRule, ...]
    """In the order of the file; the last that matches a path decides."""
