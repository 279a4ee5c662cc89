"""The Markdown of a page: from the button, and beside the page."""

from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.shop import RETRIES

Open = Callable[..., Page]
ALLOWED = ["clipboard-read", "clipboard-write"]
FOCUS = "document.activeElement.textContent"


def button(page: Page) -> Locator:
    return page.locator("button.curator-copy")


def copied(page: Page) -> str:
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


def served(site: Site, path: str) -> str:
    with urlopen(site.url + path) as answer:
        return answer.read().decode()


@pytest.mark.parametrize("path", ["retries", "hostile"])
def test_a_click_copies_what_stands_beside_the_page(open_page: Open, site: Site, path: str):
    page = open_page(f"{path}/", permissions=ALLOWED)
    button(page).click()
    assert copied(page) == served(site, f"{path}.md")


def test_the_button_says_its_name_again_after_a_while(open_page: Open):
    page = open_page("retries/", permissions=ALLOWED)
    button(page).click()
    copied(page)
    expect(button(page)).to_have_text("Copy for a model")


def test_a_second_click_soon_after_leaves_the_buttons_name(open_page: Open):
    page = open_page("retries/", permissions=ALLOWED)
    button(page).click()
    copied(page)
    button(page).click()
    page.wait_for_timeout(2500)
    expect(button(page)).to_have_text("Copy for a model")


def test_where_copying_is_not_allowed_the_button_says_what_to_do(open_page: Open):
    page = open_page("retries/")
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    button(page).click()
    expect(button(page)).to_have_text("Not allowed to copy: open the Markdown")


def test_the_tab_key_reaches_the_button_and_enter_copies(open_page: Open, site: Site):
    page = open_page("retries/", permissions=ALLOWED)
    page.locator("h1 .headerlink").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "Copy for a model"
    page.keyboard.press("Enter")
    assert copied(page) == served(site, "retries.md")


def test_after_a_change_of_page_without_a_load_the_button_copies_the_new_page(
    open_page: Open, site: Site
):
    page = open_page("", permissions=ALLOWED)
    page.get_by_role("article").get_by_role("link", name="retries", exact=True).click()
    expect(page.locator(".md-content h1")).to_contain_text("Retries")
    button(page).click()
    assert copied(page) == served(site, "retries.md")


def test_beside_the_page_stands_its_text_below_what_is_to_be_believed(site: Site):
    head, _, text = served(site, "retries.md").partition("\n\n")
    assert (head[:9], text) == ("> Source:", RETRIES.split("---\n\n")[1])


def test_the_page_leads_to_its_markdown(open_page: Open, site: Site):
    page = open_page("retries/")
    page.get_by_role("button", name="Markdown", exact=True).click()
    page.wait_for_url(f"{site.url}retries.md")
    expect(page.locator("body")).to_contain_text("> Source: kb/retries.md, commit ")


def test_what_models_read_first_names_each_note(site: Site):
    text = served(site, "llms.txt")
    assert "[Retries & waits](retries.md)" in text
