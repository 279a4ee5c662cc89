"""`curator audit`."""

import re
import sys
from pathlib import Path

import click

from curator.api.audit import audit_changes, audit_file, audit_lock, audit_text
from curator.api.since import base_commit
from curator.cli.paths import repository_path
from curator.cli.settings import Settings, emit
from curator.errors import ConfigError, UsageError
from curator.formats.registry import ABSENCE_FORMATS, AUDIT_FORMATS
from curator.formats.view import AbsenceView, AuditView
from curator.model.audit import Audit
from curator.model.text import RepoPath
from curator.parsers.bundle_text import parse_bundle
from curator.workspace import Workspace, open_workspace

_PATH = re.compile(r"[^\s/]*/\S+|[^\s/]+\.(?:md|markdown|json|xml|txt)")
"""What was meant as a path: no passage looks like one."""
_LARGEST = 4_000_000
"""Characters of a text: a bundle of a million tokens."""


@click.command(
    name="audit",
    epilog="Exit: 0 found, or gone with --gone; 1 found nowhere, or not gone; 2 could not run.",
)
@click.argument("subject", required=False)
@click.option(
    "--author",
    default="",
    metavar="WHO",
    help="What somebody brought in: a part of a name or an address.",
)
@click.option("--since", metavar="REF", help="What came in since this branch left REF.")
@click.option(
    "--gone",
    is_flag=True,
    help="Search everything that curator serves for the text, and say whether it is gone.",
)
@click.option(
    "--site",
    "sites",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="With --gone: a built site to search. Default: build/site, site and public, where they are.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(AUDIT_FORMATS)),
    default="text",
    help="Default: text.",
)
@click.pass_context
def command(  # noqa: PLR0913  one argument an option
    ctx: click.Context,
    *,
    subject: str | None,
    author: str,
    since: str | None,
    gone: bool,
    sites: tuple[Path, ...],
    format_: str,
) -> None:
    """Tell where SUBJECT comes from: a note or another file of the repository, a bundle in a file, a passage of text, or `-`
    for what stands on standard input. Without one: what the lock says, and who wrote it there.
    """
    settings: Settings = ctx.obj
    if subject is not None and (author or since is not None):
        raise UsageError("`--author` and `--since` ask for everything: leave the text out")
    if sites and not gone:
        raise UsageError("`--site` is searched with `--gone`")
    workspace = open_workspace(settings.folder, settings.config)
    if gone:
        ctx.exit(_gone(workspace, settings, _given(subject, settings), sites, format_))
    audit = _audit(workspace, settings, subject, author, since)
    emit(AUDIT_FORMATS[format_](AuditView(audit, settings.is_coloured)))
    is_found = bool(audit.sources or audit.verified or audit.past)
    ctx.exit(0 if is_found or subject is None else 1)


def _audit(
    workspace: Workspace, settings: Settings, subject: str | None, author: str, since: str | None
) -> Audit:
    if author or since is not None:
        commit = base_commit(workspace.history, since) if since is not None else None
        return audit_changes(workspace, author, commit)
    if subject is None:
        return audit_lock(workspace)
    path = _tracked(subject, settings, workspace)
    if path is not None:
        return audit_file(workspace, path)
    text = _given(subject, settings)
    kept = parse_bundle(text)
    if kept is None:
        return audit_text(workspace, text)
    from curator.api.audit_bundle import audit_bundle  # with the search it takes 150 ms to import

    return audit_bundle(workspace, kept, settings.config)


def _gone(
    workspace: Workspace, settings: Settings, text: str, sites: tuple[Path, ...], format_: str
) -> int:
    from curator.api.gone import gone

    absence = gone(workspace, text, [settings.folder / site for site in sites])
    emit(ABSENCE_FORMATS[format_](AbsenceView(absence, settings.is_coloured)))
    return 0 if absence.is_gone else 1


def _tracked(subject: str, settings: Settings, workspace: Workspace) -> RepoPath | None:
    """The file of the repository that is meant, if one is."""
    if subject == "-" or "\n" in subject:
        return None
    try:
        path = repository_path(subject, settings.folder, workspace)
    except (UsageError, ConfigError, OSError, ValueError):
        return None
    return path if workspace.tree.entry(path) is not None else None


def _given(subject: str | None, settings: Settings) -> str:
    """The text that is asked about: standard input, a file's, or the subject itself."""
    if subject is None:
        raise UsageError(
            "say which text: a sentence of it, a file that has it, or `-` for standard input"
        )
    if subject == "-":
        text = sys.stdin.buffer.read(_LARGEST + 1).decode("utf-8-sig", "replace")
    else:
        file = settings.folder / subject
        text = _read(file) if _is_file(file) else subject
        if text is subject and _PATH.fullmatch(subject):
            raise UsageError(
                f"{subject} is neither in the repository nor a file: name a file, or quote a passage"
            )
    if len(text) > _LARGEST:
        raise UsageError("the text is longer than 4,000,000 characters: ask for a part of it")
    if not text.strip():
        raise UsageError("the text is empty: name a note, a file with a bundle, or a passage")
    return text


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # a passage is no file name
        return False


def _read(file: Path) -> str:
    with file.open("rb") as opened:
        return opened.read(_LARGEST + 1).decode("utf-8-sig", "replace")
