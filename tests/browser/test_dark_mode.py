"""Both colour schemes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.contrast import contrast

Open = Callable[..., Page]
STATES = ["retries/", "queues/", "refunds/"]
ENOUGH = 4.5
"""https://www.w3.org/TR/WCAG22/#contrast-minimum"""


def test_the_scheme_is_the_systems(open_page: Open):
    page = open_page("queues/", color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_toggle_changes_the_scheme(open_page: Open):
    page = open_page("queues/", color_scheme="light")
    page.get_by_title("Dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", STATES)
def test_the_word_of_a_state_can_be_read(open_page: Open, path: str, scheme: str):
    page = open_page(path, color_scheme=scheme)
    assert contrast(page.locator(".curator-status strong")) >= ENOUGH


@pytest.mark.parametrize("name", ["p.curator-status", "button.curator-copy", ".curator-actions a"])
def test_after_the_toggle_the_banner_can_be_read(open_page: Open, name: str):
    page = open_page("queues/", color_scheme="light")
    page.get_by_title("Dark mode").click()
    assert contrast(page.locator(name).first) >= ENOUGH
