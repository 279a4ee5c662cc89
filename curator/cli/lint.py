"""`curator lint`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from os.path import exists, isfile
from pathlib import Path
from posixpath import relpath
from typing import Any

import click

from curator.adapters.step_summary import add_to_step_summary
from curator.api.baseline import update_baseline
from curator.api.fix import rewrites, write
from curator.api.lint import lint, lint_config, lint_exit_code, rule_infos, undecided_links
from curator.api.read import sources
from curator.api.since import before_change, changed_signatures, lint_since
from curator.api.verify import unread_lock
from curator.cli.paths import repository_path
from curator.cli.settings import Settings, emit, emit_patch, tell
from curator.errors import UsageError
from curator.formats.github import github_summary
from curator.formats.patch import patch
from curator.formats.registry import LINT_FORMATS, STATISTICS_FORMATS
from curator.formats.view import View
from curator.model.config import LintConfig
from curator.model.diagnostics import Report, Rewrite, Severity
from curator.model.text import RepoPath
from curator.workspace import Workspace, inside, open_workspace


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    paths: tuple[str, ...]
    select: str | None
    ignore: str | None
    format_: str
    fail_on: str | None
    since: str | None
    staged: bool
    fix: bool
    show_diff: bool
    baseline: str | None
    update_baseline: bool
    statistics: bool
    verbose: bool


@click.command(name="lint", epilog="Exit: 0 clean, 1 something found, 2 could not run or decide.")
@click.argument("paths", nargs=-1, type=click.Path())
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
@click.option("--since", metavar="REF", help="Only what was not there where this branch left REF.")
@click.option("--staged", is_flag=True, help="Only what the staged changes bring.")
@click.option("--fix", is_flag=True, help="Mend what needs no person, then report the rest.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would write.")
@click.option("--baseline", metavar="FILE", help="The defects to live with for now.")
@click.option("--update-baseline", is_flag=True, help="Write them; later, drop what is mended.")
@click.option("--statistics", is_flag=True, help="Count by rule instead of listing.")
@click.option("-v", "verbose", is_flag=True, help="List the infos too.")
@click.pass_context
def command(ctx: click.Context, /, **values: Any) -> None:  # noqa: ANN401  # the options above
    """Check the links of notes and documents, and whether the code has left notes behind."""
    settings: Settings = ctx.obj
    options = Options(**values)
    if options.baseline is not None:
        options = replace(options, baseline=str(settings.folder / options.baseline))
    _refuse_senseless(options)
    workspace = open_workspace(settings.folder, settings.config, is_staged=options.staged)
    before = _before(workspace, options)
    only = [_known(workspace, settings.folder, path) for path in options.paths]
    if options.show_diff:
        changes = rewrites(workspace, only, _config(workspace, options))
        emit_patch(patch(changes))
        ctx.exit(1 if changes else 0)
    if options.fix:
        changes = rewrites(workspace, only, _config(workspace, options))
        workspace = _mended(workspace, changes, settings)
    config = _config(workspace, options)
    if options.update_baseline:
        tell(settings, update_baseline(workspace, config))
        ctx.exit(0)
    report = _report(workspace, before, only, options=options)
    is_listing_all = options.verbose or settings.verbosity > 0
    least = Severity.INFO if is_listing_all else config.fail_on
    _emit(_view(workspace, report, least, settings), workspace, before, options=options)
    _tell_doubts(workspace, report, settings)
    if workspace.project.source and not report.note_count and not only:
        tell(settings, f"curator: there is no note in {workspace.project.config.kb}/")
    ctx.exit(
        lint_exit_code(report, fail_on=config.fail_on, undecided=workspace.project.config.undecided)
    )


def _before(workspace: Workspace, options: Options) -> Workspace | None:
    is_compared = options.since is not None or options.staged
    return before_change(workspace, options.since) if is_compared else None


def _report(
    workspace: Workspace, before: Workspace | None, only: Sequence[RepoPath], *, options: Options
) -> Report:
    config = _config(workspace, options)
    if before is None:
        return lint(workspace, config, only)
    return lint_since(
        workspace, before, config=config, before_config=_config(before, options), only=only
    )


def _config(workspace: Workspace, options: Options) -> LintConfig:
    return lint_config(
        workspace,
        select=_codes(options.select),
        ignore=_codes(options.ignore),
        fail_on=Severity(options.fail_on) if options.fail_on else None,
        baseline=_baseline(workspace, options),
    )


def _baseline(workspace: Workspace, options: Options) -> str | None:
    """As the configuration would name it."""
    if options.baseline is None:
        return None
    if not (options.update_baseline or isfile(options.baseline)):  # noqa: PTH113  # Path raises for a long name
        raise UsageError(f"{options.baseline[:200]} does not exist: `--update-baseline` writes it")
    path = inside(Path(options.baseline), workspace.repository.root)
    return relpath(path or ".", workspace.project.root or ".")


def _emit(view: View, workspace: Workspace, before: Workspace | None, *, options: Options) -> None:
    if options.statistics:
        emit(STATISTICS_FORMATS[options.format_](view))
        return
    if before:
        view = replace(view, is_grouped=True)
    if before and options.format_ == "full":
        view = replace(view, signatures=changed_signatures(workspace, before, view.shown))
    emit(LINT_FORMATS[options.format_](view))
    if options.format_ == "github":
        add_to_step_summary(github_summary(view))


def _refuse_senseless(options: Options) -> None:
    since, staged = options.since is not None, options.staged
    if staged and since:
        raise UsageError("`--staged` compares with HEAD: leave `--since` out, or commit first")
    if staged and (options.fix or options.show_diff):
        raise UsageError("`--fix` and `--diff` are about the work tree: leave `--staged` out")
    if since and options.show_diff:
        raise UsageError("`--diff` shows all that can be mended: leave `--since` out")
    is_part = options.paths or options.select or options.ignore or since or staged
    if options.update_baseline and (is_part or options.show_diff):
        raise UsageError("`--update-baseline` takes a whole lint: leave paths and choices out")
    if options.statistics and options.format_ not in STATISTICS_FORMATS:
        raise UsageError(f"`--statistics` has the formats {', '.join(STATISTICS_FORMATS)}")


def _mended(workspace: Workspace, changes: Sequence[Rewrite], settings: Settings) -> Workspace:
    """The workspace after writing what needs no person."""
    write(workspace, changes)
    tell(settings, f"curator: mended {', '.join(one.path for one in changes) or 'nothing'}")
    return open_workspace(settings.folder, settings.config)


def _codes(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(code.strip() for code in text.split(",") if code.strip())


def _known(workspace: Workspace, folder: Path, path: str) -> RepoPath:
    found = repository_path(path, folder, workspace)
    if not exists(workspace.repository.root / found):  # noqa: PTH110  # Path raises for a long name
        raise UsageError(f"{path[:200]} does not exist")
    return found


def _view(workspace: Workspace, report: Report, least: Severity, settings: Settings) -> View:
    shown = tuple(
        item
        for item in report.diagnostics
        if item.severity is not Severity.INFO or least is Severity.INFO
    )
    lines = sources(workspace, (item.path for item in shown))
    return View(report, shown, lines, settings.is_coloured, rule_infos())


def _tell_doubts(workspace: Workspace, report: Report, settings: Settings) -> None:
    undecided = undecided_links(report)
    if undecided:
        first = undecided[0]
        count = f"{len(undecided)} links are" if len(undecided) > 1 else "1 link is"
        tell(settings, f"curator: {count} undecided: {first.reason}; {first.help}")
    if report.unknown_names:
        names = f"{report.unknown_names} name{'s' * (report.unknown_names > 1)}"
        what = f"{names} in documents: no code defines them, and this clone cannot tell whether any did"
        tell(settings, f"curator: {what}; {workspace.history.completeness.remedy}")
    if unread := unread_lock(workspace):
        tell(settings, f"curator: {unread}")
