"""`curator index`."""

import click

from curator.api.retrieve import searcher
from curator.cli.settings import Settings, tell, tell_temporary
from curator.model.context import ChunkKind
from curator.workspace import open_workspace

_WHAT = {ChunkKind.NOTE: "pages", ChunkKind.CODE: "code files"}


@click.command(name="index")
@click.option("--rebuild", is_flag=True, help="Forget what is there, and index everything again.")
@click.pass_obj
def command(settings: Settings, *, rebuild: bool) -> None:
    """Bring the search index up to date; every command that reads it does so by itself."""
    workspace = open_workspace(settings.folder, settings.config)
    with searcher(workspace, rebuild=rebuild) as engine:
        tell_temporary(settings, is_temporary=engine.is_temporary)
        for kind, change in engine.changes.items():
            count = len(engine.indexes[kind].files())
            tell(
                settings,
                f"{count} {_WHAT[kind]}: {len(change.added)} indexed, {len(change.removed)} dropped",
            )
