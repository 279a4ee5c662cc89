"""Fixtures that every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.repository import Repository
from tests.wrapping import FILL, SOURCE, WRAP, note, verify

settings.register_profile("steady", deadline=None)  # a machine that is busy makes no test fail
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _without_the_users_git() -> Iterator[None]:
    """Neither the user's nor the machine's git configuration, nor a hook's variables, reach a test."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository on branch `main`, in a folder of its own beside which a test may put others."""
    return Repository.create(tmp_path / "repository")


@pytest.fixture
def two_notes(repository: Repository) -> Repository:
    """Two notes about real code, neither of them verified."""
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit(
        {
            "src/textwrap.py": SOURCE,
            "kb/wrapping.md": note(WRAP, "How long lines are wrapped."),
            "kb/filling.md": note(FILL, "How a paragraph is filled."),
        }
    )
    return repository


@pytest.fixture
def two_verified_notes(two_notes: Repository) -> Repository:
    """The same, both verified."""
    verify(two_notes, "wrapping", "filling")
    return two_notes
