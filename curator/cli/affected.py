"""`curator affected`."""

from pathlib import Path

import click

from curator.api.affected import affected_by_change, notes_on
from curator.api.since import before_change
from curator.cli.settings import Settings, emit
from curator.errors import UsageError
from curator.formats.registry import AFFECTED_FORMATS
from curator.formats.view import AffectedView
from curator.model.affected import Affected
from curator.model.text import RepoPath
from curator.workspace import Workspace, inside, open_workspace


@click.command(name="affected", epilog="Exit: 0 told, also that there is none; 2 could not run.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--since", metavar="REF", help="What changed since this branch left REF.")
@click.option("--staged", is_flag=True, help="What is staged.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(AFFECTED_FORMATS)),
    default="text",
    help="Default: text.",
)
@click.pass_obj
def command(
    settings: Settings, *, paths: tuple[str, ...], since: str | None, staged: bool, format_: str
) -> None:
    """Name the notes whose code a change touches, how gravely, and whose they are; or those that link to PATHS."""
    if staged and since is not None:
        raise UsageError("`--staged` compares with HEAD: leave `--since` out, or commit first")
    if not (paths or staged or since is not None):
        raise UsageError("say which change: `--since REF`, `--staged`, or paths")
    if "" in paths:
        raise UsageError("an empty path names nothing: name a file or folder, or `.`")
    workspace = open_workspace(settings.folder, settings.config, is_staged=staged)
    only = [_path(workspace, settings.folder, Path(path)) for path in paths]
    found = _found(workspace, only, since, is_change=staged or since is not None)
    view = AffectedView(found, workspace.project.config.forge, settings.is_coloured)
    emit(AFFECTED_FORMATS[format_](view))


def _found(
    workspace: Workspace, only: list[RepoPath], since: str | None, *, is_change: bool
) -> Affected:
    if is_change:
        return affected_by_change(workspace, before_change(workspace, since), only)
    return notes_on(workspace, only)


def _path(workspace: Workspace, folder: Path, path: Path) -> RepoPath:
    """A path from where one stands, else from the git root; it may be gone."""
    root = workspace.repository.root
    is_from_root = not (folder / path).exists() and (root / path).exists()
    return inside((root if is_from_root else folder) / path, root)
