"""`curator explain`."""

import click

from curator.api.lint import explanation, rule_list
from curator.cli.settings import emit


@click.command(name="explain")
@click.argument("rule", required=False)
def command(*, rule: str | None) -> None:
    """Show the page of a RULE, by its code or name; without one, list them all."""
    emit(explanation(rule) if rule else rule_list())
