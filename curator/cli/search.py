"""`curator search`."""

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from curator.api.retrieve import BOTH, Searcher, note_states, searcher
from curator.cli.settings import Settings, emit, tell_search
from curator.cli.watching import watch
from curator.errors import UsageError
from curator.formats.hits_json import answer_line, hits_json
from curator.formats.hits_text import hits_text
from curator.model.context import ChunkKind
from curator.model.links import LinkState
from curator.model.text import RepoPath
from curator.workspace import open_workspace

States = Mapping[RepoPath, LinkState | None]

_KINDS = {"note": (ChunkKind.NOTE,), "code": (ChunkKind.CODE,), "all": BOTH}


@click.command(name="search", epilog="Exit: 0 found, 1 nothing found, 2 could not run.")
@click.argument("query", required=False)
@click.option(
    "-n", "limit", type=click.IntRange(1, 1000), default=10, help="How many hits. Default: 10."
)
@click.option("--kind", type=click.Choice(list(_KINDS)), default="all", help="Default: all.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Default: text.",
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='Answer many: JSON lines of {"id", "query"}, one JSON line each.',
)
@click.option("--explain", is_flag=True, help="Say what each rank is made of.")
@click.pass_context
def command(  # noqa: PLR0913  # one parameter an option
    ctx: click.Context,
    *,
    query: str | None,
    limit: int,
    kind: str,
    format_: str,
    queries: Path | None,
    explain: bool,
) -> None:
    """Rank sections of notes and pieces of code for QUERY."""
    settings: Settings = ctx.obj
    if (query is None) == (queries is None):
        raise UsageError("search takes a question, or `--queries FILE`")
    workspace = open_workspace(settings.folder, settings.config)
    with searcher(workspace, _KINDS[kind], watch=watch(settings)) as engine:
        tell_search(settings, is_temporary=engine.is_temporary, unread=engine.unread)
        states = note_states(engine) if kind != "code" else {}
        if queries:
            _answer_many(engine, settings.folder / queries, states, limit, is_told=explain)
            return
        question = query or ""
        hits = engine.hits(question, limit=limit, is_told=explain)
        if format_ == "json":
            emit(hits_json(question, workspace.history.head, hits, states))
        else:
            emit(hits_text(hits, states, is_coloured=settings.is_coloured))
    ctx.exit(0 if hits else 1)


def _answer_many(
    engine: Searcher, file: Path, states: States, limit: int, *, is_told: bool
) -> None:
    engine.hits("", limit=1)  # what is read once is no part of what one answer takes
    for id_, question in _questions(file):
        start = time.perf_counter()
        hits = engine.hits(question, limit=limit, is_told=is_told)
        emit(answer_line(id_, hits, states, (time.perf_counter() - start) * 1000))


def _questions(file: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield str(row["id"]), str(row["query"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UsageError(f'{file}:{number}: not a line of {{"id", "query"}}') from error
