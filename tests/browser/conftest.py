"""The site, built once by the real builder and served, and a real browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.serving import served
from tests.browser.shop import CONFIGURATION, shop_at
from tests.browser.watching import Watched, watched
from tests.repository import Repository

NewPage = Callable[..., Page]
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Site:
    url: str
    """With a slash at its end."""
    folder: Path
    repository: Repository

    @property
    def pages(self) -> list[str]:
        """Of each page that the site's map names, the path below `url`."""
        found = ET.parse(self.folder / "sitemap.xml").iterfind(".//{*}loc")
        return [(place.text or "").removeprefix(self.url) for place in found]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's package `chromium`, or what another system has instead."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("there is no chromium, without which the site is not tested")
    if path is None:
        pytest.skip("there is no chromium on this machine")
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    repository = shop_at(tmp_path_factory.mktemp("browser") / "shop")
    folder = repository.root / "site"
    folder.mkdir()
    with served(folder) as url:
        repository.write({"mkdocs.yml": CONFIGURATION.format(url=url), ".gitignore": "/site/\n"})
        repository.commit()
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        subprocess.run(command, cwd=repository.root, check=True)
        yield Site(url, folder, repository)


@pytest.fixture(scope="session")
def new_page(browser: Browser) -> NewPage:
    """`new_page(width=390, color_scheme="dark")`; pages with the same options share what a browser keeps of files."""
    contexts: dict[str, BrowserContext] = {}

    def made(*, width: int = 1280, **options: object) -> Page:
        key = repr((width, sorted(options.items())))
        if key not in contexts:
            size = {"width": width, "height": 900}
            contexts[key] = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        return contexts[key].new_page()

    return made


@pytest.fixture
def open_page(new_page: NewPage, site: Site) -> Iterator[Callable[..., Page]]:
    """`open_page("retries/", width=390)` -> the page, loaded, as one sees it who was never there."""
    pages = []

    def opened(path: str, **options: object) -> Page:
        pages.append(new_page(**options))
        pages[-1].goto(site.url + path)
        return pages[-1]

    yield opened
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()


@pytest.fixture
def watching(new_page: NewPage, site: Site) -> Iterator[Watched]:
    page = new_page()
    yield watched(page, site.url)
    page.close()
