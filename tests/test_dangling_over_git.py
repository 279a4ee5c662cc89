"""KB107 over real repositories."""

from pathlib import Path

import pytest

from tests.command import curator
from tests.repository import Repository

NOTE = "# Retries\n\nCall `next_delay()` first.\n"
CODE = "def next_delay():\n    pass\n"
LINT = ("lint", "--select", "KB107", "--format", "json")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository.create(tmp_path / "r")
    repository.commit({"kb/a.md": NOTE, "src/a.py": CODE})
    return repository


def test_quiet_while_the_name_is_there(repository: Repository):
    assert curator(repository.root, *LINT).codes == []


def test_found_before_the_removal_is_committed(repository: Repository):
    repository.write({"src/a.py": "x = 1\n"})
    assert curator(repository.root, *LINT).codes == ["KB107"]


def test_found_after_the_removal_and_again_from_the_cache(repository: Repository):
    repository.commit({"src/a.py": "x = 1\n"})
    first = curator(repository.root, *LINT)
    assert first.codes == ["KB107"]
    assert curator(repository.root, *LINT).stdout == first.stdout


def test_found_when_the_cache_knows_an_older_head(repository: Repository):
    curator(repository.root, *LINT)
    repository.commit({"src/a.py": "x = 1\n"})
    assert curator(repository.root, *LINT).codes == ["KB107"]


def test_quiet_after_the_page_is_mended(repository: Repository):
    repository.commit({"src/a.py": "x = 1\n"})
    repository.commit({"kb/a.md": "# Retries\n"})
    assert curator(repository.root, *LINT).codes == []


def test_a_line_that_is_not_committed_is_judged_by_the_commit_checked_out(repository: Repository):
    repository.write({"src/a.py": "x = 1\n", "kb/b.md": "Call `next_delay` too.\n"})
    assert curator(repository.root, *LINT).codes == ["KB107", "KB107"]


def test_a_line_written_after_the_removal_is_not_found(repository: Repository):
    repository.commit({"src/a.py": "x = 1\n"})
    repository.commit({"kb/a.md": "# Retries\n\nWait, then call `next_delay()` first.\n"})
    assert curator(repository.root, *LINT).codes == []


def test_a_page_that_was_renamed_and_edited_keeps_its_old_lines(repository: Repository):
    repository.commit({"src/a.py": "x = 1\n"})
    repository.rename("kb/a.md", "kb/b.md")
    repository.write({"kb/b.md": "# New title\n\nMore.\n\n" + NOTE})
    assert curator(repository.root, *LINT).codes == ["KB107"]


def test_an_ignore_silences_its_line(repository: Repository):
    ignore = "<!-- curator: ignore[KB107] kept for readers of 1.x -->\n"
    repository.commit({"kb/a.md": NOTE.replace("Call", f"{ignore}Call"), "src/a.py": CODE})
    repository.commit({"src/a.py": "x = 1\n"})
    assert curator(repository.root, *LINT).codes == []


def test_a_shallow_clone_says_what_it_cannot_tell(repository: Repository, tmp_path: Path):
    repository.commit({"src/a.py": "x = 1\n"})
    clone = repository.clone(tmp_path / "c", "--depth=1")
    answer = curator(clone.root, *LINT)
    assert answer.codes == []
    assert "1 name in documents" in answer.stderr
    assert "fetch-depth: 0" in answer.stderr


def test_without_the_rule_nothing_is_said_of_it(repository: Repository, tmp_path: Path):
    repository.commit({"src/a.py": "x = 1\n"})
    clone = repository.clone(tmp_path / "c", "--depth=1")
    assert "names in documents" not in curator(clone.root, "lint", "--ignore", "KB107").stderr


def test_before_the_first_commit_nothing_is_found(tmp_path: Path):
    repository = Repository.create(tmp_path / "r").write({"kb/a.md": NOTE, "src/a.py": "x = 1\n"})
    assert curator(repository.root, *LINT).codes == []
