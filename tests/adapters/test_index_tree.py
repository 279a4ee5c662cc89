"""The index as a tree: what is staged, whatever stands in the work tree."""

import pytest

from curator.adapters.git import open_repository
from curator.errors import UnreadableFile, UsageError
from curator.model.text import RepoPath
from curator.ports import Tree
from tests.repository import Repository


def staged(repository: Repository) -> Tree:
    return open_repository(repository.root).index_tree()


def test_a_staged_change_is_read_and_a_later_one_is_not(repository: Repository):
    repository.write({"a.py": "staged\n"}).git("add", "a.py")
    repository.write({"a.py": "later\n"})
    assert staged(repository).read(RepoPath("a.py")) == b"staged\n"


def test_what_is_staged_after_the_listing_is_not_read(repository: Repository):
    repository.commit({"a.py": "listed\n"})
    tree = staged(repository)
    assert tree.entry(RepoPath("a.py"))
    repository.write({"a.py": "later\n"}).git("add", "a.py")
    assert tree.read(RepoPath("a.py")) == b"listed\n"


def test_a_link_only_intended_to_be_added_is_not_staged(repository: Repository):
    (repository.root / "link.py").symlink_to("a.py")
    repository.git("add", "--intent-to-add", "link.py")
    assert staged(repository).links() == frozenset()


def test_an_untracked_file_is_not_staged(repository: Repository):
    repository.commit({"a.py": ""})
    repository.write({"b.py": ""})
    assert list(staged(repository).entries()) == ["a.py"]


def test_a_file_deleted_only_in_the_work_tree_is_still_staged(repository: Repository):
    repository.commit({"a.py": "A = 1\n"})
    (repository.root / "a.py").unlink()
    assert staged(repository).read(RepoPath("a.py")) == b"A = 1\n"


def test_a_file_only_intended_to_be_added_is_not_staged(repository: Repository):
    repository.write({"a.py": "A = 1\n"}).git("add", "--intent-to-add", "a.py")
    assert staged(repository).entries() == {}


def test_an_index_in_conflict_is_no_tree(repository: Repository):
    names = ["a.py", "b.py", "c.py", "d.py"]
    repository.commit(dict.fromkeys(names, "A = 1\n"))
    repository.branch("side").commit(dict.fromkeys(names, "A = 2\n"))
    repository.checkout("main").commit(dict.fromkeys(names, "A = 3\n"))
    with pytest.raises(AssertionError, match="merge"):
        repository.merge("side")
    with pytest.raises(UsageError, match=r"^a\.py, b\.py, c\.py and 1 more are in conflict: "):
        staged(repository).entries()


def test_a_link_is_not_staged_as_a_file(repository: Repository):
    (repository.root / "link.py").symlink_to("/etc/passwd")
    repository.commit()
    with pytest.raises(UnreadableFile, match="is not a file of this tree"):
        staged(repository).read(RepoPath("link.py"))
