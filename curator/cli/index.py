"""`curator index`."""

import click

from curator.api.index_state import Standing, damage, standings
from curator.api.retrieve import searcher
from curator.cli.settings import Settings, emit, tell, tell_search
from curator.cli.watching import watch
from curator.errors import UsageError
from curator.formats.terminal import printable
from curator.model.context import ChunkKind
from curator.workspace import Workspace, open_workspace

_WHAT = {ChunkKind.NOTE: "pages", ChunkKind.CODE: "code files"}


@click.command(
    name="index",
    epilog="Exit: 0 done or sound, 1 damaged (--check), 2 could not run.",
)
@click.option("--rebuild", is_flag=True, help="Forget what is there, and index everything again.")
@click.option(
    "--status", is_flag=True, help="Say what there is and what is to be done; write nothing."
)
@click.option(
    "--check", is_flag=True, help="Decode every file, and name what is damaged; write nothing."
)
@click.pass_context
def command(ctx: click.Context, *, rebuild: bool, status: bool, check: bool) -> None:
    """Bring the search index up to date; every command that reads it does so by itself."""
    settings: Settings = ctx.obj
    if rebuild + status + check > 1:
        raise UsageError("give one of `--rebuild`, `--status` and `--check`")
    workspace = open_workspace(settings.folder, settings.config)
    if check:
        ctx.exit(_check(workspace))
    if status:
        _show(workspace)
        return
    with searcher(workspace, rebuild=rebuild, watch=watch(settings)) as engine:
        tell_search(settings, is_temporary=engine.is_temporary, unread=engine.unread)
        for kind, change in engine.changes.items():
            count = len(engine.indexes[kind].files())
            tell(
                settings,
                f"{count} {_WHAT[kind]}: {len(change.added)} indexed, {len(change.removed)} dropped",
            )


def _check(workspace: Workspace) -> int:
    """The exit code."""
    faults = damage(workspace)
    emit("".join(f"{printable(fault)}\n" for fault in faults) or "the index is sound\n")
    return 1 if faults else 0


def _show(workspace: Workspace) -> None:
    for kind, standing in standings(workspace).items():
        state = standing.state
        emit(
            f"{printable(str(state.folder))}: generation {state.generation}, {state.files} {_WHAT[kind]}, "
            f"{state.chunks} chunks, {state.size} bytes, {_to_do(standing)}\n"
        )


def _to_do(standing: Standing) -> str:
    change = standing.changes
    if not change:
        return "up to date"
    return f"{len(change.added)} to index, {len(change.removed)} to drop"
