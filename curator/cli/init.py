"""`curator init`."""

import click

from curator.api.propose import proposals
from curator.api.scaffold import CI_FILES, init, init_ci
from curator.cli.settings import Settings, emit, tell
from curator.errors import UsageError
from curator.formats.patch import patch
from curator.workspace import inside, open_workspace


@click.command(name="init")
@click.option(
    "--kb", metavar="FOLDER", help="Folder of the notes; an existing one is adopted. Default: kb."
)
@click.option(
    "--ci",
    type=click.Choice(list(CI_FILES)),
    help="Write what makes this service check every change, too.",
)
@click.option(
    "--from",
    "source",
    metavar="FOLDER",
    help="Adopt it, and print a patch with code links found in its pages.",
)
@click.pass_obj
def command(settings: Settings, *, kb: str | None, ci: str | None, source: str | None) -> None:
    """Write `curator.toml` and a first page. Nothing that exists is moved or overwritten."""
    if kb and source:
        raise UsageError("`--from` names the notes' folder: leave `--kb` out")
    workspace = open_workspace(settings.folder, settings.config)
    folder = inside(settings.folder / source, workspace.repository.root) if source else None
    found = () if folder is None else proposals(workspace, folder)
    if not ((ci or source) and workspace.project.source):
        for line in init(workspace, kb or folder or "kb"):
            tell(settings, line)
    for line in init_ci(workspace, ci) if ci else ():
        tell(settings, line)
    if source:
        emit(patch(found))
        pages = "1 page" if len(found) == 1 else f"{len(found)} pages"
        tell(settings, f"{pages} could declare code links: `git apply` takes the patch")
