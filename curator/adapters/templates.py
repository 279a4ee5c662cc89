"""Finds the templates that `init` and `new` write from, in a wheel and in a checkout alike."""

from importlib.resources import files
from pathlib import Path
from string import Template


def template(name: str) -> Template:
    """A template by its path under `templates/`, with `$name` for what is filled in."""
    return Template(template_text(name))


def template_text(name: str) -> str:
    """A file by its path under `templates/`, as it stands.

    A wheel carries the folder as `curator/templates`; an editable install has it beside the package.
    """
    packaged = files("curator") / "templates"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"
    return (folder / name).read_text("utf-8")
