"""A repository whose code goes elsewhere after a note was written for it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.command import Answer, curator
from tests.repository import Repository

WITH_HISTORY = ("implied", "lock")
MODES = (*WITH_HISTORY, "lock at depth 1")


class Moving:
    """`Moving(...).noted(files, target).moved(new_files, gone)`; then `moved_to`, `state`, `help` and `codes`."""

    def __init__(self, repository: Repository, mode: str, scratch: Path) -> None:
        self.repository = repository
        self.mode = mode
        self._scratch = scratch
        repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")

    @property
    def is_shallow(self) -> bool:
        return self.mode == "lock at depth 1"

    def noted(self, files: Mapping[str, str], *targets: str) -> "Moving":
        """Commit the files with a note that links the targets; verify it where there is a lock."""
        links = "".join(f"  - {target}\n" for target in targets)
        note = f"---\ncode:\n{links}---\n# Note\n\nWhat the code does.\n"
        self.repository.commit({**files, "kb/note.md": note})
        if self.mode != "implied":
            curator(self.repository.root, "verify", "note", "--yes")
            self.repository.commit()
        return self

    def moved(self, files: Mapping[str, str], *gone: str) -> "Moving":
        """Delete and write files in one commit."""
        self.repository.git("rm", "-r", "--quiet", "--", *gone) if gone else None
        self.repository.commit(files)
        if self.is_shallow:
            self.repository = self.repository.clone(self._scratch / "shallow", "--depth=1")
            self.repository.configure("user.name", "Ana Ruiz")
            self.repository.configure("user.email", "ana@acme.example")
        return self

    @property
    def answer(self) -> Answer:
        return curator(self.repository.root, "lint", "--format", "json")

    @property
    def codes(self) -> list[str]:
        return self.answer.codes

    @property
    def states(self) -> list[str]:
        return [link["state"] for link in self.answer.json["links"]]

    @property
    def moved_to(self) -> list[str | None]:
        return [link["moved_to"] for link in self.answer.json["links"]]

    @property
    def help(self) -> str:
        """Of the first diagnostic."""
        return str(self.answer.json["diagnostics"][0]["help"])

    def fixed(self) -> "Moving":
        """`lint --fix`, committed."""
        curator(self.repository.root, "lint", "--fix")
        self.repository.commit()
        return self


@pytest.fixture(params=MODES)
def moving(request: pytest.FixtureRequest, repository: Repository, tmp_path: Path) -> Moving:
    return Moving(repository, request.param, tmp_path)


@pytest.fixture(params=WITH_HISTORY)
def moving_with_history(
    request: pytest.FixtureRequest, repository: Repository, tmp_path: Path
) -> Moving:
    return Moving(repository, request.param, tmp_path)


@pytest.fixture
def moving_at_depth_1(repository: Repository, tmp_path: Path) -> Moving:
    return Moving(repository, MODES[-1], tmp_path)
