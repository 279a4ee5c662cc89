"""Hidden text in a real repository: what lint, search and context say of it."""

import json
from pathlib import Path

import pytest

from tests.command import curator
from tests.hiding_tricks import SAID
from tests.repository import Repository

NOTE = f"""# Retries <span hidden>{SAID}</span>

A charge is tried three times.\u200b <!-- {SAID} -->

<div style="display:none">{SAID}</div>

[//]: # ({SAID})
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shop")
    readme = f"# Shop\n\nA charge. <!-- {SAID} -->\n"
    Repository.create(root).commit({"kb/retries.md": NOTE, "README.md": readme})
    return root


def test_lint_reports_each_once(shop: Path):
    found = curator(shop, "lint", "--format", "json", "--select", "KB402").json
    assert [(one["path"], one["line"]) for one in found["diagnostics"]] == [
        ("kb/retries.md", 1),
        ("kb/retries.md", 3),
        ("kb/retries.md", 3),
        ("kb/retries.md", 5),
        ("kb/retries.md", 7),
    ]


def test_no_bundle_has_it(shop: Path):
    made = curator(shop, "context", "charge tried three times", "--format", "json").stdout
    assert "zebra" not in made
    assert "three times.<U+200B>" in made


def test_a_bundle_lists_what_is_left_out(shop: Path):
    made = curator(shop, "context", "charge tried three times", "--format", "json").stdout
    masked = [one for one in json.loads(made)["masked"] if one["path"] == "kb/retries.md"]
    assert [(one["line"], one["reason"]) for one in masked] == [
        (1, "hidden element"),
        (3, "HTML comment"),
        (3, "invisible characters spelled out"),
        (5, "hidden element"),
        (7, "link definition that says something"),
    ]


def test_no_hit_has_it_in_its_title(shop: Path):
    found = curator(shop, "search", "charge tried three times", "--format", "json").stdout
    assert "Retries" in found
    assert "zebra" not in found
