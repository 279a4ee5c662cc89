"""`init --from`: code links that pages might declare, as an edit to review."""

from curator.adapters.files import read_file
from curator.errors import UsageError
from curator.formats.yaml_scalar import yaml_scalar
from curator.knowledge.names import Names
from curator.knowledge.proposals import proposed_targets
from curator.model.diagnostics import Rewrite
from curator.model.text import RepoPath
from curator.parsers.front_matter_edit import with_code_links
from curator.workspace import Workspace

_MARKDOWN = (".md", ".markdown")


def proposals(workspace: Workspace, folder: RepoPath) -> tuple[Rewrite, ...]:
    """The Markdown files of a folder that would change, by path. Raises `UsageError` where there is none."""
    tree = workspace.tree
    inside = [
        path for path in tree.entries() if f"{path}/".startswith(f"{folder}/" if folder else "")
    ]
    pages = [path for path in inside if path.lower().endswith(_MARKDOWN)]
    if not pages:
        raise UsageError(f"{folder or '.'} has no Markdown file that git sees")
    names = Names(tree, workspace.derived)
    found = []
    for path in pages:
        mentioned = workspace.derived.mentions(tree, path)
        targets = [_from_root(one, workspace) for one in proposed_targets(path, mentioned, names)]
        before = read_file(str(workspace.repository.root), path).decode("utf-8", "surrogateescape")
        found.append(
            Rewrite(path, before, with_code_links(before, tuple(map(yaml_scalar, targets))))
        )
    workspace.derived.save()
    return tuple(rewrite for rewrite in found if rewrite.before != rewrite.after)


def _from_root(target: str, workspace: Workspace) -> str:
    root = workspace.project.root
    return target.removeprefix(f"{root}/" if root else "")
