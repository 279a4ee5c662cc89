"""A knowledge base -> the evidence that the rules look at: with it, what they need from elsewhere."""

from datetime import UTC, datetime

from curator.knowledge.base import KnowledgeBase
from curator.lint.rule import Evidence


def evidence(base: KnowledgeBase) -> Evidence:
    """Everything is gathered here, so that no rule does I/O."""
    return Evidence(base, today=datetime.now(UTC).date().isoformat())
