"""What stands among the notes and is no page: what of it a site publishes."""

from curator.knowledge.pages import MARKDOWN, kb_folder
from curator.model.text import RepoPath
from curator.ports import EntryKind
from curator.site.assets import published
from curator.workspace import Workspace


def site_files(workspace: Workspace) -> tuple[dict[str, bytes], frozenset[RepoPath]]:
    """By their paths below the notes' folder what is published, and the paths of what is left out because it could run."""
    kb = f"{kb_folder(workspace.project)}/"
    kept, left_out = {}, set()
    for path, entry in workspace.tree.entries().items():
        if not path.startswith(kb) or entry.kind is not EntryKind.FILE or _is_ours(path, kb):
            continue
        data = published(path, workspace.tree.read(path))
        if data is None:
            left_out.add(path)
        else:
            kept[path.removeprefix(kb)] = data
    return kept, frozenset(left_out)


def _is_ours(path: str, kb: str) -> bool:
    """A page, or a file of curator's own: the lock has addresses of people."""
    name = path.removeprefix(kb)
    return name.lower().endswith(MARKDOWN) or name in ("curator.lock", "curator-baseline.json")
