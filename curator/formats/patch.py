"""Rewritten files -> a patch, as `git apply` takes it."""

import re
from collections.abc import Sequence
from difflib import unified_diff

from curator.model.diagnostics import Rewrite

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""Git's lines end in a line feed only; `str.splitlines` knows more."""


def patch(changes: Sequence[Rewrite]) -> str:
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for change in changes
        for line in unified_diff(
            _LINE.findall(change.before),
            _LINE.findall(change.after),
            f"a/{change.path}",
            f"b/{change.path}",
        )
    )
