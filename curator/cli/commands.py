"""The commands, by name, each imported when it is called."""

from importlib import import_module
from pathlib import Path

import click

from curator import __version__
from curator.cli.settings import Settings

COMMANDS = {
    "init": "Write a configuration and a first page.",
    "new": "Write a note from a template.",
    "lint": "Check links, and notes that the code has left behind.",
    "affected": "Name the notes that a change touches.",
    "verify": "Say that a note still holds, after seeing what changed.",
    "search": "Rank sections of notes and pieces of code.",
    "context": "Print what a model needs to know about a question.",
    "eval": "Say whether the search finds what it should.",
    "audit": "Tell where a text comes from, who wrote it, and whether it is gone.",
    "index": "Bring the search index up to date.",
    "site": "Write the notes as pages for any site builder.",
    "explain": "Show a rule's page, or list the rules.",
}


class _Lazy(click.Group):
    """Knows the commands' names and their one line of help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"curator.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    default=".",
    metavar="DIR",
    help="Run as if started in DIR.",
)
@click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="Use this configuration file."
)
@click.option("-q", "--quiet", is_flag=True, help="Print results only.")
@click.option("-v", "--verbose", count=True, help="Print more.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="When to colour the output.",
)
@click.version_option(__version__, message="curator %(version)s")
@click.pass_context
def curator(
    ctx: click.Context, *, folder: Path, config: Path | None, quiet: bool, verbose: int, color: str
) -> None:
    """Keep notes about a code base true, and find them and the code when they are needed."""
    import os
    import sys

    is_wanted = color == "always" or (
        color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    )
    ctx.obj = Settings(folder, config, -1 if quiet else verbose, is_wanted)
