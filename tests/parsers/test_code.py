from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.code import Outline, SymbolKind
from curator.model.text import RepoPath, Span
from curator.parsers.code import outline
from tests.parsers.readable import outline_text

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in GOLDEN.glob("*/*") if path.suffix != ".txt")


def names(source: bytes, path: str) -> list[str]:
    return [symbol.name for symbol in outline(source, RepoPath(path)).symbols]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_golden_file_has_the_outline_beside_it(path: Path) -> None:
    expected = path.with_name(path.name + ".outline.txt").read_text(encoding="utf-8")
    assert outline_text(path.read_bytes(), path.name) == expected


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_without_documentation_an_outline_is_otherwise_the_same(path: Path) -> None:
    source, name = path.read_bytes(), RepoPath(path.name)
    whole = outline(source, name)
    bare = tuple(replace(symbol, doc="") for symbol in whole.symbols)
    assert outline(source, name, has_docs=False) == replace(whole, symbols=bare)


def test_a_file_of_unknown_language_has_lines_only() -> None:
    assert outline(b"a\nb", RepoPath("notes.txt")) == Outline(None, (), 2)


def test_a_binary_file_is_text() -> None:
    assert outline(b"\x00\x01", RepoPath("a.py")).language is None


def test_a_file_above_the_cap_is_text() -> None:
    assert outline(b"x = 1\n" * 400_000, RepoPath("a.py")).language is None


def test_an_empty_file_has_no_lines() -> None:
    assert outline(b"", RepoPath("a.py")).line_count == 0


def test_what_is_whole_is_found_in_broken_syntax() -> None:
    assert "good" in names(b"def good():\n    return 1\n\ndef bad(:\n", "a.py")


def test_twenty_thousand_brackets_side_by_side_are_no_trouble() -> None:
    assert names(b"x = [" + b"[a], " * 20_000 + b"]", "a.py") == ["x"]


@pytest.mark.parametrize("path", ["a.py", "a.ts", "a.rb"])
def test_twenty_thousand_brackets_in_each_other_make_a_file_text(path: str) -> None:
    assert outline(b"x = " + b"[" * 20_000 + b"]" * 20_000, RepoPath(path)).symbols == ()


@pytest.mark.parametrize("path", ["a.rs", "a.java", "a.c", "a.cc"])
def test_so_do_twenty_thousand_braces(path: str) -> None:
    assert outline(b"{" * 20_000 + b"}" * 20_000, RepoPath(path)).symbols == ()


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.rs", "impl<T> fmt::Display for a::Job<T> { fn fmt(&self) {} }", ["Job.fmt"]),
        ("a.rs", "impl Run for &Job { fn run(&self) {} }", ["Job.run"]),
        ("a.java", "class A { class B { void f() {} } }", ["A", "A.B", "A.B.f"]),
        ("a.c", "API type *f(void);", ["f"]),
        ("a.c", "API type g(int a);", ["g"]),
        ("a.h", "#ifndef A_H\n#define A_H\n#define B 1\n#endif\n", ["B"]),
        ("a.cc", "namespace n { void A<T>::f() {} }", ["A.f"]),
        ("a.cc", "bool A::B::operator==(const B& b) {}", ["A.B.operator=="]),
        ("a.cc", "void f() { Guard guard(a); }", ["f"]),
    ],
)
def test_a_name_has_its_containers_but_no_namespace(
    path: str, source: str, expected: list[str]
) -> None:
    assert names(source.encode(), path) == expected


@pytest.mark.parametrize(
    ("path", "head", "tail", "name"),
    [
        ("a.cs", "class A { object b = ", ";}", "A"),
        ("a.rb", "B = ", "", "B"),
        ("a.php", "<?php const B = ", ";", "B"),
        ("a.kt", "val b = ", "", "b"),
        ("a.sh", "b() { :; }\n", "", "b"),
    ],
)
def test_nor_are_they_in_other_languages(path: str, head: str, tail: str, name: str) -> None:
    source = head + "[" * 20_000 + "]" * 20_000 + tail
    assert isinstance(names(source.encode(), path), list)
    assert names((head + "[]" + tail).encode(), path)[0] == name


