"""A file's first lines, or git's attributes -> whether a program wrote it."""

import re
from collections.abc import Iterator, Sequence

from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.parsers.globs import glob_regex
from curator.ports import Tree

_HEAD = 2_000
_HINTS = (b"generated", b"do not edit", b"do not modify")
_SIGN = re.compile(
    rb"""^[ \t]*(?:\#|//|/\*|\*|--|<!--|;|%)[^\n]*?(?:
        (?<![\w`"'])@generated(?![\w`"'])
        | (?i:\bcode\ generated\b[^\n]*\bdo\ not\ edit\b)
        | (?<![`"'])\bDO\ NOT\ (?:EDIT|MODIFY)\b
        | (?i:\bdo\ not\ (?:edit|modify)\ (?:this\ file|manually|by\ hand)\b)
        | (?i:\b(?:automatically\ |auto[- ]?)generated\ (?:by|from|file)\b)
        | (?i:\bthis\ file\ (?:is|was)\ (?:automatically\ |auto[- ]?)?generated\b)
        | (?i:\bgenerated\ by\ javadoc\b)
    )""",
    re.MULTILINE | re.VERBOSE,
)
_ATTRIBUTES = ".gitattributes"
_LARGEST = 64_000
_MOST_RULES = 1_000
_VALUES = {
    "linguist-generated": True,
    "linguist-generated=true": True,
    "-linguist-generated": False,
    "!linguist-generated": False,
    "linguist-generated=false": False,
}
"""What GitHub's linguist reads (https://github.com/github-linguist/linguist/blob/main/docs/overrides.md)."""


def is_signed(data: bytes) -> bool:
    """Whether a comment near the top of a file says that a program wrote it."""
    head = data[:_HEAD]
    lowered = head.lower()
    return any(hint in lowered for hint in _HINTS) and _SIGN.search(head) is not None


def declared(tree: Tree, paths: Sequence[RepoPath]) -> frozenset[RepoPath]:
    """Those of these files that `linguist-generated` in a `.gitattributes` says are generated."""
    found: dict[RepoPath, bool] = {}
    for pattern, value in _rules(tree):
        test = glob_regex(pattern).match
        found.update((path, value) for path in paths if test(path))
    return frozenset(path for path, value in found.items() if value)


def _rules(tree: Tree) -> Iterator[tuple[str, bool]]:
    """Patterns from the git root, the weightiest last: a deeper file's after a higher one's, a later line's after an earlier."""
    files = [path for path in tree.entries() if path.rpartition("/")[2] == _ATTRIBUTES]
    for path in sorted(files, key=lambda path: (path.count("/"), path)):
        folder = path[: -len(_ATTRIBUTES)]
        for line in _lines(tree, path)[:_MOST_RULES]:
            pattern, *attributes = line.split() or [""]
            values = [_VALUES[one] for one in attributes if one in _VALUES]
            if values and not pattern.startswith(("#", '"')):
                yield _from_root(folder, pattern), values[-1]


def _lines(tree: Tree, path: RepoPath) -> list[str]:
    try:
        return tree.read(path)[:_LARGEST].decode("utf-8", "replace").splitlines()
    except UnreadableFile:
        return []


def _from_root(folder: str, pattern: str) -> str:
    """A pattern without a slash fits a name in any folder below."""
    return f"{folder}{pattern.lstrip('/')}" if "/" in pattern else f"{folder}**/{pattern}"
