"""The rules of axe-core that say what keeps people out: https://github.com/dequelabs/axe-core."""

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
PAGES = [
    "retries/",
    "queues/",
    "tables/",
    "curator/health/",
    "curator/code-map/",
    "curator/decisions/",
]
GRAVE = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """Rule and element of each that is grave."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'], preload: false })")["violations"]
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_a_person_out(
    open_page: Callable[..., Page], path: str, scheme: str, width: int
):
    assert violations(open_page(path, color_scheme=scheme, width=width)) == []


def test_what_keeps_a_person_out_is_found(open_page: Callable[..., Page]):
    page = open_page("retries/")
    page.evaluate("document.querySelector('article').append(new Image())")
    assert "image-alt" in "".join(violations(page))
