"""Every command on every odd repository: a plain answer, and never a traceback."""

from pathlib import Path

import pytest

from tests.command import curator
from tests.odd_repositories import KINDS

COMMANDS = (
    "lint",
    "lint --since HEAD~1",
    "lint --staged",
    "lint --diff",
    "lint --fix",
    "affected --since HEAD~1",
    "affected src/a.py",
    "verify --yes kb/a.md",
    "search f",
    "context f",
    "context --for src/a.py",
    "context f --at HEAD",
    "eval",
    "index",
    "index --check",
    "site --out out",
    "init",
    "new Thing",
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", list(KINDS))
def test_every_command_has_a_plain_answer(kind: str, command: str, tmp_path: Path):
    answer = curator(KINDS[kind](tmp_path), *command.split())
    assert answer.exit_code in (0, 1, 2), answer.stderr
    assert "Traceback" not in answer.stderr
    assert answer.stdout or answer.stderr or command == "lint --diff" or answer.exit_code < 2
