"""A question -> what it asks for."""

import pytest

from curator.retrieval.analyzer import Analyzer
from curator.retrieval.query import Query, parsed_query
from tests.hangs import no_hang


def parsed(text: str) -> Query:
    return parsed_query(text, Analyzer())


def test_a_question_of_one_word_without_end_is_read_at_once():
    with no_hang():
        for unit in ("a", "_", "a/", "A", "9", "a.", ".a/", "@"):
            parsed(unit * 20_000)


def test_a_question_has_no_more_terms_than_are_searched_for():
    assert len(parsed(" ".join(f"word{number}x" for number in range(300))).terms) == 64


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("in src/retry.py, or a.test.ts?", ("src/retry.py", "a.test.ts")),
        ("a.py-old and b/.env and c.", ("a.py",)),
        ("x.y/z of 1.5 or ../up.md", ("x.y", "../up.md")),
        ("a.abcdefg", ()),
    ],
)
def test_what_ends_in_a_suffix_is_a_path(text: str, paths: tuple[str, ...]):
    assert parsed(text).paths == paths
