"""The search of the site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.shop import HOSTILE_HEADING, MARK
from tests.browser.watching import Watched


def found(page: Page, words: str) -> Locator:
    """The pages that the search finds."""
    page.get_by_role("textbox", name="Search").first.click()
    page.keyboard.type(words)
    return page.locator(".md-search-result__link")


def test_a_note_is_found_by_a_word_of_its_text(open_page: Callable[..., Page]):
    expect(found(open_page(""), "hedgehog").first).to_contain_text("Retries & waits")


def test_what_is_found_leads_to_the_note(open_page: Callable[..., Page]):
    page = open_page("")
    found(page, "hedgehog").first.click()
    expect(page.locator(".md-content h1")).to_contain_text("Retries & waits")


def test_a_title_that_is_html_is_text_among_what_is_found(open_page: Callable[..., Page]):
    results = found(open_page(""), MARK)
    expect(results.get_by_text(HOSTILE_HEADING).first).to_be_visible()


@pytest.mark.parametrize("page", ["", "hostile/"])
def test_what_is_found_of_a_hostile_note_runs_nothing(watching: Watched, page: str):
    results = found(watching.open(page).page, MARK)
    expect(results.first).to_be_visible()
    results.first.hover()
    assert (watching.has_run, watching.errors) == (False, [])


def test_opening_a_hostile_note_that_was_found_runs_nothing(watching: Watched):
    found(watching.open("").page, MARK).first.click()
    watching.page.wait_for_url("**/hostile/**")
    expect(watching.page.locator(".md-content h1")).to_contain_text("onerror")
    assert (watching.has_run, watching.errors) == (False, [])
