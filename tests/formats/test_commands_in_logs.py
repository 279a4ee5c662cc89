"""Names of files that a job's log would take for workflow commands."""

import pytest

from curator.formats.terminal import line_start
from tests.command import curator
from tests.repository import Repository

PAGE = "::error file=a.py::b.md"
CODE = "::warning::c.py"
NOTE = f"---\ncode:\n  - '{CODE}'\n---\n# A\n\nWhat it does.\n"


@pytest.fixture
def hostile(repository: Repository) -> Repository:
    """A document and code with such names, both in error since the last commit."""
    repository.commit({"curator.toml": 'extra = ["*.md"]\n', CODE: "A = 1\n", "kb/a.md": NOTE})
    repository.commit({PAGE: "# B\n\n[x](gone.md)\n", CODE: "A = 2\n"})
    return repository


def commands(text: str) -> list[str]:
    """The runner takes white space away first."""
    return [line for line in text.splitlines() if line.strip().startswith("::")]


@pytest.mark.parametrize(
    "how",
    [
        ("lint", "--format", "concise"),
        ("lint", "--format", "concise", "--since", "HEAD~1"),
        ("lint", "--since", "HEAD~1"),
        ("lint",),
        ("affected", "--since", "HEAD~1"),
    ],
)
def test_no_line_is_a_command(hostile: Repository, how: tuple[str, ...]):
    answer = curator(hostile.root, *how)
    assert "::warning::c.py" in answer.stdout
    assert commands(answer.stdout) == []


def test_the_path_that_is_shown_is_still_the_file_s(hostile: Repository):
    lines = curator(hostile.root, "lint", "--format", "concise").stdout.splitlines()
    assert lines[0] == f"./{PAGE}:3:5: KB105 `gone.md` is not in the repository"


def test_white_space_before_it_does_not_help(hostile: Repository):
    hostile.commit({f" {PAGE}": "[x](gone.md)\n"})
    answer = curator(hostile.root, "lint", "--format", "concise")
    assert f"./ {PAGE}:1:5:" in answer.stdout
    assert commands(answer.stdout) == []


def test_a_name_that_is_a_colon_begins_no_command_with_the_one_behind_it():
    assert f"{line_start(':')}:3:1: KB101" == "./::3:1: KB101"


@pytest.mark.parametrize("how", [("lint", "--format", "concise"), ("lint",)])
def test_a_line_has_none_of_the_older_commands(repository: Repository, how: tuple[str, ...]):
    repository.commit({"kb/##[error]a.md": "[##[error]x](##[group]gone.md)\n"})
    assert "##[" not in curator(repository.root, *how).stdout


def test_affected_has_none_of_the_older_commands(repository: Repository):
    repository.commit({"a.py": "A = 1\n", "kb/a.md": "---\ncode: a.py\n---\n# ##[error]x\n"})
    answer = curator(repository.root, "affected", "a.py")
    assert "##\\[error]x" in answer.stdout
