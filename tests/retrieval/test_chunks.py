from hypothesis import given
from hypothesis import strategies as st

from curator.model.code import Outline, Symbol, SymbolKind
from curator.model.text import RepoPath, Span
from curator.retrieval.chunks import LONGEST, code_chunks, source_lines

PATH = RepoPath("src/a.py")


def symbol(name: str, first: int, last: int) -> Symbol:
    return Symbol(name, SymbolKind.FUNCTION, Span(first, last), f"def {name}()", "", is_public=True)


def outline(*symbols: Symbol, lines: int) -> Outline:
    return Outline("python", symbols, lines)


def test_a_short_file_is_one_chunk() -> None:
    (chunk,) = code_chunks(PATH, ["x = 1"] * 80, outline(lines=80))
    assert chunk.span == Span(1, 80)


def test_a_chunk_begins_where_a_definition_begins() -> None:
    lines = ["x = 1"] * 100
    chunks = code_chunks(PATH, lines, outline(symbol("f", 57, 90), lines=100))
    assert [chunk.span for chunk in chunks] == [Span(1, 56), Span(57, 100)]


def test_an_outer_definition_is_a_better_border_than_an_inner_one() -> None:
    lines = ["x = 1"] * 120
    symbols = (symbol("A.m", 45, 60), symbol("B", 70, 120))
    chunks = code_chunks(PATH, lines, outline(*symbols, lines=120))
    assert chunks[1].span.first == 70


def test_the_comment_above_a_definition_goes_with_it() -> None:
    lines = ["x = 1"] * 100
    lines[54:56] = ["# What it does", "# and why"]
    chunks = code_chunks(PATH, lines, outline(symbol("f", 57, 90), lines=100))
    assert chunks[1].span.first == 55


def test_without_definitions_a_blank_line_is_the_border() -> None:
    lines = ["word"] * 100
    lines[69] = ""
    chunks = code_chunks(PATH, lines, Outline(None, (), 100))
    assert chunks[1].span.first == 71


def test_a_chunk_names_the_definitions_that_begin_in_it() -> None:
    symbols = (symbol("f", 1, 10), symbol("g", 12, 40))
    (chunk,) = code_chunks(PATH, ["x = 1"] * 40, outline(*symbols, lines=40))
    assert (chunk.names, chunk.symbol) == (("f", "g"), "g")


def test_the_middle_of_a_long_definition_is_called_by_its_name() -> None:
    lines = ["x = 1"] * 200
    chunks = code_chunks(PATH, lines, outline(symbol("f", 1, 200), lines=200))
    assert [chunk.symbol for chunk in chunks] == ["f", "f", "f"]


@given(
    st.lists(st.sampled_from(["", "x = 1", "# note", "}"]), max_size=400),
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 200)), max_size=20),
)
def test_chunks_cover_a_file_once_and_in_order(
    lines: list[str], places: list[tuple[int, int]]
) -> None:
    symbols = [symbol(f"f{n}", first, first + n) for first, n in sorted(places)]
    chunks = code_chunks(PATH, lines, outline(*symbols, lines=len(lines)))
    covered = [n for chunk in chunks for n in range(chunk.span.first, chunk.span.last + 1)]
    assert covered == list(range(1, len(lines) + 1))


@given(st.lists(st.sampled_from(["", "x = 1"]), max_size=400))
def test_no_chunk_is_longer_than_the_longest(lines: list[str]) -> None:
    chunks = code_chunks(PATH, lines, outline(symbol("f", 1, 400), lines=400))
    assert all(chunk.span.last - chunk.span.first < LONGEST for chunk in chunks)


def test_only_line_feeds_end_lines() -> None:
    assert source_lines("a\x0cb\u2028c\r\nd\n") == ["a\x0cb\u2028c\r", "d"]
