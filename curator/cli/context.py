"""`curator context`."""

import click

from curator.api.context import context
from curator.api.retrieve import BOTH, searcher
from curator.api.since import named_commit
from curator.cli.paths import asked_paths
from curator.cli.settings import Settings, emit, tell, tell_search
from curator.cli.watching import watch
from curator.errors import UnknownRevision, UsageError
from curator.formats.registry import BUNDLE_FORMATS
from curator.model.context import ChunkKind
from curator.workspace import Workspace, open_workspace


@click.command(name="context", epilog="Exit: 0 found, 1 nothing found, 2 could not run.")
@click.argument("query", required=False)
@click.option(
    "--for",
    "paths",
    multiple=True,
    metavar="PATH",
    help="What to know before editing this file or folder; repeatable.",
)
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
@click.option("--at", "revision", metavar="REF", help="As it would have been at this commit.")
@click.option(
    "--require-fresh", is_flag=True, help="Leave out notes that the code may have left behind."
)
@click.option("--no-code", is_flag=True, help="Notes only.")
@click.option("--no-notes", is_flag=True, help="Code only.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    query: str | None,
    paths: tuple[str, ...],
    budget: int | None,
    format_: str,
    revision: str | None,
    require_fresh: bool,
    no_code: bool,
    no_notes: bool,
) -> None:
    """Print what a model needs to know about QUERY: sections of notes and code, cited, with their freshness."""
    settings: Settings = ctx.obj
    if query is None and not paths:
        raise UsageError("context takes a question, or `--for PATH`")
    unwanted = {ChunkKind.CODE: no_code, ChunkKind.NOTE: no_notes}
    kinds = [kind for kind in BOTH if not unwanted[kind]]
    if not kinds:
        raise UsageError("`--no-code` and `--no-notes` together leave nothing")
    workspace = _workspace(settings, revision)
    files = asked_paths(paths, settings.folder, workspace)
    render = BUNDLE_FORMATS[format_]
    with searcher(workspace, kinds, watch=watch(settings)) as engine:
        tell_search(settings, is_temporary=engine.is_temporary, unread=engine.unread)
        bundle = context(
            engine,
            query or "",
            budget=budget or workspace.project.config.context.budget,
            render=render,
            files=files,
            is_fresh_only=require_fresh,
        )
    if not bundle.items:
        tell(settings, "curator: nothing found")
        ctx.exit(1)
    emit(render(bundle))


def _workspace(settings: Settings, revision: str | None) -> Workspace:
    """As it was at a revision; the work tree's configuration is read only to say which revision was meant."""
    try:
        return open_workspace(settings.folder, settings.config, revision=revision)
    except UnknownRevision:
        if revision is None:
            raise
        now = open_workspace(settings.folder, settings.config)
        commit = named_commit(now.history, revision)
        return open_workspace(settings.folder, settings.config, revision=commit)
