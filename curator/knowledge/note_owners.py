"""A knowledge base and some of its notes -> who owns each."""

from collections.abc import Iterable

from curator.knowledge.base import KnowledgeBase
from curator.model.notes import Note
from curator.model.text import RepoPath
from curator.parsers.codeowners import code_owners


def owners_of(base: KnowledgeBase, notes: Iterable[Note]) -> dict[RepoPath, tuple[str, ...]]:
    """Those that a note names, else those that CODEOWNERS gives its path; empty where nobody owns it."""
    named = {note.path: note.owners for note in notes}
    unnamed = [path for path, owners in named.items() if not owners]
    return named | (code_owners(base.codeowners, unnamed) if base.codeowners else {})
