"""`init --from`: code links that pages might declare, as an edit to review."""

from collections.abc import Sequence

from curator.adapters.files import read_file
from curator.api.read import is_among
from curator.errors import UsageError
from curator.formats.yaml_scalar import yaml_scalar
from curator.knowledge.names import Names
from curator.knowledge.pages import MARKDOWN, kb_folder
from curator.knowledge.proposals import proposed_targets
from curator.model.diagnostics import Rewrite
from curator.model.text import RepoPath
from curator.parsers.front_matter_edit import with_code_links
from curator.parsers.note import parse_note
from curator.workspace import Workspace


def proposals(workspace: Workspace, folder: RepoPath) -> tuple[Rewrite, ...]:
    """The pages of a folder that would change, by path. Raises `UsageError` where it has none, or is not the notes'."""
    tree = workspace.tree
    kb = kb_folder(workspace.project) if workspace.project.source else folder
    if not f"{folder}/".startswith(f"{kb}/"):
        raise UsageError(f"the notes of this repository are in {kb}/, not in {folder or '.'}/")
    pages = [
        path
        for path in tree.entries()
        if path.lower().endswith(MARKDOWN) and is_among(path, [folder])
    ]
    if not pages:
        raise UsageError(f"{folder or '.'} has no Markdown file that git sees")
    names = Names(tree, workspace.derived)
    found = [_linked(path, kb, names, workspace) for path in pages]
    workspace.derived.save()
    return tuple(rewrite for rewrite in found if rewrite.before != rewrite.after)


def _linked(path: RepoPath, kb: RepoPath, names: Names, workspace: Workspace) -> Rewrite:
    mentioned = workspace.derived.mentions(workspace.tree, path)
    root = f"{workspace.project.root}/".lstrip("/")
    targets = [one.removeprefix(root) for one in proposed_targets(path, mentioned, names)]
    before = read_file(str(workspace.repository.root), path).decode("utf-8", "surrogateescape")
    after = with_code_links(before, tuple(map(yaml_scalar, targets)))
    return Rewrite(path, before, after if _is_sound(after, path, kb, targets) else before)


def _is_sound(text: str, path: RepoPath, kb: RepoPath, targets: Sequence[str]) -> bool:
    """Whether the page reads as a note with these links: front matter may be written in ways that no edit fits."""
    note = parse_note(text.encode("utf-8", "surrogateescape"), path=path, kb=kb)
    return not note.problems and [link.target for link in note.code] == targets
