import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.code import Fingerprints
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints
from curator.parsers.macro_lines import with_macro_lines

PARTS = st.sampled_from(
    (b"A_MACRO", b"MACRO(x)", b"\n", b" ", b"{", b"}", b";", b"int a", b"f(", b")", b"=", b'"', b"'", b"/*", b"*/", b"//")
)  # fmt: skip


def marks(source: str, path: str = "a.h") -> Fingerprints:
    return fingerprints(source.encode(), RepoPath(path))


def test_a_macro_alone_on_its_line_is_a_line_for_the_preprocessor() -> None:
    assert with_macro_lines(b"A_MACRO\nint a;\n") == b"#AMACRO\nint a;\n"


def test_one_without_an_underscore_loses_its_first_letter() -> None:
    assert with_macro_lines(b"MACRO\nint a;\n") == b"#ACRO\nint a;\n"


def test_so_are_macros_below_each_other() -> None:
    assert with_macro_lines(b"int a;\nA_B_C_D\n\n  A_B(c_d)\nint b;\n") == (
        b"int a;\n#AB_C_D\n\n  #AB(c_d)\nint b;\n"
    )


def test_a_comment_beside_it_makes_no_difference() -> None:
    assert with_macro_lines(b"A_MACRO // why\nint a;\n") == b"#AMACRO // why\nint a;\n"


def test_nor_does_a_directive_before_it() -> None:
    assert with_macro_lines(b"#if A\nA_MACRO\n#endif\nint a;\n") == (
        b"#if A\n#AMACRO\n#endif\nint a;\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        b"A_MACRO;\nint a;\n",
        b"a_macro\nint a;\n",
        b"A_B\nint a;\n",
        b"A_MACRO int a;\n",
        b"A_MACRO",
        b"int a =\n  A_MACRO\n  + 1;\n",
        b"int a = b\n  A_MACRO\n  int c;\n",
        b"TEST_F(a, b)\n{ c(); }\n",
        b"A_TYPE\nf(int a) { return a; }\n",
        b"A_TYPE\nn::A::f(int a) { return a; }\n",
        b"enum a {\n  A_VALUE\n};\n",
        b"enum a { A_VALUE(b)\n  A_VALUE(c)\n  A_LAST\n};\n",
        b"int a[] = {\n  A_VALUE(b)\n  A_VALUE(c)\n  d\n};\n",
        b"int a[] = {\n  1,\n  A_VALUE\n};\n",
        b"#define a \\\n  A_MACRO\nint b;\n",
        b"/*\nA_MACRO\nint a;\n*/\n",
        b'char *a = R"(;\nA_MACRO\nint a;\n)";\n',
        b"A_MACRO(b, c)\nint a;\n",
        b"A_MACRO(b /* c */)\nint a;\n",
        b"A_MACRO /* one\ntwo */ int a;\n",
    ],
)
def test_what_is_no_lone_macro_stays_as_it_is(source: bytes) -> None:
    assert with_macro_lines(source) == source


@given(st.lists(PARTS, max_size=30).map(b"".join))
def test_every_line_keeps_its_place(source: bytes) -> None:
    assert [len(line) for line in with_macro_lines(source).split(b"\n")] == [
        len(line) for line in source.split(b"\n")
    ]


def test_ten_thousand_macros_are_no_trouble() -> None:
    assert with_macro_lines(b"A_MACRO\n" * 10_000 + b"+").startswith(b"#AMACRO\n")


@pytest.mark.parametrize("path", ["a.h", "a.c", "a.hpp"])
def test_a_definition_below_macros_is_found(path: str) -> None:
    assert "a" in marks("A_BEGIN_NAMESPACE\nA_BEGIN_EXPORT\n\nenum a { b = 1, c };\n", path).symbols


def test_a_macro_that_opens_something_is_no_part_of_what_follows() -> None:
    one, other = marks("A_BEGIN\nint f(int a);\n"), marks("A_BEGIN_B\nint f(int a);\n")
    assert one.symbols == other.symbols


def test_but_its_file_sees_its_change() -> None:
    assert marks("A_BEGIN\nint a;\n").whole.body != marks("A_BEGIN_B\nint a;\n").whole.body


@pytest.mark.parametrize(
    "rest", ["void f(int a);", "template <class T> void f(T a);", "// why\nvoid f() { a(); }"]
)
def test_another_belongs_to_the_signature_of_what_it_stands_above(rest: str) -> None:
    one, other = marks(f"A_EXPORT\n{rest}\n", "a.hpp"), marks(f"A_HIDDEN\n{rest}\n", "a.hpp")
    assert one.symbols["f"].signature != other.symbols["f"].signature


def test_so_does_its_argument() -> None:
    one, other = marks("A_OLD(b)\nint f(int a);\n"), marks("A_OLD(c)\nint f(int a);\n")
    assert one.symbols["f"].signature != other.symbols["f"].signature


def test_a_macro_in_a_class_is_no_part_of_the_first_member() -> None:
    source = "class A {\n  A_BEGIN_B\n public:\n  int c;\n};\n"
    assert list(marks(source, "a.hpp").symbols) == ["A", "A.c"]


def test_where_the_next_brace_stands_makes_no_difference() -> None:
    source = "T_BEGIN(a) {\n  b();\n}\nTHE_END\n\nT_BEGIN(c) {\n  d();\n}\nTHE_END\n"
    assert marks(source).whole == marks(source.replace(" {", "\n{")).whole
