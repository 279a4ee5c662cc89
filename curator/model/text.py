"""Where text stands: paths inside a repository, line spans and places."""

from dataclasses import dataclass
from typing import NewType

RepoPath = NewType("RepoPath", str)
"""A path relative to the git root, `/` between its parts; bytes that are not UTF-8 are surrogate-escaped."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines of a file, 1-based, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters of a file. Lines and columns are 1-based; the end column is the one after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int
