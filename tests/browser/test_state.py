"""What a reader sees of a note's state, and where its code links lead."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

Open = Callable[..., Page]
COLOUR = "element => getComputedStyle(element).color"
MARK = "element => getComputedStyle(element, '::after').content"


def colour(page: Page) -> str:
    return page.locator(".curator-status strong").evaluate(COLOUR)


def mark(page: Page, state: str) -> str:
    """What the navigation shows behind the name of a page in a state."""
    return page.locator(f".md-nav--primary .md-status--{state}").first.evaluate(MARK)


def forge(site: Site, path: str) -> str:
    return f"https://github.com/acme/shop/blob/{site.repository.head}/{path}"


def test_a_verified_note_says_fresh_and_who_says_so(open_page: Open):
    status = open_page("retries/").locator(".curator-status")
    expect(status).to_contain_text("✓ Fresh · verified by Ana Ruiz on ")


def test_a_stale_note_says_what_changed(open_page: Open):
    status = open_page("queues/").locator(".curator-status")
    expect(status).to_contain_text("⚠ Stale: the signature of push changed")


def test_the_word_of_a_stale_note_can_be_seen(open_page: Open):
    expect(open_page("queues/").get_by_text("Stale", exact=True).first).to_be_in_viewport()


def test_a_stale_note_has_another_colour_than_a_fresh_one(open_page: Open):
    assert colour(open_page("queues/")) != colour(open_page("retries/"))


def test_the_navigation_marks_a_stale_note(open_page: Open):
    assert mark(open_page(""), "stale") == '"⚠"'


def test_the_navigation_marks_a_draft(open_page: Open):
    assert mark(open_page(""), "draft") == '"✎"'


def test_the_mark_in_the_navigation_has_its_meaning_as_title(open_page: Open):
    found = open_page("").locator(".md-nav--primary .md-status--stale").first
    expect(found).to_have_attribute("title", "Stale")


def test_a_draft_says_so(open_page: Open):
    expect(open_page("refunds/").locator(".curator-status")).to_contain_text("✎ Draft")


def test_a_superseded_note_names_the_one_that_took_its_place(open_page: Open):
    status = open_page("decisions/polling/").locator(".curator-status")
    expect(status).to_contain_text("⇥ Superseded: see Push to the queue")


def test_a_link_to_code_in_a_sentence_leads_to_its_lines_at_the_commit(open_page: Open, site: Site):
    link = open_page("retries/").get_by_role("link", name="the delay")
    expect(link).to_have_attribute("href", forge(site, "src/shop/retry.py#L4-L5"))


def test_linked_code_leads_to_the_lines_of_its_definition(open_page: Open, site: Site):
    link = open_page("queues/").locator("table").get_by_role("link", name="push")
    expect(link).to_have_attribute("href", forge(site, "src/shop/queue.py#L4-L5"))


def test_a_snippet_says_from_which_lines_it_is(open_page: Open, site: Site):
    link = open_page("prices/").get_by_role("link", name="src/shop/prices.py#total").first
    expect(link).to_have_attribute("href", forge(site, "src/shop/prices.py#L1-L2"))
