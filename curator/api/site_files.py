"""What stands among the notes and is no page: what of it a site publishes."""

from curator.knowledge.pages import MARKDOWN, kb_folder
from curator.model.text import RepoPath
from curator.ports import EntryKind
from curator.site.assets import published
from curator.workspace import Workspace


def site_files(workspace: Workspace) -> tuple[dict[str, bytes], frozenset[RepoPath]]:
    """By their paths below the notes' folder what is published, and the paths of what is left out because it could run, or
    has a secret in it.
    """
    kb = f"{kb_folder(workspace.project)}/"
    paths = [
        path
        for path, entry in workspace.tree.entries().items()
        if path.startswith(kb) and entry.kind is EntryKind.FILE and not _is_ours(path, kb)
    ]
    secrets = workspace.derived.secrets(workspace.tree, paths)
    workspace.derived.save()
    kept, left_out = {}, set()
    for path in paths:
        data = published(path, workspace.tree.read(path))
        if data is None or secrets[path]:
            left_out.add(path)
        else:
            kept[path.removeprefix(kb)] = data
    return kept, frozenset(left_out)


def _is_ours(path: str, kb: str) -> bool:
    """A page, or a file of curator's own: the lock has addresses of people."""
    name = path.removeprefix(kb)
    return name.lower().endswith(MARKDOWN) or name in ("curator.lock", "curator-baseline.json")
