"""Paths of pages -> links between them, in Markdown and in raw HTML."""

import os
from posixpath import dirname, relpath
from urllib.parse import quote

HEALTH, CODE_MAP, DECISIONS = "curator/health.md", "curator/code-map.md", "curator/decisions.md"
"""The pages that no person wrote."""


def markdown_link(page: str, other: str) -> str:
    """The destination of a Markdown link from one page to another, which a site builder turns into an address."""
    return relpath(other, dirname(page) or ".")


def address(page: str, other: str, *, has_directory_urls: bool) -> str:
    """The same for raw HTML, which no builder touches: an address relative to the published page."""
    here, there = (
        _published(path, has_directory_urls=has_directory_urls) for path in (page, other)
    )
    return _relative(here, there)


def source_address(page: str, *, has_directory_urls: bool) -> str:
    """From a published page to its Markdown, which stands beside it under the page's own path."""
    return _relative(_published(page, has_directory_urls=has_directory_urls), page)


def _relative(here: str, there: str) -> str:
    found = relpath(there or ".", dirname(here) or ".")
    return quote(os.fsencode(f"{found}/" if there.endswith("/") or not there else found))


def _published(page: str, *, has_directory_urls: bool) -> str:
    """`a/b.md` -> `a/b/`, `a/index.md` -> `a/`; without directories `a/b.html`. What is no page stays."""
    stem, _, suffix = page.rpartition(".")
    if suffix not in ("md", "markdown"):
        return page
    folder, _, name = stem.rpartition("/")
    if not has_directory_urls:
        return f"{folder}/index.html".lstrip("/") if name == "README" else f"{stem}.html"
    if name in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"
