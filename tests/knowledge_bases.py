"""Knowledge bases for tests, from dicts of files."""

from collections.abc import Mapping

from curator.formats.lock import lock_text
from curator.knowledge.base import KnowledgeBase, knowledge_base
from curator.knowledge.dangling import dangling
from curator.knowledge.derived import Derived
from curator.knowledge.hidden import hidden_in_pages
from curator.knowledge.secrets import secrets_shown
from curator.knowledge.verification import lock_entry
from curator.model.config import Config, Project
from curator.model.hidden import HiddenText
from curator.model.links import Target
from curator.model.mentions import DanglingMentions
from curator.model.secrets import Secrets
from curator.model.text import RepoPath
from curator.ports import History
from tests.fakes.dict_history import DictHistory
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache

LOCK = "kb/curator.lock"
PROJECT = Project(Config(), RepoPath(""), None)


def base_of(files: Mapping[str, str], history: History | None = None) -> KnowledgeBase:
    """The knowledge base of these files; without a history nothing was ever committed."""
    return knowledge_base(
        DictTree(files), history or DictHistory([]), Derived(MemoryCache()), PROJECT
    )


def verified(files: Mapping[str, str]) -> dict[str, str]:
    """The files with a lock that says that every link was verified as they stand."""
    entries = [
        lock_entry(link, who="Ana <ana@acme.example>", when="2027-01-01", confirmed="yes", why="")
        for link in base_of(files).links
        if isinstance(link.resolution, Target)
    ]
    return {**files, LOCK: lock_text(entries)}


def since(then: Mapping[str, str], now: Mapping[str, str]) -> KnowledgeBase:
    """The knowledge base of `now`, where every link was verified as of `then`."""
    return base_of({**now, LOCK: verified(then)[LOCK]} if then else now)


def secrets_of(files: Mapping[str, str]) -> Mapping[RepoPath, Secrets]:
    """The secrets in what these files show to readers."""
    return secrets_shown(base_of(files), DictTree(files), Derived(MemoryCache()))


def hidden_of(files: Mapping[str, str]) -> Mapping[RepoPath, tuple[HiddenText, ...]]:
    """What is hidden in the pages among these files."""
    return hidden_in_pages(base_of(files), DictTree(files), Derived(MemoryCache()))


def dangling_since(then: Mapping[str, str], now: Mapping[str, str]) -> DanglingMentions:
    """What `now` mentions and has lost, where `then` was committed and `now` is not."""
    history = DictHistory([DictTree(then, commit="a" * 40)] if then else [])
    derived = Derived(MemoryCache())
    tree = DictTree(now)
    base = knowledge_base(tree, history, derived, PROJECT)
    return dangling(base, tree, history, derived)
