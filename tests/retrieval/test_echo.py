"""Questions that the note repeats."""

import pytest

from curator.model.text import RepoPath
from curator.parsers.note import parse_note
from curator.retrieval.echo import echo

NOTE = """---
title: Retries of card payments
aliases: [dunning runs]
description: Who pays twice.
questions:
  - how many attempts are there
---

# Retries

A declined charge is **tried
again**, up to `five times`.
<!-- what a reader does not see -->
"""


def where(question: str, text: str = NOTE) -> str:
    note = parse_note(text.encode(), path=RepoPath("kb/a.md"), kb=RepoPath("kb"))
    return echo(question, note, text)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("card payments", "the title"),
        ("Dunning runs?", "the aliases"),
        ("who pays twice", "the description"),
        ("declined charge is tried again, up to five", "line 11"),
        ("tried again", "line 11"),
        ("five times!", "line 12"),
    ],
)
def test_words_in_a_row_are_found_whatever_stands_between_them(question: str, place: str):
    assert where(question) == place


@pytest.mark.parametrize(
    "question", ["again tried", "charge is declined", "how many times", "clined charge", "?!"]
)
def test_other_words_or_another_order_are_no_echo(question: str):
    assert where(question) == ""


def test_the_question_itself_is_no_echo():
    assert where("how many attempts are there") == ""


def test_a_comment_is_no_text():
    assert where("what a reader does not see") == ""
