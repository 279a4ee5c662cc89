"""Fixtures of the commands' tests."""

import pytest

from tests.cli.verifying import NOTE, THEN
from tests.repository import Repository


@pytest.fixture
def noted(repository: Repository) -> Repository:
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit({"kb/retries.md": NOTE, "src/retry.py": THEN})
    return repository
