import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.parsers.toml_tables import toml_tables
from tests.hangs import no_hang

LONG_KEYS = {
    "bare": "a." * 5_000 + "b = 1",
    "quoted": '"a.b".' * 5_000 + "b = 1",
    "quoted with quotes": '"\\"".' * 5_000 + "b = 1",
    "in single quotes": "'\"'." * 5_000 + "b = 1",
    "with blanks": "a . " * 5_000 + "b = 1",
    "of a table": "[" + "a." * 5_000 + "b]",
    "inline": "a = {" + "a." * 5_000 + "b = 1}",
    "behind a text": 'a = """\n"quote" """"\n' + "a." * 5_000 + "b = 1",
}


@pytest.mark.parametrize("text", LONG_KEYS.values(), ids=LONG_KEYS)
def test_a_key_of_many_parts_is_refused(text: str) -> None:
    with no_hang(), pytest.raises(ValueError, match="more than 20 parts"):
        toml_tables(text)


@pytest.mark.parametrize(
    "value",
    ['"{}"', "'{}'", '"""\n{}"""', "'''{}'''", '["{}"]', '"\\"" # {}', '"""a"""" # {}'],
)
def test_dots_in_a_value_are_no_parts(value: str) -> None:
    text = f"a = {value.format('a.' * 60)}\n"
    assert toml_tables(text) == tomllib.loads(text)


def test_what_is_not_valid_is_told_with_its_line() -> None:
    with pytest.raises(ValueError, match="at line 2"):
        toml_tables('a = 1\nb = "' + "." * 50 + "\n")


def test_what_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        toml_tables("a = " + "[" * 100_000)


@pytest.mark.parametrize("unit", ['"\\', '"', "'", "#", ".", '"""', "a.", "\\"])
def test_a_long_line_is_read_at_once(unit: str) -> None:
    with no_hang(), pytest.raises(ValueError, match="line 1"):
        toml_tables("a = " + unit * 200_000 + "." * 30)


@given(st.text("ab.\"'\\#=[]{} \n", max_size=60))
def test_all_else_is_read_as_the_library_reads_it(text: str) -> None:
    text = "." * 25 + text if len(text) % 2 else f"# {'.' * 25}\n{text}"
    try:
        expected = tomllib.loads(text)
    except ValueError as error:
        with pytest.raises(ValueError, match=re.escape(str(error))):
            toml_tables(text)
    else:
        assert toml_tables(text) == expected
