"""GitLab's code quality report."""

from tests.command import curator
from tests.repository import Repository


def test_a_row_has_what_gitlab_shows(repository: Repository):
    repository.commit({"kb/a.md": "# A\n\nSee [the queue](queue.md).\n"})
    (row,) = curator(repository.root, "lint", "--format", "gitlab").json
    assert row.pop("fingerprint").isalnum()
    assert row == {
        "description": "KB105 `queue.md` is not in the repository",
        "check_name": "broken-note-link",
        "severity": "major",
        "location": {"path": "kb/a.md", "lines": {"begin": 3}},
    }


def test_nothing_found_is_an_empty_list(repository: Repository):
    repository.commit({"kb/a.md": "# A\n"})
    assert curator(repository.root, "lint", "--format", "gitlab").json == []


def test_a_name_reaches_strict_readers_without_halves_of_characters(repository: Repository):
    repository.commit({"kb/\udcff\x1b.md": "# A\n\n[b](<\x1b.md>)\n"})
    rows = curator(repository.root, "lint", "--format", "gitlab").json
    assert {row["location"]["path"] for row in rows} == {"kb/\ufffd\x1b.md"}
    assert "KB105 `\\x1b.md` is not in the repository" in [row["description"] for row in rows]
