"""Notes, documents and the code that notes link to -> the secrets in them, which a bundle or a site would show."""

from collections.abc import Iterator, Mapping

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.derived import Derived
from curator.knowledge.pages import kb_folder
from curator.knowledge.relations import linked_paths
from curator.model.secrets import Secrets
from curator.model.text import RepoPath
from curator.ports import EntryKind, Tree

_OWN = ("curator.lock", "curator-baseline.json")


def secrets_shown(base: KnowledgeBase, tree: Tree, derived: Derived) -> Mapping[RepoPath, Secrets]:
    """Path -> what is in it, by path; a file without any is not there."""
    paths = sorted(set(_shown(base, tree)))
    found = derived.secrets(tree, paths)
    return {path: found[path] for path in paths if found[path]}


def _shown(base: KnowledgeBase, tree: Tree) -> Iterator[RepoPath]:
    """What stands among the notes is published with them."""
    kb = f"{kb_folder(base.project)}/"
    for path, entry in tree.entries().items():
        if (
            path.startswith(kb)
            and entry.kind is EntryKind.FILE
            and path.removeprefix(kb) not in _OWN
        ):
            yield path
    yield from (page.path for page in base.documents)
    for link in base.links:
        yield from linked_paths(link)
