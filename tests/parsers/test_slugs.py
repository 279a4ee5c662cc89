import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify

from curator.parsers.slugs import forge_slug, site_slug, unique_forge_slugs, unique_site_slugs


@given(st.text(max_size=40))
def test_site_slugs_are_those_of_python_markdown(text):
    assert site_slug(text) == slugify(text, "-")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Foo Bar", "foo-bar"),
        ("What's new?", "whats-new"),
        ("a  b", "a--b"),
        ("C++ & Rust", "c--rust"),
        ("snake_case", "snake_case"),
        ("Größe", "größe"),
        ("中文 标题", "中文-标题"),
        ("🚀 Start", "-start"),
        ("v1.2.3", "v123"),
    ],
)
def test_forge_slugs_keep_letters_digits_and_hyphens(text, slug):
    assert forge_slug(text) == slug


def test_equal_headings_are_numbered_on_the_site():
    assert unique_site_slugs([("", "a"), ("", "a"), ("", "a")], []) == ["a", "a_1", "a_2"]


def test_a_heading_without_letters_is_numbered_from_one():
    assert unique_site_slugs([("", ""), ("", "")], []) == ["_1", "_2"]


def test_a_slug_that_ends_in_a_number_counts_on():
    assert unique_site_slugs([("", "a_1"), ("", "a_1")], []) == ["a_1", "a_2"]


def test_explicit_ids_are_taken_before_any_heading():
    assert unique_site_slugs([("", "a"), ("a", "b")], []) == ["a_1", "a"]


def test_ids_of_other_elements_are_avoided():
    assert unique_site_slugs([("", "a")], ["a"]) == ["a_1"]


def test_equal_headings_are_numbered_on_a_forge():
    assert unique_forge_slugs(["a", "a", "a-1", "a"]) == ["a", "a-1", "a-1-1", "a-2"]
