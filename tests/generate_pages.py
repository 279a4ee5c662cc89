"""Writes the pages that are generated: `make pages`. `test_docs.py` says when they are behind."""

import re
from collections.abc import Sequence
from pathlib import Path

from curator.lint.page import rule_index, rule_note
from curator.lint.registry import RULES
from tests.removals import Removal, removals

ROOT = Path(__file__).parents[1]


def generated_pages() -> dict[Path, str]:
    """Path -> text."""
    folder = ROOT / "kb/rules"
    pages = {folder / f"{rule.code}.md": rule_note(rule) for rule in RULES}
    safety = ROOT / "kb/safety.md"
    return {
        folder / "index.md": rule_index(RULES),
        **pages,
        safety: with_protections(safety.read_text("utf-8"), removals()),
    }


def with_protections(page: str, rows: Sequence[Removal]) -> str:
    """At the end of each section of the page the table of its protections. Raises `ValueError` for a section that is not there."""
    lines = [line for line in page.splitlines() if not line.startswith("|")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"
    by_section: dict[str, list[Removal]] = {}
    for row in rows:
        by_section.setdefault(row.section, []).append(row)
    parts = re.split(r"(?m)^(?=## )", text)
    known = {part.partition("\n")[0].removeprefix("## ") for part in parts[1:]}
    if set(by_section) - known:
        raise ValueError(f"kb/safety.md has no section {sorted(set(by_section) - known)}")
    return "\n".join(
        part.rstrip()
        + "\n"
        + _table(by_section.get(part.partition("\n")[0].removeprefix("## "), ()))
        for part in parts
    )


def _table(rows: Sequence[Removal]) -> str:
    if not rows:
        return ""
    head = "\n| threat | what is done | test | patch |\n|---|---|---|---|\n"
    return head + "".join(
        f"| {_cell(row.threat)} | {_cell(row.does)} | `{row.test.replace('|', ' ')}` | `{row.name}` |\n"
        for row in rows
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    for path, text in generated_pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
