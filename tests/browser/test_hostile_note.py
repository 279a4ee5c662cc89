"""A note that tries to run something in a reader's browser."""

from collections.abc import Callable
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.shop import ACTIVE, HOSTILE_NAME, HOSTILE_TITLE, RUN
from tests.browser.watching import Watched

NAMED = f"{quote(HOSTILE_NAME)}/"
MOUSE = "() => document.querySelectorAll('article *').forEach(e => ['mouseover', 'focus', 'click', 'toggle', 'error', 'load'].forEach(n => e.tagName === 'A' || e.dispatchEvent(new Event(n))))"


@pytest.mark.parametrize("path", ["hostile/", NAMED])
def test_opening_it_runs_nothing(watching: Watched, path: str):
    assert (watching.open(path).has_run, watching.errors) == (False, [])


@pytest.mark.parametrize("path", ["hostile/", NAMED])
def test_no_element_has_a_handler(watching: Watched, path: str):
    page = watching.open(path).page
    attributes = page.evaluate(
        "[...document.querySelectorAll('article *')].flatMap(e => e.getAttributeNames())"
    )
    assert [name for name in attributes if name.startswith("on")] == []


def test_every_event_that_it_waits_for_runs_nothing(watching: Watched):
    watching.open("hostile/").page.evaluate(MOUSE)
    assert (watching.has_run, watching.dialogs) == (False, [])


LINKS = ["link", "capitals", "entities", "data", "raw link", "attributes"]


@pytest.mark.parametrize("name", LINKS)
def test_a_click_on_its_link_runs_nothing(watching: Watched, name: str):
    page = watching.open("hostile/").page
    page.get_by_role("article").get_by_text(name, exact=True).click()
    page.wait_for_timeout(100)
    assert (watching.has_run, watching.errors, page.url[: len(watching.base)]) == (
        False,
        [],
        watching.base,
    )


def test_it_opens_no_window(watching: Watched):
    page = watching.open("hostile/").page
    page.get_by_role("article").get_by_text("data", exact=True).click(modifiers=["Control"])
    page.wait_for_timeout(100)
    assert [one.evaluate("window.__ran") for one in page.context.pages] == [None] * len(
        page.context.pages
    )


def test_going_there_and_back_without_a_load_runs_nothing(watching: Watched):
    page = watching.open("hostile/").page
    page.get_by_role("article").get_by_role("link", name="attributes").click()
    expect(page.locator(".md-content h1")).to_contain_text("Shop")
    page.locator(".md-nav--primary").get_by_text(HOSTILE_TITLE).first.click()
    expect(page.locator(".md-content h1")).to_contain_text("onerror")
    assert (watching.has_run, watching.errors) == (False, [])


def test_without_a_load_means_that_the_window_is_the_same(watching: Watched):
    page = watching.open("hostile/").page
    page.evaluate("window.here = 1")
    page.get_by_role("article").get_by_role("link", name="attributes").click()
    expect(page.locator(".md-content h1")).to_contain_text("Shop")
    assert page.evaluate("window.here") == 1


def test_its_title_is_text_in_the_navigation(open_page: Callable[..., Page]):
    expect(
        open_page("").locator(".md-nav--primary").get_by_text(HOSTILE_TITLE).first
    ).to_be_visible()


def test_its_title_is_text_in_the_tab(open_page: Callable[..., Page]):
    expect(open_page("hostile/")).to_have_title(f"{HOSTILE_TITLE} - Shop")


def test_its_description_is_text(open_page: Callable[..., Page]):
    described = open_page("hostile/").locator("meta[name=description]")
    expect(described).to_have_attribute("content", f'"><script>{RUN}</script> zebrafish')


def test_its_heading_is_text_in_the_table_of_contents(open_page: Callable[..., Page]):
    contents = open_page("hostile/").locator(".md-sidebar--secondary")
    expect(contents.get_by_text(f"A heading <img src=x onerror={RUN}>").first).to_be_visible()


def test_its_tags_are_text(open_page: Callable[..., Page]):
    expect(open_page("hostile/").locator(".md-tag").first).to_have_text(
        f"</script><script>{RUN}</script>"
    )


def test_its_banner_is_the_only_one(open_page: Callable[..., Page]):
    expect(open_page("hostile/").locator(".curator-banner")).to_have_count(1)


def test_its_button_is_the_only_one_that_copies(open_page: Callable[..., Page]):
    expect(open_page("hostile/").locator(".curator-copy")).to_have_count(1)


@pytest.mark.parametrize("path", ["run.html", "run.js"])
def test_what_a_browser_could_run_is_not_served(site: Site, path: str):
    with pytest.raises(HTTPError, match="404"):
        urlopen(site.url + path)


def test_a_drawing_is_served_without_what_could_run(site: Site):
    with urlopen(f"{site.url}active.svg") as answer:
        drawing = answer.read()
    assert drawing.startswith(b"<svg")
    assert b"script" not in drawing.lower()


def test_no_published_file_has_the_drawing_that_runs(site: Site):
    files = [path for path in site.folder.rglob("*") if path.is_file()]
    assert [path for path in files if ACTIVE.encode() in path.read_bytes()] == []
