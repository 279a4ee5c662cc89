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
