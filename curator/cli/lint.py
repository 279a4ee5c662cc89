"""`curator lint`."""

from pathlib import Path

import click

from curator.api.fix import rewrites, write
from curator.api.lint import lint, lint_config, lint_exit_code, undecided_links
from curator.api.read import sources
from curator.cli.settings import Settings, emit, tell
from curator.errors import UsageError
from curator.formats.patch import patch
from curator.formats.registry import LINT_FORMATS
from curator.formats.view import View
from curator.model.diagnostics import Report, Severity
from curator.model.text import RepoPath
from curator.workspace import Workspace, inside, open_workspace


@click.command(name="lint", epilog="Exit: 0 clean, 1 something found, 2 could not run or decide.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", help="Only these rules: codes or prefixes, comma separated.")
@click.option("--ignore", help="Not these rules.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(LINT_FORMATS)),
    default="full",
    help="Default: full.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="The least severity that exits with 1.",
)
@click.option("--fix", is_flag=True, help="Mend what needs no person, then report the rest.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would write.")
@click.option("-v", "verbose", is_flag=True, help="List the infos too.")
@click.pass_context
def command(  # noqa: PLR0913  # one parameter an option
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    select: str | None,
    ignore: str | None,
    format_: str,
    fail_on: str | None,
    fix: bool,
    show_diff: bool,
    verbose: bool,
) -> None:
    """Check the links of notes and documents, and whether the code has left notes behind."""
    settings: Settings = ctx.obj
    workspace = open_workspace(settings.folder, settings.config)
    only = [_known(workspace, settings.folder, path) for path in paths]
    if show_diff:
        changes = rewrites(workspace, only)
        emit(patch(changes))
        ctx.exit(1 if changes else 0)
    if fix:
        workspace = _mended(workspace, only, settings)
    config = lint_config(
        workspace,
        select=_codes(select),
        ignore=_codes(ignore),
        fail_on=Severity(fail_on) if fail_on else None,
    )
    report = lint(workspace, config, only)
    least = Severity.INFO if verbose or settings.verbosity > 0 else config.fail_on
    emit(LINT_FORMATS[format_](_view(workspace, report, least, settings)))
    _tell_undecided(settings, report)
    if workspace.project.source and not report.note_count and not only:
        tell(settings, f"curator: there is no note in {workspace.project.config.kb}/")
    ctx.exit(
        lint_exit_code(report, fail_on=config.fail_on, undecided=workspace.project.config.undecided)
    )


def _mended(workspace: Workspace, only: list[RepoPath], settings: Settings) -> Workspace:
    """The workspace after writing what needs no person."""
    changes = rewrites(workspace, only)
    write(workspace, changes)
    tell(settings, f"curator: mended {', '.join(one.path for one in changes) or 'nothing'}")
    return open_workspace(settings.folder, settings.config)


def _codes(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(code.strip() for code in text.split(",") if code.strip())


def _known(workspace: Workspace, folder: Path, path: Path) -> RepoPath:
    """A path from where one stands, else from the git root, as reports print it."""
    root = workspace.repository.root
    for candidate in (folder / path, root / path):
        if candidate.exists():
            return inside(candidate, root)
    raise UsageError(f"{path} does not exist")


def _view(workspace: Workspace, report: Report, least: Severity, settings: Settings) -> View:
    shown = tuple(
        item
        for item in report.diagnostics
        if item.severity is not Severity.INFO or least is Severity.INFO
    )
    lines = sources(workspace, (item.path for item in shown))
    return View(report, shown, lines, settings.is_coloured)


def _tell_undecided(settings: Settings, report: Report) -> None:
    undecided = undecided_links(report)
    if undecided:
        first = undecided[0]
        count = f"{len(undecided)} links are" if len(undecided) > 1 else "1 link is"
        tell(settings, f"curator: {count} undecided: {first.reason}; {first.help}")
