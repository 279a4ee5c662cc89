"""`curator affected`."""

import click

from curator.api.affected import affected_by_change, notes_on
from curator.api.forge import forge_url
from curator.api.since import before_change
from curator.cli.paths import repository_path
from curator.cli.settings import Settings, emit
from curator.errors import UsageError
from curator.formats.registry import AFFECTED_FORMATS
from curator.formats.view import AffectedView
from curator.model.affected import Affected
from curator.model.text import RepoPath
from curator.workspace import Workspace, open_workspace


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
    workspace = open_workspace(settings.folder, settings.config, is_staged=staged)
    only = [repository_path(path, settings.folder, workspace) for path in paths]
    found = _found(workspace, only, since, is_change=staged or since is not None)
    view = AffectedView(found, forge_url(workspace), settings.is_coloured)
    emit(AFFECTED_FORMATS[format_](view))


def _found(
    workspace: Workspace, only: list[RepoPath], since: str | None, *, is_change: bool
) -> Affected:
    if is_change:
        return affected_by_change(workspace, before_change(workspace, since), only)
    return notes_on(workspace, only)
