"""A knowledge base -> the evidence that the rules look at: with it, what they need from elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.dangling import dangling
from curator.lint.rule import Evidence
from curator.lint.run import chosen
from curator.model.config import LintConfig
from curator.workspace import Workspace

_DANGLING = "KB107"


def evidence(base: KnowledgeBase) -> Evidence:
    """What costs nothing to gather."""
    return Evidence(base, today=datetime.now(UTC).date().isoformat())


def whole_evidence(base: KnowledgeBase, workspace: Workspace, config: LintConfig) -> Evidence:
    """Everything that the chosen rules look at is gathered here, so that no rule does I/O."""
    found = evidence(base)
    if any(rule.code == _DANGLING for rule in chosen(config)):
        tree, history, derived = workspace.tree, workspace.history, workspace.derived
        found = replace(found, dangling=dangling(base, tree, history, derived))
        derived.save()
    return found
