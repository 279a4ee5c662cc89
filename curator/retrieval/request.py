"""What a bundle is asked for, and what it is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from curator.model.code import Outline
from curator.model.notes import Note
from curator.model.secrets import Secrets
from curator.model.text import RepoPath
from curator.ports import TokenCounter, Tree
from curator.retrieval.passages import Links
from curator.retrieval.weights import Weights

_UNWEIGHTED = Weights({}, str.split)
_ROOT = RepoPath("")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and of what."""

    query: str
    budget: int
    commit: str | None
    is_dirty: bool
    history: str
    """`full` or `shallow`."""
    counter: TokenCounter
    has_code: bool = True
    """False: the code that notes link to is left out as well."""
    has_notes: bool = True
    """False: the notes that link to files are left out as well."""
    is_fresh_only: bool = False
    files: tuple[RepoPath, ...] = ()
    """The files and folders that somebody is about to edit."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How the code hangs together: by path, each file's others sorted; a file without any is in neither."""

    imports: Mapping[RepoPath, tuple[RepoPath, ...]] = field(default_factory=dict)
    imported_by: Mapping[RepoPath, tuple[RepoPath, ...]] = field(default_factory=dict)
    entry_points: tuple[RepoPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """What there is to choose from."""

    tree: Tree
    notes: Mapping[RepoPath, Note]
    """Documents too."""
    links: Links
    outline: Callable[[RepoPath], Outline]
    """The definitions of a file; none where it cannot be read."""
    root: RepoPath = _ROOT
    """Where the paths of links start."""
    weights: Weights = _UNWEIGHTED
    surroundings: Surroundings = field(default_factory=Surroundings)
    generated: frozenset[RepoPath] = frozenset()
    """The notes that no person wrote."""
    secrets: Callable[[RepoPath], Secrets] | None = None
    """Those in a file; None: they are looked for in what is shown."""
