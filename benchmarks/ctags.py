"""Files -> how far our definitions agree with those of Universal Ctags, by name and line.

For each file: what both have in what either has, and the share of ctags' definitions that we have too.
Left out, as no definitions here: imports (`require` and `mod x;` too), packages, keys of plain objects, and values inside a function.
Run: python benchmarks/ctags.py FILES...
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from curator.model.code import SymbolKind
from curator.model.text import RepoPath
from curator.parsers.definitions import Definition, definitions
from curator.parsers.tree import syntax_tree

Name = tuple[int, str]
"""Line of the name, last part of the name."""

LEFT_OUT = {
    "Python": {"unknown", "namespace", "module"},
    "JavaScript": {"property"},
    "TypeScript": set(),
    "Go": {"package", "packageName"},
    "Rust": {"implementation"},
    "Java": {"package"},
    "C": {"header", "local", "parameter", "label"},
    "C++": {"header", "local", "parameter", "label", "namespace", "using", "alias"},
    "C#": {"namespace", "local"},
    "Ruby": {"library", "alias", "accessor"},
    "PHP": {"local", "alias", "namespace"},
    "Kotlin": {"package"},
    "Sh": {"alias", "script", "heredoc"},
}
FILE_SCOPED = (".java", ".cs", ".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx")
"""Where ctags holds what is private to be of the file only."""
VALUES = {"variable", "constant", "property", "field", "var", "const"}
REQUIRED = re.compile(rb"=\s*require\(|^\s*(?:pub\S*\s+)?mod\s+\w+\s*;")
"""Lines that bring in what another file defines."""
CALLABLES = (SymbolKind.FUNCTION, SymbolKind.METHOD)


def main(paths: list[str]) -> None:
    shared = total = expected = 0
    for path in paths:
        ours, theirs = _names(path)
        both, either = ours & theirs, ours | theirs
        shared, total, expected = shared + len(both), total + len(either), expected + len(theirs)
        print(_row(len(both), len(either), len(theirs), path))
        for line, name in sorted(ours ^ theirs):
            print(f"         {'ours' if (line, name) in ours else 'ctags'} only: {line} {name}")
    print(_row(shared, total, expected, "all"))


def _row(both: int, either: int, theirs: int, label: str) -> str:
    share, found = both / max(1, either), both / max(1, theirs)
    return f"{share:7.2%} {both:5}/{either:<5} {found:7.2%} of ctags'  {label}"


def _names(path: str) -> tuple[set[Name], set[Name]]:
    source = Path(path).read_bytes()
    tree = syntax_tree(source, RepoPath(path))
    lines = source.splitlines()
    items = definitions(tree).items if tree else ()
    bodies = [
        range(body.start_point.row + 1, body.end_point.row + 2)
        for item in items
        if item.kind in CALLABLES
        for body in item.bodies
    ]
    theirs = {
        (tag["line"], _plain(tag["name"]))
        for tag in _tags(path)
        if tag["kind"] not in LEFT_OUT[tag["language"]]
        and not tag["name"].startswith(("Anonymous", "__anon", "<lambda>"))
        and not REQUIRED.search(lines[int(tag["line"]) - 1])
        and not (tag["kind"] in VALUES and any(tag["line"] in body for body in bodies))
    }
    return {_name(item) for item in items if not _is_declared_only(item, path)}, theirs


def _name(item: Definition) -> Name:
    return item.name_line, _plain(item.name.rpartition(".")[2])


def _plain(name: str) -> str:
    """`operator ==` of ctags is our `operator==`."""
    return name.lstrip("#").replace(" ", "").rstrip("*")


def _is_declared_only(item: Definition, path: str) -> bool:
    """Python's `name: type` without a value, which ctags does not know."""
    return path.endswith(".py") and item.kind is SymbolKind.VARIABLE and not item.bodies


def _tags(path: str) -> list[dict[str, str]]:
    extras = "--extras=+F" if path.endswith(FILE_SCOPED) else "--extras=-F"
    command = [
        "ctags",
        "--output-format=json",
        "--fields=+nKSl",
        extras,
        "--kinds-C=+px",
        "--kinds-C++=+px",
        "-f",
        "-",
        path,
    ]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [tag for tag in map(json.loads, lines) if tag["_type"] == "tag"]


if __name__ == "__main__":
    main(sys.argv[1:])
