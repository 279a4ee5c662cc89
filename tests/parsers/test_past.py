import pytest

from curator.model.text import RepoPath
from curator.parsers.mentions import mentions


def found(text: str) -> list[str]:
    return [one.name for one in mentions(text.encode(), RepoPath("docs/a.md")).items]


@pytest.mark.parametrize(
    "text",
    [
        "`retry_policy` was the way.",
        "The `retry_policy` function was the way.",
        "It was called `retry_policy`.",
        "Extend `x`, instead of `retry_policy`.",
        "Rather than the older `retry_policy`, use it.",
        "An old `retry_policy` waits.",
        "`retry_policy` has been the way.",
        "Previous versions had a built-in, which is `retry_policy`.",
        "`retry_policy`, which counts, is deprecated.",
        "In 2.0, call `retry_policy`.",
    ],
)
def test_words_that_speak_of_a_name_silence_it(text: str):
    assert "retry_policy" not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "When the request was made, call `retry_policy`.",
        "Call `retry_policy` once the answer of the server was read.",
        "Extend `Client` instead of `Server` and then add `retry_policy`.",
        "Call `retry_policy` instead of waiting.",
        "Some had doubts: `retry_policy` waits.",
        "Once the old connection, the one that waits, is shut, call `retry_policy`.",
    ],
)
def test_words_that_speak_of_something_else_silence_nothing(text: str):
    assert "retry_policy" in found(text)


def test_what_is_ticked_silences_nothing():
    assert found("Set `removed` and call `retry_policy`.") == ["removed", "retry_policy"]
