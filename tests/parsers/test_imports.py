import pytest

from curator.model.text import RepoPath
from curator.parsers.imports import ImportedName, imported_names


def names(source: str, path: str) -> list[tuple[str, str, str]]:
    """Name, module, name there."""
    found = imported_names(source.encode(), RepoPath(path))
    return [(one.name, one.module, one.original) for one in found]


@pytest.mark.parametrize(
    ("source", "name", "module", "original"),
    [
        ("from ._impl import Client", "Client", "._impl", "Client"),
        ("from pkg.impl import X as Y", "Y", "pkg.impl", "X"),
        ("from .. import util", "util", "..", "util"),
        ("from .impl import *", "*", ".impl", "*"),
        ("try:\n    from .fast import f\nexcept ImportError:\n    pass", "f", ".fast", "f"),
    ],
)
def test_python_names(source: str, name: str, module: str, original: str):
    assert names(source, "a.py") == [(name, module, original)]


@pytest.mark.parametrize(
    ("source", "name", "module", "original"),
    [
        ("export { X } from './x'", "X", "./x", "X"),
        ("export { X as Y } from './x'", "Y", "./x", "X"),
        ("export * from './x'", "*", "./x", "*"),
        ("import { X } from './x.js'", "X", "./x.js", "X"),
        ("import { X as Y } from './x'", "Y", "./x", "X"),
        ("import X from './x'", "X", "./x", "X"),
        ("export { X as Y }", "Y", "", "X"),
        ("const { X } = require('./x')", "X", "./x", "X"),
        ("const { X: Y } = require('./x')", "Y", "./x", "X"),
    ],
)
@pytest.mark.parametrize("path", ["a.js", "a.ts", "a.tsx"])
def test_javascript_names(source: str, name: str, module: str, original: str, path: str):
    assert names(source, path) == [(name, module, original)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("pub use crate::a::X;", [("X", "crate::a", "X")]),
        ("pub use self::imp::X as Y;", [("Y", "self::imp", "X")]),
        ("pub use super::a::*;", [("*", "super::a", "*")]),
        ("use a::{b::{C, D as E}, F};", [("C", "a::b", "C"), ("E", "a::b", "D"), ("F", "a", "F")]),
        ("use a::b::{self, C};", [("b", "a", "b"), ("C", "a::b", "C")]),
    ],
)
def test_rust_names(source: str, found: list[tuple[str, str, str]]):
    assert names(source, "a.rs") == found


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("def f():\n    from .x import y\n", "a.py"),
        ("function f() { const { x } = require('./x') }", "a.js"),
        ("fn f() { use crate::a::X; }", "a.rs"),
        ("export * as all from './x'", "a.ts"),
        ("const { X } = load('./x')", "a.js"),
        ("from .x import y", "a.txt"),
        ("import x.y.Z;", "A.java"),
    ],
)
def test_what_is_local_or_no_name_is_left_out(source: str, path: str):
    assert names(source, path) == []


def test_names_come_in_the_order_of_the_file():
    source = "from .b import x\nfrom .a import y, z\n"
    assert [one.name for one in imported_names(source.encode(), RepoPath("a.py"))] == [
        "x",
        "y",
        "z",
    ]


def test_nested_braces_without_end_are_left_out():
    source = f"use {'a::{' * 500}b{'}' * 500};".encode()
    assert ImportedName("b", "a", "b") not in imported_names(source, RepoPath("a.rs"))
