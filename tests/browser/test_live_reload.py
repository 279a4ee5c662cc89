"""`mkdocs serve`: a page that is open follows the code that it speaks of."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.shop import CONFIGURATION, RETRY, shop_at
from tests.repository import Repository

LONG = 60_000
"""Milliseconds: two builds on a busy machine."""


def free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def shop(tmp_path: Path) -> Repository:
    repository = shop_at(tmp_path / "shop")
    return repository.write({"mkdocs.yml": CONFIGURATION.format(url="http://127.0.0.1/")})


@pytest.fixture
def url(shop: Repository) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    with subprocess.Popen(command, cwd=shop.root, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr is not None
        said = next((line for line in serving.stderr if "Serving on" in line), "")
        assert address in said
        yield f"http://{address}/"
        serving.terminate()
        serving.stderr.read()


def test_a_page_that_is_open_says_stale_soon_after_its_code_changed(
    new_page: NewPage, shop: Repository, url: str
):
    page = new_page()
    page.goto(f"{url}retries/")
    expect(page.locator(".curator-status")).to_contain_text("Fresh")
    shop.write({"src/shop/retry.py": RETRY.replace("delay(attempt):", "delay(attempt, most):")})
    expect(page.locator(".curator-status")).to_contain_text(
        "Stale: the signature of delay changed", timeout=LONG
    )
    page.close()
