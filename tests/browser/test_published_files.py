"""What stands in the folder that is published."""

import re

import pytest

from tests.browser.conftest import Site
from tests.repository import EMAIL

TEXT = {".html", ".json", ".md", ".txt", ".xml", ".csv"}
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


@pytest.fixture
def published(site: Site) -> dict[str, bytes]:
    paths = [path for path in site.folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(site.folder)): path.read_bytes() for path in paths}


def test_no_file_has_the_address_of_who_verified(published: dict[str, bytes]):
    assert [path for path, data in published.items() if EMAIL.encode() in data] == []


def test_no_page_has_an_address_of_mail(published: dict[str, bytes]):
    pages = {
        path: data.decode()
        for path, data in published.items()
        if f".{path.rsplit('.')[-1]}" in TEXT
    }
    assert {path: MAIL.findall(text) for path, text in pages.items() if MAIL.search(text)} == {}


def test_the_lock_is_not_among_them(published: dict[str, bytes]):
    assert [path for path in published if "curator.lock" in path] == []


def test_a_table_among_the_notes_is_among_them(published: dict[str, bytes]):
    assert published["figures.csv"] == b"a,b\n1,2\n"
