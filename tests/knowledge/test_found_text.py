import pytest

from curator.knowledge.found_text import Searched, merged, passage
from curator.model.text import Span

LINES = [
    "# Retries",
    "",
    "A charge that fails",
    "is tried again.  Always.",
    "```",
    "return 2 ** attempt",
]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("A charge that fails is tried again.", Span(3, 4)),
        ("charge that fails\n\n   is tried", Span(3, 4)),
        ("again. Always.", Span(4, 4)),
        ("```\nreturn 2 ** attempt\n```", Span(6, 6)),
        ("# Retries", Span(1, 1)),
    ],
)
def test_a_passage_is_found_however_it_is_wrapped(text: str, span: Span):
    assert Searched(LINES).whole(passage(text)) == (span,)


def test_every_place_is_found():
    assert Searched(["a b", "c", "a b"]).whole(passage("a b")) == (Span(1, 1), Span(3, 3))


def test_lines_of_several_places_are_found_one_by_one():
    wanted = passage("return 2 ** attempt\nA charge that fails\nthis stands nowhere")
    assert [span for span, _ in Searched(LINES).by_line(wanted)] == [Span(6, 6), Span(3, 3)]


def test_an_empty_passage_is_nowhere():
    assert Searched(LINES).whole(passage("\n ```\n")) == ()


def test_spans_with_a_line_between_them_are_one():
    assert merged([Span(5, 6), Span(1, 3), Span(9, 9)]) == (Span(1, 6), Span(9, 9))
