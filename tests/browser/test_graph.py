"""The picture of a note's neighbours."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

Open = Callable[..., Page]


def test_a_neighbour_is_a_click_away(open_page: Open):
    page = open_page("retries/")
    page.locator(".curator-graph a", has_text="Queues").click()
    expect(page.locator(".md-content h1")).to_contain_text("Queues")


def test_from_a_folder_below_it_leads_up(open_page: Open):
    page = open_page("decisions/pushing/")
    page.locator(".curator-graph a", has_text="Poll the queue").click()
    expect(page.locator(".md-content h1")).to_contain_text("Poll the queue")


def test_code_leads_to_the_forge(open_page: Open, site: Site):
    link = open_page("retries/").locator(".curator-graph a", has_text="retry.py#delay")
    url = f"https://github.com/acme/shop/blob/{site.repository.head}/src/shop/retry.py#L4-L5"
    assert link.evaluate("link => link.href.baseVal") == url


def test_it_is_seen(open_page: Open):
    expect(open_page("retries/").locator(".curator-graph svg")).to_be_visible()


def test_what_it_shows_stands_in_a_list_too(open_page: Open):
    article = open_page("retries/").get_by_role("article")
    expect(article.get_by_role("listitem").get_by_role("link", name="Queues").first).to_be_visible()


def test_it_is_not_shown_where_its_words_would_be_too_small(open_page: Open):
    expect(open_page("retries/", width=390).locator(".curator-graph")).to_be_hidden()
