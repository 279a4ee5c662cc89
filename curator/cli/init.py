"""`curator init`."""

import click

from curator.api.scaffold import init
from curator.cli.settings import Settings, tell
from curator.workspace import open_workspace


@click.command(name="init")
@click.option(
    "--kb", default="kb", metavar="FOLDER", help="Folder of the notes; an existing one is adopted."
)
@click.pass_obj
def command(settings: Settings, *, kb: str) -> None:
    """Write `curator.toml` and a first page. Nothing that exists is moved or overwritten."""
    workspace = open_workspace(settings.folder, settings.config)
    for line in init(workspace, kb):
        tell(settings, line)
