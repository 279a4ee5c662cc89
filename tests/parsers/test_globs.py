import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.text import RepoPath
from curator.parsers.globs import glob_regex, matches, matching
from tests.hangs import no_hang


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.py", "a.py"),
        ("src/*.py", "src/a.py"),
        ("src/*", "src/.hidden"),
        ("**", "a/b/c"),
        ("**/a.py", "a.py"),
        ("**/a.py", "x/y/a.py"),
        ("src/**", "src/a/b.py"),
        ("src/**/a.py", "src/a.py"),
        ("src/**/a.py", "src/x/y/a.py"),
        ("**/x/**/y/*.sql", "a/x/b/x/y/c.sql"),
        ("a**b", "a-x-b"),
        ("a*b*c", "abbbcbc"),
        ("a?.py", "ab.py"),
        ("[ab].py", "b.py"),
        ("[!ab].py", "c.py"),
        ("[^ab].py", "c.py"),
        ("[a-c]x", "bx"),
        ("[]]x", "]x"),
        ("[*]x", "*x"),
        ("[a", "[a"),
        ("vendor", "vendor/a/b.c"),
        ("vendor/", "vendor/a"),
        ("README.md", "README.md"),
    ],
)
def test_a_pattern_fits(pattern, path):
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.py", "src/a.py"),
        ("src/*", "src/a/b"),
        ("src/**", "src"),
        ("src/**", "srcs/a"),
        ("**/a.py", "x/ba.py"),
        ("src/**/a.py", "src/xa.py"),
        ("a?.py", "a/.py"),
        ("[!a]b", "/b"),
        ("[z-a]x", "bx"),
        ("a**b", "a/b"),
        ("vendor", "vendors/a"),
        ("*.PY", "a.py"),
        ("a.py", "axpy"),
        ("a*", "a\n/b"),
    ],
)
def test_a_pattern_does_not_fit(pattern, path):
    assert not matches(pattern, path)


def test_paths_keep_their_order():
    paths = [RepoPath("b.py"), RepoPath("a.md"), RepoPath("a.py")]
    assert matching(["*.py"], paths) == ["b.py", "a.py"]


@pytest.mark.parametrize(
    "pattern", ["*a" * 20 + "b", "**/a/" * 20 + "b", "**/*a*a*a/" * 9 + "b", "[" * 900]
)
def test_hostile_patterns_answer_at_once(pattern):
    with no_hang():
        assert not matches(pattern, "a" * 2000 + "/a" * 2000)


@given(st.text("ab*?[]!^-/", max_size=20), st.text("ab/-]", max_size=20))
def test_every_pattern_compiles_and_answers(pattern, path):
    assert glob_regex(pattern).match(path) is None or matches(pattern, path)


def test_no_character_stands_for_a_star_in_brackets():
    assert not matches("[\0]", "*")
    assert matches("[\0]", "\0")


@pytest.mark.parametrize("unit", ["[", "]", "[]", "[!", "*", "[*"])
def test_a_pattern_without_end_is_read_at_once(unit):
    with no_hang():
        matches(unit * 100_000, "a")
