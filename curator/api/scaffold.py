"""`init` and `new`: files written from templates, never over what exists."""

import json
from collections.abc import Mapping, Sequence

from curator import __version__
from curator.adapters.templates import template
from curator.adapters.writing import write_file
from curator.errors import UsageError
from curator.formats.yaml_scalar import yaml_scalar
from curator.knowledge.pages import kb_folder
from curator.model.notes import NoteKind
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.config import parse_config
from curator.parsers.slugs import site_slug
from curator.workspace import Workspace

CI_FILES: Mapping[str, RepoPath] = {
    "github": RepoPath(".github/workflows/curator.yml"),
    "gitlab": RepoPath(".gitlab/curator.yml"),
}
"""Service -> the file that makes it run `curator lint`."""

_INCLUDE = "add `include: {local: .gitlab/curator.yml}` to .gitlab-ci.yml"
_HOME_PAGES = ("index.md", "README.md")


def init(workspace: Workspace, kb: str) -> list[str]:
    """Write `curator.toml` and a first page where they are missing; what was done, a line each.

    Raises `UsageError` where the repository is configured already.
    """
    if workspace.project.source:
        raise UsageError(f"{workspace.project.source} configures this repository already")
    kb = parse_config({"kb": kb}, "--kb").kb
    root = workspace.repository.root
    write_file(
        root,
        RepoPath("curator.toml"),
        template("curator.toml").substitute(kb=json.dumps(kb, ensure_ascii=False)),
        is_new=True,
    )
    done = [f"wrote curator.toml: notes are in {kb}/"]
    pages = sorted(path for path in workspace.tree.entries() if path.startswith(f"{kb}/"))
    if any(f"{kb}/{name}" in pages for name in _HOME_PAGES):
        return [*done, f"kept {kb}/ as it is: {len(pages)} files"]
    page = RepoPath(f"{kb}/index.md")
    write_file(root, page, template("index.md").substitute(project=root.name), is_new=True)
    return [*done, f"wrote {page}"]


def init_ci(workspace: Workspace, service: str) -> list[str]:
    """Write what makes a service run `curator lint` on every change; what was done, a line each.

    Raises `StorageError` where the file exists.
    """
    path = CI_FILES[service]
    text = template(f"ci/{service}.yml").safe_substitute(
        version=__version__,
        branch=json.dumps(workspace.repository.default_branch() or "main"),
        project=json.dumps(workspace.project.root or "."),
    )
    write_file(workspace.repository.root, path, text, is_new=True)
    return [f"wrote {path}", *([_INCLUDE] if service == "gitlab" else [])]


def new_note(
    workspace: Workspace, title: str, *, kind: NoteKind, code: Sequence[str], path: str = ""
) -> RepoPath:
    """Write a note from its template and give its path. Raises `UsageError` for a code link that cannot be one."""
    for link in code:
        reference = parse_reference(link, workspace.project.root)
        if isinstance(reference, str):
            raise UsageError(reference)
    heading = " ".join(title.split())
    name = path.removesuffix(".md") or site_slug(heading)
    if not all(part and not part.startswith(".") for part in name.split("/")):
        given = path or title
        raise UsageError(
            f"`{given}` makes no file name: give one with `--path`, such as `queue/retries`"
        )
    target = RepoPath(f"{kb_folder(workspace.project)}/{name}.md")
    text = template(f"notes/{kind}.md").substitute(
        title=yaml_scalar(heading), heading=heading, code=_sequence(code)
    )
    write_file(workspace.repository.root, target, text, is_new=True)
    return target


def _sequence(code: Sequence[str]) -> str:
    return "".join(f"\n  - {yaml_scalar(link)}" for link in code) or " []"
