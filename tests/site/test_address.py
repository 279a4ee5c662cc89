import pytest

from curator.site.address import address, markdown_link, source_address


@pytest.mark.parametrize(
    ("page", "other", "expected"),
    [
        ("a/b.md", "x/y.md", "../../x/y/"),
        ("index.md", "x.md", "x/"),
        ("a/b.md", "index.md", "../../"),
        ("a/index.md", "a/c.md", "c/"),
        ("README.md", "x.md", "x/"),
        ("a.md", "a b.md", "../a%20b/"),
    ],
)
def test_pages_are_published_as_folders(page: str, other: str, expected: str):
    assert address(page, other, has_directory_urls=True) == expected


@pytest.mark.parametrize(
    ("page", "other", "expected"),
    [
        ("a/b.md", "x/y.md", "../x/y.html"),
        ("a/b.md", "index.md", "../index.html"),
        ("a/b.md", "a/README.md", "index.html"),
    ],
)
def test_pages_are_published_as_files(page: str, other: str, expected: str):
    assert address(page, other, has_directory_urls=False) == expected


def test_the_markdown_of_a_page_stands_beside_its_folder():
    assert source_address("a/b.md", has_directory_urls=True) == "../b.md"


def test_the_markdown_of_an_index_stands_in_its_folder():
    assert source_address("a/index.md", has_directory_urls=True) == "index.md"


def test_a_link_in_markdown_names_the_file():
    assert markdown_link("a/b.md", "x/y.md") == "../x/y.md"
