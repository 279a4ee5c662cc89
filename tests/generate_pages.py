"""Writes the pages that are generated: `make pages`. `test_docs.py` says when they are behind."""

from pathlib import Path

from curator.lint.page import rule_index, rule_note
from curator.lint.registry import RULES

ROOT = Path(__file__).parents[1]


def generated_pages() -> dict[Path, str]:
    """Path -> text."""
    folder = ROOT / "kb/rules"
    pages = {folder / f"{rule.code}.md": rule_note(rule) for rule in RULES}
    return {folder / "index.md": rule_index(RULES), **pages}


def main() -> None:
    for path, text in generated_pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
