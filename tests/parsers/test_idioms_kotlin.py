import pytest

from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def digests(source: str) -> tuple[str, str]:
    mark = fingerprints(source.encode(), RepoPath("a.kt")).whole
    return mark.signature, mark.body


def raw(text: str, call: str = ".trimIndent()") -> tuple[str, str]:
    return digests(f'val a = """{text}"""{call}')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\n  a\n  b\n", "\n    a\n    b\n"),
        ("\n  a\n  ", "\n  a\n    "),
        ("\n  a\n    b\n  ", "\n a\n   b\n"),
        ("\n  a\n\n  b\n", "\n a\n\n b\n"),
        ("\n  $b\n  ${c} d\n", "\n    $b\n    ${c} d\n"),
        ("a", "  a"),
    ],
)
def test_the_indentation_that_trim_indent_takes_off_is_layout(one: str, other: str) -> None:
    assert raw(one) == raw(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\n  a\n  b\n", "\n  a\n    b\n"),
        ("\n  a\n  b\n", "\n  a\n\n  b\n"),
        ("\n  a\n", "\n\n  a\n"),
        ("\n  a \n", "\n  a\n"),
        ("\n  a\n", "\n  b\n"),
        ("\n  $a\n", "\n  $b\n"),
        ("\n  a $b\n", "\n  a$b\n"),
        ("\n  a\n  $b\n", "\n  a\n   $b\n"),
    ],
)
def test_what_is_left_of_it_counts(one: str, other: str) -> None:
    assert raw(one) != raw(other)


@pytest.mark.parametrize(
    ("one", "other", "call"),
    [
        ("\n  |a\n  |b\n", "\n    |a\n |b\n  ", ".trimMargin()"),
        ("\n  #a\n", "\n #a\n", '.trimMargin("#")'),
        ("\n  |$b\n", "\n |$b\n", ".trimMargin()"),
    ],
)
def test_the_margin_that_trim_margin_takes_off_is_layout(one: str, other: str, call: str) -> None:
    assert raw(one, call) == raw(other, call)


@pytest.mark.parametrize(
    ("one", "other", "call"),
    [
        ("\n  | a\n", "\n  |a\n", ".trimMargin()"),
        ("\n  a\n", "\n a\n", ".trimMargin()"),
        ("\n  |a\n", "\n |a\n", '.trimMargin("#")'),
        ("\n  |a\n", "\n |a\n", ".trimMargin(b)"),
    ],
)
def test_what_is_no_margin_counts(one: str, other: str, call: str) -> None:
    assert raw(one, call) != raw(other, call)


@pytest.mark.parametrize("call", ["", ".trim()", ".lines()", ".trimIndent", ".trimIndent(b)"])
def test_the_indentation_of_other_raw_strings_counts(call: str) -> None:
    assert raw("\n  a\n", call) != raw("\n    a\n", call)


def test_a_call_of_trim_indent_counts() -> None:
    assert raw("a") != raw("a", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("if (a) b()", "if (a) {\n  b() // why\n}"),
        ("if (a) b() else c()", "if (a) { b() } else { c() }"),
        ("if (a) b() else { if (c) d() }", "if (a) b() else if (c) d()"),
        ("for (a in b) c()", "for (a in b) { c() }"),
        ("while (a) b()", "while (a) { b() }"),
        ("do b() while (a)", "do { b() } while (a)"),
        ("when (a) { 1 -> b() }", "when (a) { 1 -> { b() } }"),
        ("fun g(): Int { return 1 }", "fun g(): Int = 1"),
        ("fun g(): Int? {\n  // why\n  return 1\n}", "fun g(): Int? = 1"),
    ],
)
def test_braces_around_one_statement_are_layout(one: str, other: str) -> None:
    first, second = (f"fun f() {{\n{text}\nx()\n}}" for text in (one, other))
    assert digests(first) == digests(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("if (a) { b(); c() }", "if (a) { b() }; c()"),
        ("if (a) { b() }", "if (a) {}"),
        ("if (a) { { b() } }", "if (a) { b() }"),
        ("if (a) b() else if (c) d() else e()", "if (a) { b() } else { if (c) d() }; e()"),
        ("fun g(): Int { return 1 }", "fun g(): Int { return 2 }"),
        ("fun g() { return h() }", "fun g() = h()"),
        ("fun g(): Int { h(); return 1 }", "fun g(): Int = 1"),
        ("fun g(): Int { return@f 1 }", "fun g(): Int = 1"),
        ("fun g() { h() }", "fun g() = h()"),
    ],
)
def test_braces_around_more_or_nothing_count(one: str, other: str) -> None:
    first, second = (f"fun f() {{\n{text}\nx()\n}}" for text in (one, other))
    assert digests(first) != digests(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('val a = "${b}"', 'val a = "$b"'),
        ('val a = "c ${b}.d"', 'val a = "c $b.d"'),
        ("fun f(): Unit { a() }", "fun f() { a() }"),
        ("class A {}", "class A"),
        ("val a = b() { c }", "val a = b { c }"),
        ("class A<B, C,>", "class A<B, C>"),
        ("fun f(): Nothing { throw a }", "fun f(): Nothing = throw a"),
    ],
)
def test_what_need_not_be_said_is_layout(one: str, other: str) -> None:
    assert digests(one) == digests(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('val a = "${b}c"', 'val a = "$bc"'),
        ('val a = "$b"', 'val a = "$c"'),
        ('val a = "${b}"', 'val a = "b"'),
        ('val a = "\\$b"', 'val a = "$b"'),
        ('val a = "${b.c}"', 'val a = "$b.c"'),
        ("fun f(): Unit = a()", "fun f() = a()"),
        ("fun f(): Int { a() }", "fun f() { a() }"),
        ("class A { val b = 1 }", "class A"),
        ("class A<B>", "class A"),
        ("class A<B, C>", "class A<B, D>"),
        ("class A<B>", "class A<reified B>"),
        ("val a = b(1) { c }", "val a = b { c }"),
        ("val a = b()", "val a = b"),
        ("fun f() { throw a }", "fun f() = throw a"),
    ],
)
def test_what_means_something_else_without_it_counts(one: str, other: str) -> None:
    assert digests(one) != digests(other)


def test_an_accessor_that_returns_is_its_expression() -> None:
    one, other = "val a: Int\n  get() { return b }", "val a: Int\n  get() = b"
    assert digests(one) == digests(other)
