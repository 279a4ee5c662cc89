"""Pages whose names are no UTF-8, or no line: they are read, and shown on one line."""

import os

import pytest

from tests.command import curator
from tests.repository import Repository

ODD = os.fsdecode(b"kb/\xff.md")


@pytest.mark.parametrize("format_", ["full", "concise", "json", "github", "gitlab", "sarif"])
def test_a_page_whose_name_is_not_utf_8_is_linted(repository: Repository, format_: str):
    repository.commit({ODD: "[b](b.md)\n"})
    answer = curator(repository.root, "lint", "--format", format_)
    is_named = any(name in answer.stdout.lower() for name in ("ff.md", "ufffd.md"))
    assert (answer.exit_code, is_named) == (1, True)


def test_what_is_told_on_a_terminal_is_printable(repository: Repository):
    name = "kb/x\x1b]0;evil\x07\ny.md"
    repository.commit(
        {"src/a.py": "def f():\n    return 1\n", name: "---\ncode: [src/a.py#f]\n---\n# A\n"}
    )
    repository.rename("src/a.py", "src/b.py")
    answer = curator(repository.root, "lint", "--fix")
    assert answer.stderr == "curator: mended kb/x\\x1b]0;evil\\x07\\ny.md\n"
