"""A definition and the containers that it stood in -> its fingerprint, as if it still stood in them."""

import re
from collections.abc import Iterator, Sequence
from posixpath import basename

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints
from curator.parsers.languages import language_for

_SHELLS = {
    "java": ("class {} {{\n", "}\n"),
    "csharp": ("class {} {{\n", "}\n"),
    "kotlin": ("class {} {{\n", "}\n"),
    "cpp": ("class {} {{\n", "};\n"),
    "ruby": ("module {}\n", "end\n"),
    "rust": ("mod {} {{\n", "}\n"),
}
"""Language -> what opens and what closes a container. Where indentation is meant, text cannot just be put into one."""
_RUST_TESTS = "tests"
"""The module that Rust's book puts a file's tests into: https://doc.rust-lang.org/book/ch11-03-test-organization.html"""

Names = Sequence[str]


def in_old_containers(
    symbol: str, source: bytes, path: RepoPath, *, old: str, old_path: RepoPath
) -> list[Fingerprint]:
    """One for each way in which the old name can be read, the likeliest first; none where it is not the same definition.

    A link may lack the outer class, which is then taken to be called as its file is, or the module of Rust's tests.
    """
    names, before = symbol.split("."), old.split(".")
    ways = [before, [basename(old_path).partition(".")[0], *before]]
    ways += [[_RUST_TESTS, *before]] if _language(path) == "rust" else []
    return [mark for way in ways for mark in _seen_as(way, names, source, path)]


def _seen_as(before: Names, names: Names, source: bytes, path: RepoPath) -> Iterator[Fingerprint]:
    if before[-1] != names[-1]:
        return
    if len(before) == len(names):
        text = _renamed_back(source, names[:-1], before[:-1])
    elif _has_lost_its_place_alone(names, before, path):
        text = _put_back(source, path, names[0], before[: -len(names)])
    else:
        return
    found = fingerprints(text, path).symbols.get(".".join(before))
    if found is not None:
        yield found


def _renamed_back(source: bytes, names: Names, before: Names) -> bytes:
    for new, word in zip(names, before, strict=True):
        pattern = rb"(?<![\w$])" + re.escape(new.encode()) + rb"(?![\w$])"
        source = re.sub(pattern, word.encode().replace(b"\\", rb"\\"), source)
    return source


def _has_lost_its_place_alone(names: Names, before: Names, path: RepoPath) -> bool:
    """A method without its class is another thing to its callers; in a class that is nested no more, or a module that is a file, it is not."""
    outer, rest = before[: -len(names)], before[-len(names) :]
    if not outer or list(rest) != list(names) or _language(path) not in _SHELLS:
        return False
    return len(names) > 1 or _is_module(outer, path)


def _is_module(outer: Names, path: RepoPath) -> bool:
    """Rust's compiler wants modules in lower case and types in capitals."""
    return _language(path) == "rust" and all(name.islower() for name in outer)


def _put_back(source: bytes, path: RepoPath, top: str, outer: Names) -> bytes:
    """The source with the containers around a definition of the top level; a module goes around the whole file."""
    lines = source.splitlines(keepends=True)
    spans = fingerprints(source, path).spans.get(top, ())
    first, last = (1, len(lines)) if _is_module(outer, path) else (spans[0].first, spans[-1].last)
    start, end = _SHELLS[_language(path)]
    opening = "".join(start.format(name) for name in outer).encode()
    closing = f"\n{end * len(outer)}".encode()
    return b"".join(
        [*lines[: first - 1], opening, *lines[first - 1 : last], closing, *lines[last:]]
    )


def _language(path: RepoPath) -> str:
    language = language_for(path)
    return language.name if language else ""
