"""`init` and `new`: files written from templates, never over what exists."""

import json
import re
from collections.abc import Sequence

from curator.adapters.templates import template
from curator.adapters.writing import write_file
from curator.errors import UsageError
from curator.knowledge.pages import kb_folder
from curator.model.notes import NoteKind
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.config import parse_config
from curator.parsers.slugs import site_slug
from curator.workspace import Workspace

_HOME_PAGES = ("index.md", "README.md")
_YAML_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/.-]*")


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
        title=_scalar(heading), heading=heading, code=_sequence(code)
    )
    write_file(workspace.repository.root, target, text, is_new=True)
    return target


def _sequence(code: Sequence[str]) -> str:
    return "".join(f"\n  - {_scalar(link)}" for link in code) or " []"


def _scalar(text: str) -> str:
    """A YAML scalar: bare where that cannot be misread, else quoted (JSON's strings are YAML's)."""
    is_bare = _PLAIN.fullmatch(text) and text[-1] != " " and text.lower() not in _YAML_WORDS
    return (
        text
        if is_bare or re.fullmatch(r"[\w./-]+#[\w.]+", text)
        else json.dumps(text, ensure_ascii=False)
    )
