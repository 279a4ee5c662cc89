"""Answers in JSON have nothing but ASCII in them, whatever the names and texts are."""

import json

import pytest

from tests.command import curator
from tests.repository import Repository

NAME = "kb/r\u00e9\u202esum\u2028e.md"
TEXT = "# A\u202eB \U0001f600\n\nHow the \u2066wait\u2069 grows. [gone](gone.md)\n"


@pytest.mark.parametrize(
    "words",
    [
        "lint --format json",
        "lint --format sarif",
        "lint --format gitlab",
        "lint --statistics --format json",
        "affected --since HEAD~1 --format json",
        "search wait --format json",
        "context wait --format json",
        "audit wait --format json",
        "eval --format json",
    ],
)
def test_an_answer_is_ascii(repository: Repository, words: str):
    repository.commit({"src/a.py": "def f():\n    return 1\n"})
    repository.commit({NAME: TEXT, "src/a.py": "def f():\n    return 2\n"})
    answer = curator(repository.root, *words.split()).stdout
    assert answer.isascii()
    assert json.loads(answer) is not None
