"""A knowledge base -> the evidence that the rules look at: with it, what they need from elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.dangling import dangling
from curator.knowledge.hidden import hidden_in_pages
from curator.knowledge.secrets import secrets_shown
from curator.lint.rule import Evidence
from curator.lint.run import chosen
from curator.model.config import LintConfig
from curator.workspace import Workspace

_DANGLING, _SECRET, _HIDDEN = "KB107", "KB401", "KB402"


def evidence(base: KnowledgeBase) -> Evidence:
    """What costs nothing to gather."""
    return Evidence(base, today=datetime.now(UTC).date().isoformat())


def whole_evidence(base: KnowledgeBase, workspace: Workspace, config: LintConfig) -> Evidence:
    """Everything that the chosen rules look at is gathered here, so that no rule does I/O."""
    found = evidence(base)
    tree, history, derived = workspace.tree, workspace.history, workspace.derived
    codes = {rule.code for rule in chosen(config)}
    if _DANGLING in codes:
        found = replace(found, dangling=dangling(base, tree, history, derived))
    if _SECRET in codes:
        found = replace(found, secrets=secrets_shown(base, tree, derived))
    if _HIDDEN in codes:
        found = replace(found, hidden=hidden_in_pages(base, tree, derived))
    derived.save()
    return found
