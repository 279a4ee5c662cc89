"""Findings about code links: every link in a given state, at the place where the note declares it."""

from collections.abc import Iterator

from curator.knowledge.base import KnowledgeBase
from curator.lint.rule import is_current
from curator.model.diagnostics import Finding
from curator.model.links import Change, Lack, LinkFreshness, LinkState, Missing


def missing(base: KnowledgeBase, lack: Lack) -> Iterator[Finding]:
    """Links that point at nothing, for this reason."""
    for link in base.links:
        if isinstance(link.resolution, Missing) and link.resolution.lack is lack:
            yield finding(link)


def changed(base: KnowledgeBase, change: Change) -> Iterator[Finding]:
    """Links of current notes whose target's gravest change is this one."""
    for link in base.links:
        is_stale = link.state in (LinkState.STALE, LinkState.MOVED) and link.change is change
        if is_stale and is_current(link.note):
            yield finding(link)


def finding(link: LinkFreshness) -> Finding:
    """The finding that says what is known of a link."""
    return Finding(link.note.path, link.link.place, link.reason, link.help, link)
