"""`curator eval`."""

from pathlib import Path

import click

from curator.api.evaluate import eval_exit_code, evaluate, evaluate_set
from curator.api.retrieve import Searcher, searcher
from curator.cli.settings import Settings, emit, tell, tell_search
from curator.cli.watching import watch
from curator.errors import UsageError
from curator.formats.registry import EVAL_FORMATS, SET_FORMATS
from curator.formats.view import EvaluationView, SetView
from curator.model.text import RepoPath
from curator.parsers.question_set import parse_question_set
from curator.workspace import open_workspace


@click.command(
    name="eval", epilog="Exit: 0 all is found (or a set was measured), 1 not, 2 could not run."
)
@click.option(
    "--questions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='Measure a set instead: JSON lines of {"id", "query", "paths": [...]}.',
)
@click.option("--top", type=click.IntRange(1, 1000), help="How many first files count. Default: 5.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(EVAL_FORMATS)),
    default="text",
    help="Default: text.",
)
@click.pass_context
def command(ctx: click.Context, *, questions: Path | None, top: int | None, format_: str) -> None:
    """Ask the search what notes should be found for, and say where they rank."""
    settings: Settings = ctx.obj
    workspace = open_workspace(settings.folder, settings.config)
    with searcher(workspace, watch=watch(settings)) as engine:
        tell_search(settings, is_temporary=engine.is_temporary, unread=engine.unread)
        if questions:
            _measure(engine, settings.folder / questions, settings, top=top, format_=format_)
            return
        evaluation = evaluate(engine, top=top)
    emit(EVAL_FORMATS[format_](EvaluationView(evaluation, settings.is_coloured)))
    if not evaluation.answers:
        tell(settings, "curator: no note has `questions`")
    if evaluation.half_read:
        paths = ", ".join(evaluation.half_read[:5])
        tell(settings, f"curator: {paths}: cannot be read whole, see `curator lint`")
    ctx.exit(eval_exit_code(evaluation))


def _measure(
    engine: Searcher, file: Path, settings: Settings, *, top: int | None, format_: str
) -> None:
    try:
        asked = parse_question_set(file.read_bytes(), str(file))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    source = _inside(file, engine.workspace.repository.root)
    evaluation = evaluate_set(engine, asked, source=source, top=top)
    emit(SET_FORMATS[format_](SetView(evaluation, settings.is_coloured)))
    if evaluation.unknown:
        count = len(evaluation.unknown)
        tell(settings, f"curator: not in the index, {count}: {', '.join(evaluation.unknown[:5])}")


def _inside(file: Path, root: Path) -> RepoPath | None:
    path, folder = file.resolve(), root.resolve()
    return RepoPath(path.relative_to(folder).as_posix()) if path.is_relative_to(folder) else None
