import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Parser

from curator.errors import TooSlow
from curator.model.text import RepoPath
from curator.parsers import bounded_parse
from curator.parsers.bounded_parse import bounded_tree
from curator.parsers.code import outline
from curator.parsers.comments import _CLOSING
from curator.parsers.fingerprint import fingerprints
from curator.parsers.languages import grammar, language_for
from curator.parsers.markdown import parse_markdown

_JAVA = "class A { int f(int a) { return a < 1 ? g(a) : a; } }\n"


def _is_parsed(source: str, name: str) -> bool:
    language = language_for(RepoPath(name))
    assert language is not None
    return bounded_tree(grammar(language), source.encode()) is not None


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("a<", "A.java"),
        ("a<", "A.cs"),
        ("`${", "a.js"),
        ("[", "a.ts"),
        ('"#{', "a.rb"),
        ('"$(', "a.sh"),
    ],
)
def test_a_file_that_opens_brackets_without_end_is_text(unit: str, name: str) -> None:
    assert not _is_parsed(unit * 8000, name)


def test_brackets_that_only_comments_close_are_open() -> None:
    assert not _is_parsed("a< /*>*/" * 8000, "A.java")


def test_brackets_left_open_behind_code_are_found() -> None:
    assert not _is_parsed(_JAVA * 200 + "a<" * 8000, "A.java")


def test_comparisons_in_many_methods_are_no_open_brackets() -> None:
    assert _is_parsed("class B {\n" + _JAVA * 4000 + "}\n", "A.java")


@pytest.mark.parametrize(
    ("unit", "name"), [("->", "a.go"), ("->", "a.js"), ("<!--", "a.py"), ("<!--", "a.rb")]
)
def test_a_file_at_whose_end_the_parser_stays_is_text(unit: str, name: str) -> None:
    assert not _is_parsed(unit * 10_000, name)


def test_comments_that_nothing_closes_are_not_read_to_the_end_again_and_again() -> None:
    assert not _is_parsed("fn  /*" * 10_000, "a.js")


@pytest.mark.parametrize(
    ("unit", "name"),
    [("a = 1\n", "a.py"), ("a=1;\n", "a.js"), ("class A{int a;}\n", "A.cs"), (_JAVA, "A.java")],
)
def test_a_long_file_of_short_statements_is_parsed(unit: str, name: str) -> None:
    assert _is_parsed(unit * 20_000, name)


def test_a_hostile_file_has_a_fingerprint_as_text() -> None:
    assert fingerprints(b"a<" * 8000, RepoPath("A.java")).language is None


def test_a_hostile_file_has_no_outline() -> None:
    assert outline(b"a<" * 8000, RepoPath("A.java")).symbols == ()


def test_a_file_that_is_only_late_is_not_called_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_parse, "_SECONDS", -1.0)
    with pytest.raises(TooSlow):
        outline(_JAVA.encode() * 1000, RepoPath("A.java"))


def test_a_bounded_tree_is_the_tree() -> None:
    source = (_JAVA * 1500 + "class {{ int").encode()
    language = language_for(RepoPath("A.java"))
    assert language is not None
    tree = bounded_tree(grammar(language), source)
    assert tree is not None
    assert str(tree.root_node) == str(Parser(grammar(language)).parse(source).root_node)


@given(st.text(alphabet=" \t\n*/->a", max_size=40))
def test_the_end_of_a_comment_is_found_as_by_the_plain_pattern(text: str) -> None:
    assert _CLOSING.sub("", text) == re.sub(r"\s*(?:\*+/|-->)\s*$", "", text)


def test_a_paragraph_of_thousands_of_brackets_has_no_links() -> None:
    assert parse_markdown(["[a](b) " * 10] * 101, 1).destinations == ()


def test_a_paragraph_of_hundreds_of_brackets_has_links() -> None:
    assert len(parse_markdown(["[a](b) " * 10] * 99, 1).destinations) == 990


def test_nodes_of_a_file_with_errors_know_their_text() -> None:
    source = (_JAVA * 1500 + "class {{ int").encode()
    language = language_for(RepoPath("A.java"))
    assert language is not None
    tree = bounded_tree(grammar(language), source)
    assert tree is not None
    assert tree.root_node.text == source[tree.root_node.start_byte : tree.root_node.end_byte]
