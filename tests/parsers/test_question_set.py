"""Sets of questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.errors import UsageError
from curator.model.evaluation import SetQuestion
from curator.parsers.question_set import parse_question_set


def test_a_line_is_a_question_with_its_files():
    data = b'{"id": "a", "query": "why twice", "paths": ["src/pay.py", "kb/a.md"]}\n'
    assert parse_question_set(data, "q.jsonl") == (
        SetQuestion("a", "why twice", ("src/pay.py", "kb/a.md")),
    )


def test_a_number_is_an_id_too():
    (question,) = parse_question_set(b'{"id": 7, "query": "x", "paths": ["a.py"]}', "q.jsonl")
    assert question.id == "7"


def test_blank_lines_and_further_keys_are_passed_over():
    data = b'\n{"id": "a", "query": "x", "paths": ["a.py"], "commit": "c"}\n\n'
    assert len(parse_question_set(data, "q.jsonl")) == 1


def test_a_file_named_twice_is_one():
    (question,) = parse_question_set(b'{"id": "a", "query": "x", "paths": ["b", "b"]}', "q.jsonl")
    assert question.paths == ("b",)


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b'{"id": "a", "query": "x"}',
        b'{"id": "a", "query": "x", "paths": []}',
        b'{"id": "a", "query": "x", "paths": "a.py"}',
        b'{"id": "a", "query": "x", "paths": [1]}',
        b'{"id": "a", "query": 3, "paths": ["a.py"]}',
        b'{"id": null, "query": "x", "paths": ["a.py"]}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_another_line_is_named_with_what_to_write(line: bytes):
    good = b'{"id": "a", "query": "x", "paths": ["a.py"]}\n'
    with pytest.raises(UsageError) as caught:
        parse_question_set(good + line, "q.jsonl")
    assert str(caught.value) == 'q.jsonl:2: not a line of {"id", "query", "paths": [...]}'


def outcome(data: bytes) -> str:
    """What was read, or what is wrong, in words."""
    try:
        return f"q.jsonl: {parse_question_set(data, 'q.jsonl')}"
    except UsageError as error:
        return str(error)


@given(st.binary(max_size=200))
def test_bytes_are_questions_or_a_usage_error(data: bytes):
    assert outcome(data).startswith("q.jsonl:")
