"""Imports as written, by fixture files: `a.py.txt` is the source of `a.py`, `a.py.imports` what it imports."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.imports import Imports
from curator.model.text import RepoPath
from curator.parsers.file_imports import file_imports, imports_of
from curator.parsers.tree import syntax_tree

SOURCES = sorted((Path(__file__).parent / "fixtures" / "imports").glob("*.txt"))
PATHS = ["a.py", "a.ts", "a.go", "a.rs", "A.java", "a.kt", "a.cs", "a.php", "a.rb", "a.cpp"]
PIECES = ["import ", "from ", '"', "'", "`", "/*", "*/", "//", "#", "\n", "{", "}", "use ", ";", "mod a {", "(", ")", "a", "\\"]  # fmt: skip


def shown(imports: Imports) -> str:
    lines = [
        f"{one.module}: {taken(one.names)}" if one.names else one.module for one in imports.modules
    ]
    lines += [f"package {imports.package}"] if imports.package else []
    lines += [f"defines {' '.join(imports.defines)}"] if imports.defines else []
    lines += ["is a program"] if imports.is_program else []
    return "\n".join(lines) + "\n"


def taken(names: dict[str, str]) -> str:
    pairs = names.items()
    return ", ".join(here if here == there else f"{here}={there}" for here, there in pairs)


def modules(source: str, path: str) -> list[str]:
    return [one.module for one in file_imports(source.encode(), RepoPath(path)).modules]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_what_a_file_imports(source: Path):
    found = file_imports(source.read_bytes(), RepoPath(source.stem))
    assert shown(found) == source.with_suffix(".imports").read_text("utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_same_is_read_of_a_file_that_is_parsed(source: Path):
    tree = syntax_tree(source.read_bytes(), RepoPath(source.stem))
    assert tree is not None
    assert imports_of(tree) == file_imports(source.read_bytes(), RepoPath(source.stem))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_line_ends_and_byte_order_marks_change_nothing(source: Path):
    text = source.read_bytes()
    other = b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")
    path = RepoPath(source.stem)
    assert file_imports(other, path) == file_imports(text, path)


@pytest.mark.parametrize("path", ["a.md", "a.sh", "a"])
def test_a_file_of_another_language_imports_nothing(path: str):
    assert modules("import a\n", path) == []


def test_a_binary_file_imports_nothing():
    assert modules("import a\n\0", "a.py") == []


def test_a_name_that_is_not_ascii_is_read():
    assert modules("import größe\n", "a.py") == ["größe"]


def test_an_import_in_the_last_line_without_end_is_read():
    assert modules("import a", "a.py") == ["a"]


@pytest.mark.parametrize(
    ("word", "path"),
    [("use", "a.rs"), ("require", "a.php"), ("require", "a.rb"), ("import a", "a.ts"), ("from", "a.py")],
)  # fmt: skip
def test_a_long_gap_is_read_once(word: str, path: str):
    gap = " " * 200_000  # read once for each of its parts it takes minutes
    assert modules(f"\n{word}{gap}\nimport z\n", path) in ([], ["z"])


@given(st.sampled_from(PATHS), st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_text_is_too_broken(path: str, pieces: list[str]):
    assert isinstance(file_imports("".join(pieces).encode(), RepoPath(path)), Imports)
