import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.notes import GlobReference, LineReference, PathReference, SymbolReference
from curator.model.text import RepoPath, Span
from curator.parsers.code_link import parse_reference

ROOT = RepoPath("")


def test_a_path_alone_is_a_file_or_folder():
    assert parse_reference("src/a.py", ROOT) == PathReference(RepoPath("src/a.py"))


def test_a_name_after_the_hash_is_a_symbol():
    assert parse_reference("a.py#Retry.next", ROOT) == SymbolReference(
        RepoPath("a.py"), "Retry.next"
    )


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("L10", Span(10, 10)),
        ("L10-L20", Span(10, 20)),
        ("L10-20", Span(10, 20)),
        ("L3-L3", Span(3, 3)),
    ],
)
def test_lines_are_told_by_their_l(fragment, lines):
    assert parse_reference(f"a.py#{fragment}", ROOT) == LineReference(RepoPath("a.py"), lines)


def test_a_symbol_may_begin_like_a_line():
    assert parse_reference("a.py#L10n", ROOT) == SymbolReference(RepoPath("a.py"), "L10n")


@pytest.mark.parametrize("target", ["src/*.py", "**/a.py", "a?.py", "[ab].py"])
def test_a_wildcard_makes_a_glob(target):
    assert parse_reference(target, ROOT) == GlobReference(RepoPath(target))


def test_paths_start_at_the_project_root():
    assert parse_reference("a.py", RepoPath("apps/shop")) == PathReference(
        RepoPath("apps/shop/a.py")
    )


@pytest.mark.parametrize("target", ["./src/a", "src//a", "src/a/", "src/./a"])
def test_spellings_of_one_path_are_one_path(target):
    assert parse_reference(target, ROOT) == PathReference(RepoPath("src/a"))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("#f", "lacks a path"),
        ("./", "lacks a path"),
        ("a.py#", "lacks a symbol"),
        ("../a.py", "leave the repository"),
        ("src/../../a.py", "leave the repository"),
        ("/etc/passwd", "absolute"),
        ("//server/share", "absolute"),
        ("C:/a.py", "absolute"),
        ("src\\a.py", "backslash"),
        ("\\\\server\\share", "backslash"),
        ("a\x00.py", "control"),
        ("a\u202811.py", "control"),
        (".git/config", "`.git`"),
        ("sub/.GIT/config", "`.git`"),
        ("*.py#f", "both a pattern"),
        ("a.py#L0", "not a line range"),
        ("a.py#L9-L3", "not a line range"),
        ("a" * 1001, "longer"),
        ("*" * 21, "more than"),
    ],
)
def test_what_cannot_be_inside_the_repository_is_refused_with_a_reason(target, words):
    message = parse_reference(target, ROOT)
    assert isinstance(message, str)
    assert words in message


@given(st.text(max_size=60))
def test_any_text_has_an_answer_inside_the_repository(target):
    answer = parse_reference(target, ROOT)
    path = "" if isinstance(answer, str) else getattr(answer, "path", None) or answer.pattern
    assert ".." not in path.split("/")
    assert not path.startswith("/")


def test_a_drive_is_none_behind_a_dot_either():
    assert "is absolute" in str(parse_reference("./C:/a.py", ROOT))


def test_a_folder_of_blanks_is_no_path():
    assert "lacks a path" in str(parse_reference(" /", ROOT))
