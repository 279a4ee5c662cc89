import pytest

from curator.parsers.front_matter_keys import OURS, probable_key


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("questons", "questions"),
        ("qeustions", "questions"),
        ("owner", "owners"),
        ("titel", "title"),
        ("Title", "title"),
        ("codes", "code"),
        ("review-by", "review_by"),
        ("supercedes", "supersedes"),
        ("alias", "aliases"),
    ],
)
def test_a_slip_is_recognised(key, meant):
    assert probable_key(key) == meant


@pytest.mark.parametrize(
    "key",
    [
        *("tags", "hide", "icon", "description", "template", "search", "social", "date", "authors"),
        *("categories", "slug", "comments", "subtitle", "x-titel", "state", "layout", "unrelated"),
    ],
)
def test_keys_of_other_tools_pass(key):
    assert probable_key(key) is None


@pytest.mark.parametrize("key", OURS)
def test_our_own_keys_are_no_slips(key):
    assert probable_key(key) is None
