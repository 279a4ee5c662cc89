"""`site`: the finished tree of plain Markdown that any builder can build, in a folder of its own."""

import json
from collections.abc import Mapping
from pathlib import Path

from curator.adapters.templates import template, template_text
from curator.adapters.writing import remove_file, write_file
from curator.errors import StorageError, UsageError
from curator.knowledge.pages import kb_folder
from curator.model.text import RepoPath
from curator.site.pages import beside, note_pages, own_pages
from curator.site.view import SiteView
from curator.workspace import Workspace

_OURS = ".curator-site"
"""Lists what was written, so that the next time nothing else is touched."""
STYLE, SCRIPT = "assets/curator.css", "assets/curator.js"
_CONTRAST = "assets/material.css"


def own_assets() -> Mapping[str, str]:
    """The style sheet and the script of the pages, and a sheet that makes Material's own look easier to read."""
    return {
        STYLE: template_text("site/curator.css"),
        SCRIPT: template_text("site/curator.js"),
        _CONTRAST: template_text("site/material.css"),
    }


def write_site(view: SiteView, workspace: Workspace, out: Path) -> int:
    """Write the tree, and remove what an earlier run wrote and this one did not.

    How many pages there are. Raises `UsageError` where the folder has other things in it.
    """
    kb = workspace.repository.root / kb_folder(workspace.project)
    if out.resolve().is_relative_to(kb.resolve()):
        raise UsageError(f"{out} is among the notes, and would be published itself: name another")
    earlier = _earlier(out)
    own = own_pages(view)
    pages = {**own, **note_pages(view)}
    texts = {
        "mkdocs.yml": template("site/mkdocs.yml").substitute(title=json.dumps(view.title)),
        "README.md": template_text("site/README.md"),
        "overrides/main.html": template_text("site/main.html"),
        **{f"docs/{path}": text for path, text in {**pages, **own_assets()}.items()},
        **{f"beside/{path}": text for path, text in beside(view, own).items()},
    }
    names = sorted([*texts, *(f"docs/{path}" for path in view.files)])
    write_file(out, RepoPath(_OURS), json.dumps(sorted({*names, *earlier}), indent=0))
    for name in sorted(set(earlier) - set(names)):
        remove_file(out, RepoPath(name))
    for name, text in sorted(texts.items()):
        write_file(out, RepoPath(name), text)
    for path, data in sorted(view.files.items()):
        write_file(out, RepoPath(f"docs/{path}"), data)
    write_file(out, RepoPath(_OURS), json.dumps(names, indent=0))
    return len(pages)


def _earlier(out: Path) -> frozenset[str]:
    """What an earlier run wrote there."""
    try:
        if not out.exists() or not any(out.iterdir()):
            return frozenset()
        names = json.loads((out / _OURS).read_bytes())
    except FileNotFoundError as error:
        raise UsageError(
            f"{out} has files in it that `curator site` did not write: name a new folder"
        ) from error
    except ValueError as error:
        raise UsageError(f"{out / _OURS} is damaged: name a new folder") from error
    except OSError as error:
        raise StorageError(f"cannot read {out}: {error.strerror}") from error
    return frozenset(name for name in names if isinstance(name, str) and _is_inside(name))


def _is_inside(name: str) -> bool:
    return bool(name) and ".." not in name.split("/") and name[0] != "/" and "\0" not in name
