"""The documents are tested like the code."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from curator.cli.commands import COMMANDS
from curator.lint.registry import RULES
from curator.model.config import Config
from tests.command import curator
from tests.generate_pages import ROOT, generated_pages

PAGES = generated_pages()


def configuration_keys() -> list[str]:
    """As one writes them: `lint.fail-on`."""
    config = Config()
    found = []
    for key in fields(config):
        part = getattr(config, key.name)
        names = [one.name for one in fields(part)] if is_dataclass(part) else [""]
        found += [".".join(filter(None, (key.name, name))).replace("_", "-") for name in names]
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_generated_page_is_up_to_date(path: Path):
    assert path.read_text("utf-8") == PAGES[path], "run `make pages`"


def test_no_page_is_left_of_a_rule_that_is_gone():
    pages = {path.stem for path in (ROOT / "kb/rules").glob("KB*.md")}
    assert pages == {rule.code for rule in RULES}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help_and_its_place_in_the_documents(name: str):
    assert curator(ROOT, name, "--help").exit_code == 0
    assert f"curator {name}" in (ROOT / "kb/command-line.md").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_documents(name: str):
    options = set(re.findall(r"--[a-z-]+", curator(ROOT, name, "--help").stdout)) - {"--help"}
    page = (ROOT / "kb/command-line.md").read_text("utf-8")
    assert {option for option in options if f"`{option}" not in page} == set()


def test_our_own_notes_are_clean():
    answer = curator(ROOT, "lint", "--fail-on", "warning", "-v")
    assert answer.exit_code == 0, answer.stdout


def test_our_own_links_are_all_verified():
    links = curator(ROOT, "lint", "--format", "json").json["links"]
    by_rule_pages = [link for link in links if not link["note"].startswith("kb/rules/KB")]
    assert {link["baseline"] for link in by_rule_pages} == {"lock"}


def test_the_readme_names_the_exit_codes_and_starts_with_two_commands():
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.index("make demo") < text.index("curator init")


@pytest.mark.parametrize("key", configuration_keys())
def test_every_key_of_the_configuration_is_documented(key: str):
    assert f"| `{key}` |" in (ROOT / "kb" / "configuration.md").read_text("utf-8")
