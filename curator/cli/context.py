"""`curator context`."""

import click

from curator.api.retrieve import BOTH, context, searcher
from curator.cli.settings import Settings, emit, tell, tell_temporary
from curator.errors import UsageError
from curator.formats.registry import BUNDLE_FORMATS
from curator.model.context import ChunkKind
from curator.workspace import open_workspace


@click.command(name="context", epilog="Exit: 0 found, 1 nothing found, 2 could not run.")
@click.argument("query")
@click.option(
    "--budget", type=click.IntRange(1), metavar="TOKENS", help="The most tokens. Default: 6000."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(BUNDLE_FORMATS)),
    default="markdown",
    help="Default: markdown.",
)
@click.option("--no-code", is_flag=True, help="Notes only.")
@click.option("--no-notes", is_flag=True, help="Code only.")
@click.pass_context
def command(  # one parameter an option
    ctx: click.Context,
    *,
    query: str,
    budget: int | None,
    format_: str,
    no_code: bool,
    no_notes: bool,
) -> None:
    """Print what a model needs to know about QUERY: sections of notes and code, cited, with their freshness."""
    settings: Settings = ctx.obj
    unwanted = {ChunkKind.CODE: no_code, ChunkKind.NOTE: no_notes}
    kinds = [kind for kind in BOTH if not unwanted[kind]]
    if not kinds:
        raise UsageError("`--no-code` and `--no-notes` together leave nothing")
    workspace = open_workspace(settings.folder, settings.config)
    render = BUNDLE_FORMATS[format_]
    with searcher(workspace, kinds) as engine:
        tell_temporary(settings, is_temporary=engine.is_temporary)
        limit = budget or workspace.project.config.context.budget
        bundle = context(engine, query, budget=limit, render=render)
    if not bundle.items:
        tell(settings, "curator: nothing found")
        ctx.exit(1)
    emit(render(bundle))
