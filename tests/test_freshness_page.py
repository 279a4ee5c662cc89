"""The tables of `kb/freshness.md` are held to what the fingerprints say."""

import re
from collections import Counter
from pathlib import Path

import pytest

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints

PAGE = Path(__file__).parents[1] / "kb" / "freshness.md"
SUFFIXES = {
    "Python": "py",
    "JavaScript": "jsx",
    "TypeScript": "ts",
    "Go": "go",
    "Rust": "rs",
    "Java": "java",
    "C": "c",
    "C++": "cc",
    "C#": "cs",
    "Ruby": "rb",
    "PHP": "php",
    "Kotlin": "kt",
    "Bash": "sh",
}
OPENINGS = {"php": "<?php\n"}
ASPECTS = {"signature": "signature", "body": "body", "doc": "docs"}

Row = tuple[str, str, str, str, str]


def rows() -> list[Row]:
    """The language, the target, the code before and after, and what the page says of it."""
    parts = re.split(r"^### (.+)$", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    found = []
    for language, text in zip(parts[1::2], parts[2::2], strict=True):
        for line in text.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("|") and cells[0] not in ("link to", "---"):
                target, before, after, verdict = cells
                found.append((language, code(target), code(before), code(after), verdict))
    return found


def code(cell: str) -> str:
    return "\n".join(re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", line) for line in cell.split("<br>"))


def mark(language: str, target: str, text: str) -> Fingerprint:
    suffix = SUFFIXES[language]
    source = OPENINGS.get(suffix, "") + text
    found = fingerprints(source.encode(), RepoPath(f"page.{suffix}"))
    return found.whole if target == "the file" else found.symbols[target]


def verdict(one: Fingerprint, other: Fingerprint) -> str:
    changed = [name for name in ASPECTS if getattr(one, name) != getattr(other, name)]
    return ASPECTS[changed[0]] if changed else "nothing"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} {row[1]} {row[4]}")
def test_a_row_says_what_the_fingerprints_say(row: Row) -> None:
    language, target, before, after, said = row
    assert verdict(mark(language, target, before), mark(language, target, after)) == said


def test_each_language_has_its_table() -> None:
    counts = Counter(language for language, *_ in rows())
    assert list(counts) == list(SUFFIXES)
    assert min(counts.values()) >= 4
    assert counts["Python"] >= 8
