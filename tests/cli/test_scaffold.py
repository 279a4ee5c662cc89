"""`curator init` and `curator new`."""

import pytest

from tests.command import curator
from tests.repository import Repository


def text(repository: Repository, path: str) -> str:
    return (repository.root / path).read_text("utf-8")


def test_init_writes_a_configuration_and_a_first_page_that_lint_accepts(repository: Repository):
    repository.commit({"src/a.py": "x = 1\n"})
    answer = curator(repository.root, "init")
    assert answer.stderr == ("wrote curator.toml: notes are in kb/\nwrote kb/index.md\n")
    assert curator(repository.root, "lint").exit_code == 0


def test_init_adopts_an_existing_folder_without_touching_it(repository: Repository):
    repository.commit({"docs/index.md": "# Docs\n", "docs/a.md": "# A\n"})
    answer = curator(repository.root, "init", "--kb", "docs")
    assert answer.stderr == (
        "wrote curator.toml: notes are in docs/\nkept docs/ as it is: 2 files\n"
    )
    assert repository.git("status", "--porcelain") == "?? curator.toml"
    assert curator(repository.root, "lint", "--format", "json").json["summary"]["notes"] == 2


def test_init_refuses_where_a_configuration_exists(repository: Repository):
    repository.commit({"pyproject.toml": "[tool.curator]\n"})
    answer = curator(repository.root, "init")
    assert answer.exit_code == 2
    assert answer.stderr == "curator: pyproject.toml configures this repository already\n"


def test_init_refuses_a_folder_outside(repository: Repository):
    repository.commit({"a.py": ""})
    answer = curator(repository.root, "init", "--kb", "../kb")
    assert answer.exit_code == 2
    assert not (repository.root / "curator.toml").exists()


@pytest.mark.parametrize("kind", ["component", "decision", "runbook", "concept", "guide"])
def test_a_new_note_of_each_kind_is_accepted_by_lint(repository: Repository, kind: str):
    repository.commit({"src/retry.py": "def delay():\n    return 2\n"})
    answer = curator(
        repository.root,
        "new",
        "Card: retries & more",
        "--kind",
        kind,
        "--code",
        "src/retry.py#delay",
    )
    assert answer.stdout == "kb/card-retries-more.md\n"
    report = curator(repository.root, "lint", "--format", "json").json
    assert report["summary"]["errors"] + report["summary"]["warnings"] == 0
    assert [link["target"] for link in report["links"]] == ["src/retry.py#delay"]


def test_a_title_that_yaml_would_misread_is_quoted(repository: Repository):
    repository.commit({"a.py": ""})
    curator(repository.root, "new", "Retries: why # and how")
    assert 'title: "Retries: why # and how"\n' in text(repository, "kb/retries-why-and-how.md")


def test_new_never_overwrites(repository: Repository):
    repository.commit({"kb/retries.md": "# Mine\n"})
    answer = curator(repository.root, "new", "Retries")
    assert answer.exit_code == 2
    assert answer.stderr == "curator: cannot write kb/retries.md: File exists; it stays as it is\n"
    assert text(repository, "kb/retries.md") == "# Mine\n"


def test_new_refuses_a_code_link_that_leaves_the_repository(repository: Repository):
    repository.commit({"a.py": ""})
    answer = curator(repository.root, "new", "Retries", "--code", "../secrets")
    assert answer.exit_code == 2
    assert not (repository.root / "kb").exists()


def test_new_does_not_write_through_a_symbolic_link(repository: Repository, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (repository.root / "kb").symlink_to(tmp_path / "elsewhere")
    repository.commit({"a.py": ""})
    answer = curator(repository.root, "new", "Retries")
    assert answer.exit_code == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []
