from pathlib import Path

import pytest

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints

GOLDEN = Path(__file__).parent / "golden"
SOURCES = sorted(path for path in GOLDEN.glob("*/*") if path.suffix != ".txt")


def whole(source: str, path: str = "a.py") -> Fingerprint:
    return fingerprints(source.encode(), RepoPath(path)).whole


def of(name: str, source: str) -> Fingerprint:
    return fingerprints(source.encode(), RepoPath("a.py")).symbols[name]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("print(1)", "a.py"),
        ("", "a.py"),
        ("import a", "a.py"),
        ("def _f(): 1", "a.py"),
        ("export * from 'm'", "a.ts"),
        ("module.exports = { a: 1 }", "a.js"),
        ("exports.a = 1", "a.js"),
        ("package p\nfunc f() {}", "a.go"),
        ("print(1)", "a.txt"),
    ],
)
def test_the_signature_of_a_file_without_public_definitions_is_its_body(
    source: str, path: str
) -> None:
    assert whole(source, path).signature == whole(source, path).body


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_that_of_a_file_with_public_definitions_is_not(path: Path) -> None:
    mark = fingerprints(path.read_bytes(), RepoPath(path.name)).whole
    assert mark.signature != mark.body


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("a.ts", "export * from 'm'", "export * from 'n'"),
        ("a.ts", "export { b } from 'm'", "export { c } from 'm'"),
        ("a.ts", "export { b as c } from 'm'", "export { b as d } from 'm'"),
        ("a.ts", "export * as b from 'm'", "export * as c from 'm'"),
        ("a.js", "const b = 1\nexport { b }", "const b = 1\nexport { b as c }"),
        ("a.js", "const b = 1\nexport default b", "const b = 1\nexport { b }"),
        ("a.ts", "export = b", "export = c"),
    ],
)
def test_what_a_module_hands_on_belongs_to_the_signature_of_its_file(
    path: str, one: str, other: str
) -> None:
    first, second = (whole(f"export function a() {{}}\n{text}", path) for text in (one, other))
    assert first.signature != second.signature


@pytest.mark.parametrize("form", ["__all__ = ['{}']", "__all__ += ['{}']", "__all__.append('{}')"])
def test_so_do_the_names_in_all(form: str) -> None:
    first, second = (whole(f"def a(): 1\n{form.format(name)}") for name in "ab")
    assert first.signature != second.signature


def test_the_qualified_name_belongs_to_a_signature() -> None:
    one, other = (
        of("A.run", "class A:\n def run(self): 1"),
        of("B.run", "class B:\n def run(self): 1"),
    )
    assert one.signature != other.signature
    assert one.body == other.body


GO_TYPE = "package q\n\ntype Queue struct{ Size int }\n\nfunc (q *Queue) Push(x int) { q.Size++ }\n\nfunc (q *Queue) grow() {}\n"


def of_queue(text: str) -> Fingerprint:
    return fingerprints(text.encode(), RepoPath("q.go")).symbols["Queue"]


def test_a_go_type_covers_its_methods() -> None:
    assert of_queue(GO_TYPE).signature != of_queue(GO_TYPE.replace("x int", "x, y int")).signature


def test_a_changed_body_of_a_go_method_is_a_changed_body_of_its_type() -> None:
    changed = of_queue(GO_TYPE.replace("q.Size++", "q.Size += 2"))
    assert of_queue(GO_TYPE).signature == changed.signature
    assert of_queue(GO_TYPE).body != changed.body


def test_a_private_go_method_is_not_in_the_signature_of_its_type() -> None:
    changed = of_queue(GO_TYPE.replace("grow() {}", "grow(n int) {}"))
    assert of_queue(GO_TYPE).signature == changed.signature
    assert of_queue(GO_TYPE).body != changed.body
