"""Text from a repository -> a cell of a Markdown table that shows it and does nothing else."""

import re

from curator.formats.terminal import printable

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+!|~@&])")


def cell(text: str) -> str:
    """On one line, with every mark escaped that Markdown, HTML or a forge would act on (`@team` tells nobody)."""
    plain = " ".join(printable(text).split())
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", plain)
