"""What holds on every page that the site's map names."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage, Site
from tests.browser.watching import Watched, watched

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MISSING = "404.html"
PAGES = {"", "retries/", "queues/", "curator/health/", "curator/code-map/", "curator/decisions/"}


@pytest.fixture(scope="module")
def visited(new_page: NewPage, site: Site) -> Iterator[list[Watched]]:
    """Every page, and the one that says there is none, each open in a window of its own."""
    found = [watched(new_page(), site.url) for _ in [*site.pages, MISSING]]
    for one, path in zip(found, [*site.pages, MISSING], strict=True):
        one.page.goto(site.url + path)
    for one in found:
        one.page.wait_for_load_state("networkidle")
    yield found
    for one in found:
        one.page.close()


@pytest.fixture(scope="module")
def too_wide(new_page: NewPage, site: Site) -> Iterator[Mapping[str, int]]:
    """Page -> by how many pixels it is wider than a telephone."""
    page = new_page(width=390)
    yield {path: width(page, site.url + path) for path in site.pages}
    page.close()


def width(page: Page, url: str) -> int:
    page.goto(url)
    return page.evaluate(SIDEWAYS)


def test_the_map_names_the_pages(site: Site):
    assert set(site.pages) >= PAGES


def test_nothing_is_asked_of_another_host(visited: list[Watched]):
    assert [one.foreign for one in visited if one.foreign] == []


def test_there_is_no_error_and_no_refusal(visited: list[Watched]):
    assert [one.errors for one in visited if one.errors] == []


def test_the_policy_refuses_a_handler(open_page: Callable[..., Page]):
    page = open_page("retries/")
    page.evaluate("document.body.setAttribute('onclick', 'window.__ran=1'); document.body.click()")
    assert page.evaluate("window.__ran") is None


def test_the_policy_refuses_another_host(watching: Watched):
    page = watching.open("retries/").page
    page.evaluate(
        "new Promise(done => { const i = new Image(); i.onerror = done; i.src = 'https://acme.example/x.png' })"
    )
    assert (watching.foreign, len(watching.errors)) == ([], 1)


def test_nothing_scrolls_sideways_on_a_telephone(too_wide: Mapping[str, int]):
    assert {path: width for path, width in too_wide.items() if width > 0} == {}
