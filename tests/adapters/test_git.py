"""Opening a repository: where it is, what it is, and who works in it."""

import os
from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.errors import RepositoryError
from curator.model.text import RepoPath
from tests.repository import Repository


def test_a_repository_is_found_from_a_folder_in_it(repository: Repository):
    repository.commit({"src/deep/a.py": ""})
    assert open_repository(repository.root / "src" / "deep").root == repository.root


def test_the_work_tree_of_a_folder_in_it_is_the_whole_one(repository: Repository):
    repository.commit({"src/a.py": "", "b.py": ""})
    assert list(open_repository(repository.root / "src").work_tree().entries()) == [
        "b.py",
        "src/a.py",
    ]


def test_a_folder_in_no_repository_is_refused(tmp_path: Path):
    with pytest.raises(RepositoryError, match="is in no git repository: run `git init`"):
        open_repository(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(RepositoryError, match="is not a folder"):
        open_repository(tmp_path / "none")


def test_gits_own_folder_is_refused(repository: Repository):
    with pytest.raises(RepositoryError, match="git's own folder"):
        open_repository(repository.root / ".git")


def test_without_git_the_message_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(RepositoryError, match=r"git is missing: install git 2\.31 or later"):
        open_repository(repository.root)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_another_users_repository_is_refused(repository: Repository):
    os.chown(repository.root, 12345, 12345)
    os.chown(repository.root / ".git", 12345, 12345)
    with pytest.raises(
        RepositoryError, match=r"belongs to another user: if you trust it, run .*safe\.directory"
    ):
        open_repository(repository.root)


def test_a_linked_work_tree_has_its_own_git_directory_and_shares_the_common_one(
    repository: Repository, tmp_path: Path
):
    repository.commit({"a.py": ""})
    repository.add_worktree(tmp_path / "linked")
    opened = open_repository(tmp_path / "linked")
    assert opened.root == tmp_path / "linked"
    assert opened.git_dir == repository.root / ".git" / "worktrees" / "linked"
    assert opened.common_dir == repository.root / ".git"


def test_a_linked_work_tree_has_files_of_its_own(repository: Repository, tmp_path: Path):
    repository.commit({"a.py": ""})
    repository.add_worktree(tmp_path / "linked").write({"b.py": ""})
    assert list(open_repository(tmp_path / "linked").work_tree().entries()) == ["a.py", "b.py"]


def test_a_bare_repository_has_a_history(repository: Repository, tmp_path: Path):
    commit = repository.commit({"a.py": ""})
    bare = repository.clone(tmp_path / "bare.git", "--bare")
    opened = open_repository(bare.root)
    assert opened.is_bare
    assert list(opened.history.tree(commit).entries()) == ["a.py"]


def test_a_bare_repository_has_no_work_tree(repository: Repository, tmp_path: Path):
    repository.commit({"a.py": ""})
    bare = repository.clone(tmp_path / "bare.git", "--bare")
    with pytest.raises(RepositoryError, match="run curator in a work tree"):
        open_repository(bare.root).work_tree()


def test_a_bare_repository_inside_a_checkout_is_refused(repository: Repository):
    repository.commit({"a.py": ""})
    bare = repository.clone(repository.root / "vendor" / "bare", "--bare")
    with pytest.raises(RepositoryError, match="bare repository inside the checkout"):
        open_repository(bare.root)


def test_variables_that_git_sets_for_a_hook_do_not_redirect(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    repository.commit({"a.py": ""})
    other = Repository.create(tmp_path / "other")
    other.commit({"other.py": ""})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git" / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.root / ".git" / "objects"))
    opened = open_repository(repository.root)
    assert opened.root == repository.root
    assert opened.history.head == repository.git("log", "-1", "--format=%H")
    assert list(opened.work_tree().entries()) == ["a.py"]


def test_the_identity_is_the_configured_one(repository: Repository):
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    assert open_repository(repository.root).identity() == "Ana Ruiz <ana@acme.example>"


def test_an_identity_is_never_made_up(repository: Repository):
    repository.configure("user.name", "Ana Ruiz")
    assert open_repository(repository.root).identity() is None


def test_a_damaged_object_stops_with_a_remedy(repository: Repository):
    repository.commit({"a.py": "A = 1\n"})
    blob = repository.git("rev-parse", "HEAD:a.py")
    loose = repository.root / ".git" / "objects" / blob[:2] / blob[2:]
    loose.chmod(0o644)
    loose.write_bytes(b"damaged")
    tree = open_repository(repository.root).history.tree(repository.head)
    with pytest.raises(RepositoryError, match="run `git fsck`"):
        tree.read(RepoPath("a.py"))


def test_after_a_damaged_object_others_are_read(repository: Repository):
    repository.commit({"a.py": "A = 1\n", "b.py": "B = 1\n"})
    blob = repository.git("rev-parse", "HEAD:a.py")
    loose = repository.root / ".git" / "objects" / blob[:2] / blob[2:]
    loose.chmod(0o644)
    loose.write_bytes(b"damaged")
    tree = open_repository(repository.root).history.tree(repository.head)
    with pytest.raises(RepositoryError):
        tree.read(RepoPath("a.py"))
    assert tree.read(RepoPath("b.py")) == b"B = 1\n"


def test_a_bare_repository_beside_its_work_trees_has_a_history(
    repository: Repository, tmp_path: Path
):
    commit = repository.commit({"a.py": ""})
    repository.clone(tmp_path / "shop" / ".bare", "--bare")
    (tmp_path / "shop" / ".git").write_text("gitdir: ./.bare\n")
    assert open_repository(tmp_path / "shop").history.head == commit


def test_a_work_tree_of_a_bare_repository_has_files(repository: Repository, tmp_path: Path):
    repository.commit({"a.py": ""})
    repository.clone(tmp_path / "bare.git", "--bare").add_worktree(tmp_path / "linked")
    assert list(open_repository(tmp_path / "linked").work_tree().entries()) == ["a.py"]


def test_a_folder_name_with_dollar_and_tilde_is_taken_as_it_stands(tmp_path: Path):
    repository = Repository.create(tmp_path / "~" / "$HOME")
    repository.commit({"a.py": ""})
    assert open_repository(repository.root).root == repository.root
