"""A knowledge base and a note -> who owns the note."""

from curator.knowledge.base import KnowledgeBase
from curator.model.notes import Note
from curator.parsers.codeowners import code_owners


def owners_of(base: KnowledgeBase, note: Note) -> tuple[str, ...]:
    """Those that the note names, else those that CODEOWNERS gives its path; empty where nobody owns it."""
    if note.owners or base.codeowners is None:
        return note.owners
    return code_owners(base.codeowners, note.path)
