import pytest

from curator.model.text import RepoPath
from curator.parsers.code import outline


def docs(source: str, path: str) -> dict[str, str]:
    symbols = outline(source.encode(), RepoPath(path)).symbols
    return {symbol.name: symbol.doc for symbol in symbols if symbol.doc}


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("a = 1  # one\n       # two\nb = 1\n", "a.py"),
        ("int a;  // one\n        // two\n        // three\nint b;\n", "a.h"),
        ("class A {\n  int a; // one\n         // two\n  int b;\n}\n", "a.java"),
    ],
)
def test_a_comment_that_goes_on_below_one_beside_code_belongs_to_nothing(
    source: str, path: str
) -> None:
    assert docs(source, path) == {}


def test_one_in_another_column_is_documentation() -> None:
    assert docs("int a;  // one\n// Two.\nint b;\n", "a.h") == {"b": "Two."}


@pytest.mark.parametrize(
    "source",
    ["// One.\nenum { a = 1 };\n", "// One.\nenum {\n  a = 1\n};\n", "f(); // One.\nenum { a };\n"],
)
def test_what_begins_behind_other_code_has_no_comment_above(source: str) -> None:
    assert docs(source, "a.h") == {}


def test_names_that_share_a_declaration_share_its_comment() -> None:
    assert docs("// One.\nint a, b;\n", "a.h") == {"a": "One.", "b": "One."}


def test_a_comment_above_a_lone_macro_belongs_to_the_definition_below() -> None:
    assert docs("// One.\nA_EXPORT\nint f(int a);\n", "a.h") == {"f": "One."}
