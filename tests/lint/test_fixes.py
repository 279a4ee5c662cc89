"""Edits of notes: what is written stands in the note as a reader of YAML takes it."""

import pytest

from curator.lint.fixes import Edit, edited
from curator.model.text import RepoPath
from curator.parsers.note import parse_note

PATH = RepoPath("kb/a.md")


def moved(front_matter: str, new: str) -> str:
    """The page after its first link has become another one."""
    page = f"---\n{front_matter}---\n# A\n"
    (link, *_) = parse_note(page.encode(), path=PATH, kb=RepoPath("kb")).code
    return edited(page, [Edit(PATH, link.place, link.target, new)])


def targets(page: str) -> list[str]:
    note = parse_note(page.encode(), path=PATH, kb=RepoPath("kb"))
    return [link.target for link in note.code] if not note.problems else []


@pytest.mark.parametrize(
    "new", ["@scope/a.ts", "-", "-a.py", "null", "Null", "src/a: b.py", "a #b", "[a", "*.py", "it's \"a\".py"]
)  # fmt: skip
@pytest.mark.parametrize(
    "written", ["code:\n  - a.py\n", "code: [a.py]\n", "code: 'a.py'\n", 'code: ["a.py"]\n', "code:\n- {path: a.py}\n"]
)  # fmt: skip
def test_a_name_that_yaml_would_misread_is_written_in_quotes(written: str, new: str):
    assert targets(moved(written, new)) == [new]


def test_quotes_stay_where_they_fit():
    assert moved("code: ['a.py']\n", "b c.py") == "---\ncode: ['b c.py']\n---\n# A\n"


def test_a_plain_name_stays_without_quotes():
    assert moved("code: [a.py]\n", "src/b.py#C.d") == "---\ncode: [src/b.py#C.d]\n---\n# A\n"
