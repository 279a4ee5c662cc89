"""The seeds of each target: files that people wrote or that broke a law once, and large ones that a line describes."""

from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "seeds"

LARGE: Mapping[str, bytes] = {
    "brackets": b"[" * 100_000,
    "closing brackets": b"]" * 100_000,
    "ampersands": b"&" * 50_000,
    "backticks": b"` `` ``` " * 6000,
    "stars": b"*a " * 20_000,
    "underscores": b"_" * 50_000,
    "tags": b"<a " * 20_000,
    "comments": b"<!--" * 15_000,
    "quotes": b"> " * 20_000,
    "items": b"- " * 8000,
    "headings": b"# a\n" * 10_000,
    "one word": b"a" * 60_000,
    "dots": b"a." * 30_000,
    "slashes": b"a/" * 30_000,
    "lone CR": b"a\r" * 30_000,
    "NUL": b"\0" * 60_000,
    "not UTF-8": b"\xff" * 60_000,
    "pieces": b"\x1ea" * 5000,
    "brackets in front matter": b"---\na: " + b"[" * 15_000 + b"\n---\n",
    "braces in front matter": b"---\n" + b"{a: " * 4000 + b"\n---\n",
    "aliases": b"---\na: &a [" + b"*a, " * 3000 + b"]\n---\n",
    "anchors": b"---\na: " + b"&a " * 5000 + b"\n---\n",
    "a huge number": b"---\nreview_by: " + b"9" * 10_000 + b"\n---\n",
    "repeated keys": b"---\n" + b"code: a\n" * 2000 + b"---\n",
    "digits": b"9" * 10_000,
    "dotted keys": b"a." * 5000 + b"b = 1\n",
    "arrays": b"a = " + b"[" * 5000,
    "conflicts": b"<<<<<<< a\n" * 3000,
    "entries": b"version = 1\n" + b"[[link]]\n" * 3000,
}
"""For every target: what one reader takes for a word is another one's worst case."""


_TOGETHER = {
    **dict.fromkeys(("markdown_bundle", "xml_bundle", "json_bundle"), "bundles"),
    **dict.fromkeys(
        (
            *("github_annotations", "github_page", "gitlab_report", "sarif_log"),
            *("json_report", "terminal_lines", "terminal_blocks"),
        ),
        "reports",
    ),
}
"""Targets that read the same pieces have the same seeds."""


def seeds(target: str) -> dict[str, bytes]:
    """By name."""
    return {**written_seeds(target), **LARGE}


def written_seeds(target: str) -> dict[str, bytes]:
    """Those that are files."""
    files = sorted((FOLDER / _TOGETHER.get(target, target)).iterdir())
    return {file.name: file.read_bytes() for file in files}
