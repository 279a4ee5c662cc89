"""Notes and documents -> the text in them that a model reads and their readers do not see."""

from collections.abc import Mapping

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.derived import Derived
from curator.model.hidden import HiddenText
from curator.model.text import RepoPath
from curator.ports import Tree


def hidden_in_pages(
    base: KnowledgeBase, tree: Tree, derived: Derived
) -> Mapping[RepoPath, tuple[HiddenText, ...]]:
    """Path -> what is hidden in it, by path; a page without any is not there."""
    paths = sorted({page.path for page in (*base.notes, *base.documents)})
    found = derived.hidden(tree, paths)
    return {path: found[path] for path in paths if found[path]}
