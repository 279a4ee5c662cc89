from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.errors import MissingObject
from curator.model.text import RepoPath
from tests.repository import Repository

A, B = "def a():\n    pass\n", "def b():\n    pass\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository.create(tmp_path / "r")
    repository.commit({"src/a.py": A + B, "kb/a.md": "one\ntwo\n"})
    return repository


def test_a_line_is_blamed_on_the_commit_that_wrote_it(repository: Repository):
    first = repository.head
    second = repository.commit({"kb/a.md": "one\n2\n"})
    history = open_repository(repository.root).history
    assert history.blame(RepoPath("kb/a.md"), [1, 2]) == {1: first, 2: second}


def test_white_space_is_no_change_of_a_line(repository: Repository):
    first = repository.head
    repository.commit({"kb/a.md": "  one\n\ntwo\n"})
    assert open_repository(repository.root).history.blame(RepoPath("kb/a.md"), [1]) == {1: first}


def test_a_line_keeps_its_commit_when_its_file_is_renamed(repository: Repository):
    first = repository.head
    repository.rename("kb/a.md", "kb/b.md")
    assert open_repository(repository.root).history.blame(RepoPath("kb/b.md"), [2]) == {2: first}


def test_blame_runs_nothing_that_the_repository_configures(repository: Repository):
    trap = repository.root / "trap"
    repository.configure("diff.x.textconv", f"touch {trap} #").configure(
        "blame.ignoreRevsFile", "none"
    )
    repository.commit({".gitattributes": "*.md diff=x\n*.py diff=x\n", "src/a.py": A})
    history = open_repository(repository.root).history
    history.blame(RepoPath("kb/a.md"), [1])
    list(history.removed_lines(None, (".py",)))
    assert not trap.exists()


def test_the_lines_that_a_file_lost(repository: Repository):
    repository.commit({"src/a.py": A})
    history = open_repository(repository.root).history
    assert list(history.removed_lines(None, (".py",))) == [("src/a.py", B.encode())]


def test_a_file_that_moved_lost_all_its_lines_where_it_was(repository: Repository):
    repository.rename("src/a.py", "src/b.py")
    history = open_repository(repository.root).history
    assert list(history.removed_lines(None, (".py",))) == [("src/a.py", (A + B).encode())]


def test_a_line_that_looks_like_a_header_is_a_line(repository: Repository):
    repository.commit({"src/a.sql.py": "-- a/x\n--- a/y\n++ b\n"})
    repository.delete("src/a.sql.py")
    history = open_repository(repository.root).history
    assert list(history.removed_lines(None, (".py",))) == [
        ("src/a.sql.py", b"-- a/x\n--- a/y\n++ b\n")
    ]


def test_only_files_of_these_suffixes_are_looked_at(repository: Repository):
    repository.commit({"kb/a.md": ""})
    assert list(open_repository(repository.root).history.removed_lines(None, (".py",))) == []


def test_only_what_is_new_is_walked(repository: Repository):
    first = repository.commit({"src/a.py": A})
    repository.delete("src/a.py")
    history = open_repository(repository.root).history
    assert list(history.removed_lines(first, (".py",))) == [("src/a.py", A.encode())]


def test_files_that_were_deleted_or_moved_away(repository: Repository):
    repository.rename("kb/a.md", "kb/b.md")
    repository.delete("src/a.py")
    history = open_repository(repository.root).history
    assert history.removed_files(None) == {"kb/a.md", "src/a.py"}


def test_a_merged_branch_counts_as_its_merge(repository: Repository):
    repository.branch("side").commit({"src/a.py": A})
    repository.checkout("main").commit({"src/c.py": A})
    repository.merge("side")
    history = open_repository(repository.root).history
    assert list(history.removed_lines(None, (".py",))) == [("src/a.py", B.encode())]


def test_a_clone_without_blobs_says_so(repository: Repository, tmp_path: Path):
    repository.configure("uploadpack.allowFilter", "true").commit({"src/a.py": A})
    clone = repository.clone(tmp_path / "c", "--filter=blob:none", "--no-checkout")
    history = open_repository(clone.root).history
    with pytest.raises(MissingObject):
        list(history.removed_lines(None, (".py",)))


def test_the_walk_goes_on_behind_a_blob_that_is_not_there(repository: Repository):
    repository.commit({"src/a.py": A})
    repository.commit({"src/a.py": A, "src/big.py": B})
    blob = repository.git("rev-parse", "HEAD:src/big.py")
    repository.commit({"src/big.py": A})
    (repository.root / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()
    repository.git("update-index", "--refresh")
    history = open_repository(repository.root).history
    assert list(history.removed_lines(None, (".py",))) == [("src/a.py", B.encode())]
