"""`curator new`."""

import click

from curator.api.scaffold import new_note
from curator.cli.settings import Settings, emit
from curator.model.notes import NoteKind
from curator.workspace import open_workspace


@click.command(name="new")
@click.argument("title")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in NoteKind]),
    default="component",
    help="Which template.",
)
@click.option(
    "--code", multiple=True, metavar="LINK", help="A code link; may be given several times."
)
@click.option(
    "--path",
    default="",
    metavar="PATH",
    help="Where under the notes' folder; default: from the title.",
)
@click.pass_obj
def command(settings: Settings, *, title: str, kind: str, code: tuple[str, ...], path: str) -> None:
    """Write a note called TITLE from a template, and print its path."""
    workspace = open_workspace(settings.folder, settings.config)
    emit(f"{new_note(workspace, title, kind=NoteKind(kind), code=code, path=path)}\n")
