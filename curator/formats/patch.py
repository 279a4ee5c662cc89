"""Rewritten files -> a patch, as `git apply` takes it."""

import re
from collections.abc import Sequence
from difflib import unified_diff

from curator.model.diagnostics import Rewrite
from curator.model.text import RepoPath

_LINE = re.compile(r"[^\n]+\n?|\n")
"""Git's lines end in a line feed only; `str.splitlines` knows more."""
_QUOTED = re.compile(r'[\x00-\x1f\x7f"\\\udc80-\udcff]')
_LETTERS = {
    "\a": "a",
    "\b": "b",
    "\t": "t",
    "\n": "n",
    "\v": "v",
    "\f": "f",
    "\r": "r",
    '"': '"',
    "\\": "\\",
}


def patch(changes: Sequence[Rewrite]) -> str:
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for change in changes
        for line in unified_diff(
            _LINE.findall(change.before),
            _LINE.findall(change.after),
            _name("a", change.path),
            _name("b", change.path),
        )
    )


def _name(side: str, path: RepoPath) -> str:
    """As git writes it, so that no name can begin a line of its own or be cut at a space."""
    name = f"{side}/{path}"
    if _QUOTED.search(name):
        return f'"{_QUOTED.sub(_escaped, name)}"'
    return f"{name}\t" if " " in name else name


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    code = _LETTERS.get(character) or f"{character.encode('utf-8', 'surrogateescape')[0]:03o}"
    return f"\\{code}"
