"""`curator site`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from curator.api.site import site_view
from curator.api.site_tree import write_site
from curator.cli.settings import Settings, tell
from curator.workspace import open_workspace


@click.command(name="site", epilog="Exit: 0 written, 2 could not run.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="A new folder, or one that an earlier run wrote.",
)
@click.option("--title", default="", help="Of the site. Default: that of the notes' first page.")
@click.option("--no-eval", is_flag=True, help="Do not ask the search the notes' questions.")
@click.pass_obj
def command(settings: Settings, *, out: Path, title: str, no_eval: bool) -> None:
    """Write the notes as a tree of plain Markdown with their freshness on each page, for any site builder.

    With MkDocs, the plugin `curator` makes the same pages while it builds.
    """
    workspace = open_workspace(settings.folder, settings.config)
    view = site_view(
        workspace,
        title=title,
        today=datetime.now(UTC).date().isoformat(),
        has_directory_urls=True,
        is_asked=not no_eval,
    )
    count = write_site(view, workspace, settings.folder / out)
    for path in sorted(view.left_out):
        tell(
            settings,
            f"curator: {path} is left out: it could run in a browser, or has a secret in it",
        )
    tell(settings, f"{count} pages in {out}")