def test_invalid_utf_8_is_no_trouble() -> None:
    assert names(b'x = "\xff"\ndef f(): pass\n', "a.py") == ["x", "f"]


def test_a_byte_order_mark_is_no_part_of_a_name() -> None:
    assert names(b"\xef\xbb\xbfx = 1\n", "a.py") == ["x"]


def test_lines_end_with_a_lone_carriage_return_too() -> None:
    assert outline(b"a = 1\rb = 2\r", RepoPath("a.py")).symbols[1].span == Span(2, 2)


def test_a_span_begins_with_the_decorator() -> None:
    assert outline(b"@d\ndef f():\n    pass\n", RepoPath("a.py")).symbols[0].span == Span(1, 3)


def test_local_variables_are_no_symbols() -> None:
    assert names(b"def f():\n    x = 1\n", "a.py") == ["f"]


def test_a_name_in_capitals_is_a_constant() -> None:
    assert outline(b"A_B = f()\n", RepoPath("a.py")).symbols[0].kind is SymbolKind.CONSTANT


def test_a_docstring_wins_over_the_comment_above() -> None:
    source = b'# comment\ndef f():\n    """Docs."""\n'
    assert outline(source, RepoPath("a.py")).symbols[0].doc == "Docs."


def test_a_comment_with_a_blank_line_below_is_no_documentation() -> None:
    assert outline(b"// far\n\nfunction f() {}\n", RepoPath("a.js")).symbols[0].doc == ""


def test_a_signature_has_at_most_three_hundred_characters() -> None:
    source = b"def f(" + b", ".join(b"argument%d" % i for i in range(100)) + b"): pass\n"
    assert len(outline(source, RepoPath("a.py")).symbols[0].signature) == 300


@pytest.mark.parametrize(
    ("path", "source", "signature"),
    [
        ("a.py", "def f(a,  # why\n  b): pass", "def f(a, b)"),
        ("a.ts", "function f(a /* x */, b: string, // y\n c) {}", "function f(a, b: string, c)"),
        ("a.go", "package p\nfunc F(a T[/* x */ int]) {}", "func F(a T[ int])"),
        ("a.py", "def f(a='#'): pass", "def f(a='#')"),
    ],
)
def test_a_comment_in_a_head_is_no_part_of_the_signature(
    path: str, source: str, signature: str
) -> None:
    assert outline(source.encode(), RepoPath(path)).symbols[0].signature == signature


@pytest.mark.parametrize(
    "line", [b"# x\n", b'1,ab cd,2020-01-02,"x y"\n', b"A day, like any other.\n"]
)
@pytest.mark.parametrize("path", ["a.js", "a.ts", "a.go"])
def test_a_large_file_of_something_else_is_text(line: bytes, path: str) -> None:
    assert outline(line * (400_000 // len(line)), RepoPath(path)).language is None


def test_a_large_file_that_opens_a_bracket_is_code() -> None:
    source = b"const rows = [\n" + b"  { a: 1, b: 'c' },\n" * 20_000 + b"];\n"
    assert names(source, "a.js") == ["rows"]


@pytest.mark.parametrize(
    "source", [b"exports.x = 1;", b"module.exports = { a, b: 1 };", b"module.exports = f(1);"]
)
def test_a_value_that_is_exported_by_assignment_is_no_trouble(source: bytes) -> None:
    assert names(source, "a.js") == []


PATHS = [
    *("a.py", "a.js", "a.ts", "a.tsx", "a.go", "a.rs", "a.java", "a.c", "a.cc"),
    *("a.cs", "a.rb", "a.php", "a.kt", "a.sh"),
]


@given(st.binary(max_size=300), st.sampled_from(PATHS))
def test_every_span_lies_in_its_file(source: bytes, path: str) -> None:
    found = outline(source, RepoPath(path))
    assert all(1 <= s.span.first <= s.span.last <= found.line_count for s in found.symbols)
