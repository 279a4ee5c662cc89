import pytest

from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def digests(source: str) -> tuple[str, str]:
    mark = fingerprints(f"<?php {source}".encode(), RepoPath("a.php")).whole
    return mark.signature, mark.body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"$a = '\\';", r'$a = "\\";'),
        (r"$a = 'b\c';", r'$a = "b\\c";'),
        (r"$a = 'b\c';", r"$a = 'b\\c';"),
        (r"$a = 'b\\n';", r'$a = "b\\n";'),
        (r"$a = 'it\'s';", r'$a = "it' + "'" + 's";'),
        (r"""$a = 'b"c';""", r'$a = "b\"c";'),
        (r"$a = '$b';", r'$a = "\$b";'),
        (r'$a = "\d";', r"$a = '\d';"),
        ("$a = '';", '$a = "";'),
        ('$a = "b\n c";', "$a = 'b\n c';"),
    ],
)
def test_quotes_are_layout_where_the_text_is_the_same(one: str, other: str) -> None:
    assert digests(one) == digests(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"$a = '\n';", r'$a = "\n";'),
        (r"$a = '\\';", r"$a = '\\\\';"),
        (r"$a = '\0';", r'$a = "\0";'),
        (r"$a = '\x41';", r'$a = "\x41";'),
        (r"$a = '\u{41}';", r'$a = "\u{41}";'),
        (r'$a = "\n";', r'$a = "\t";'),
        ("$a = '$b';", '$a = "$b";'),
        (r'$a = "$b\\c";', r"$a = '$b\\c';"),
        ("$a = 'b c';", "$a = 'b  c';"),
    ],
)
def test_another_text_is_a_change_in_any_quotes(one: str, other: str) -> None:
    assert digests(one) != digests(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(<<<E\n  a\n    b\n  E);", "f(<<<E\na\n  b\nE);"),
        ("f(<<<E\n  a $b\n\n  {$c} d\n  E);", "f(<<<E\n    a $b\n\n    {$c} d\n    E);"),
        ("f(<<<'E'\n  a $b\n  E);", "f(<<<'E'\n a $b\n E);"),
        ("f(<<<E\n\ta\n\tE);", "f(<<<E\n  a\n  E);"),
        ('f(<<<"E"\na\nE);', "f(<<<E\na\nE);"),
    ],
)
def test_the_indentation_of_a_heredoc_that_its_end_says_is_layout(one: str, other: str) -> None:
    assert digests(one) == digests(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(<<<E\n  a\nE);", "f(<<<E\na\nE);"),
        ("f(<<<E\n  a\n  E);", "f(<<<E\n  a\nE);"),
        ("f(<<<E\na\nb\nE);", "f(<<<E\na\n\nb\nE);"),
        ("f(<<<E\na\nE);", "f(<<<E\n\na\nE);"),
        ("f(<<<E\na $b\nE);", "f(<<<E\na $c\nE);"),
        ("f(<<<E\na $b\nE);", "f(<<<E\na$b\nE);"),
        ("f(<<<E\na $b\nE);", "f(<<<'E'\na $b\nE);"),
        ("f(<<<E\n$a[b]\nE);", "f(<<<E\n{$a}[b]\nE);"),
    ],
)
def test_what_a_heredoc_says_counts(one: str, other: str) -> None:
    assert digests(one) != digests(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("class A { use B, C; }", "class A { use B; use C; }"),
        ("if ($a) b();", "if ($a) { b(); }"),
        ("if ($a) b(); else c();", "if ($a) { b(); } else { c(); }"),
        (
            "if ($a) b(); else if ($c) d(); else e();",
            "if ($a) { b(); } elseif ($c) { d(); } else { e(); }",
        ),
        ("foreach ($a as $b) c();", "foreach ($a as $b) { c(); /* why */ }"),
        ("IF ($a) { RETURN TRUE; }", "if ($a) { return true; }"),
        ("f(SELF::A, Parent::b());", "f(self::A, parent::b());"),
        ("$a <> $b;", "$a != $b;"),
        ("$a = (INTEGER) $b;", "$a = (int) $b;"),
        ("class A { static public function f() {} }", "class A { public static function f() {} }"),
        ("#[A()] function f() {}", "#[A] function f() {}"),
        ("f(<<< E\na\nE);", "f(<<<E\na\nE);"),
        ("$a = new class() extends B {};", "$a = new class extends B {};"),
    ],
)
def test_what_formatters_spell_in_one_way_is_layout(one: str, other: str) -> None:
    assert digests(one) == digests(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("class A { use B, C; }", "class A { use B; }"),
        ("class A { use B, C { B::f insteadof C; } }", "class A { use B, C; }"),
        ("$a = new class(1) extends B {};", "$a = new class extends B {};"),
        ("if ($a) { b(); c(); }", "if ($a) { b(); } c();"),
        ("if ($a) { if ($b) c(); } else d();", "if ($a) { if ($b) c(); else d(); }"),
        ("if ($a) b(); elseif ($c) d();", "if ($a) b(); if ($c) d();"),
        ("$a = (int) $b;", "$a = (bool) $b;"),
        ("$a <> $b;", "$a == $b;"),
        ("class A { static public function f() {} }", "class A { public function f() {} }"),
        ("class A { public static $a; }", "class A { private static $a; }"),
        ("#[A(1)] function f() {}", "#[A] function f() {}"),
        ("require 'a';", "include 'a';"),
    ],
)
def test_what_they_may_not_respell_counts(one: str, other: str) -> None:
    assert digests(one) != digests(other)
