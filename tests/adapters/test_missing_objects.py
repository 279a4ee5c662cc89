"""Clones that lack objects: what is not there is told apart from what is damaged, and nothing is fetched."""

from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.errors import MissingObject, RepositoryError, UnknownRevision, UnreadableFile
from curator.model.text import RepoPath
from curator.ports import History, Tree
from tests.repository import Repository

NOTE = RepoPath("kb/a.md")
LONG = "".join(f"line {number}\n" for number in range(40))


@pytest.fixture
def full(repository: Repository) -> Repository:
    repository.configure("uploadpack.allowFilter", "true")
    repository.commit({"kb/a.md": "old\n", "src/a.py": "A = 1\n"})
    repository.commit({"kb/a.md": "new\n", "src/a.py": "A = 2\n"})
    return repository


@pytest.fixture
def without_blobs(full: Repository, tmp_path: Path) -> Repository:
    return full.clone(tmp_path / "blobless", "--filter=blob:none")


@pytest.fixture
def without_trees(full: Repository, tmp_path: Path) -> Repository:
    return full.clone(tmp_path / "treeless", "--filter=tree:0")


@pytest.fixture
def shallow(full: Repository, tmp_path: Path) -> Repository:
    return full.clone(tmp_path / "shallow", "--depth=1")


def history(repository: Repository) -> History:
    return open_repository(repository.root).history


def before(repository: Repository) -> str:
    return repository.git("rev-parse", "HEAD~1")


def older(repository: Repository) -> Tree:
    return history(repository).tree(before(repository))


def damage(repository: Repository, blob: str) -> None:
    loose = repository.root / ".git" / "objects" / blob[:2] / blob[2:]
    loose.chmod(0o644)
    loose.write_bytes(b"damaged")


def test_a_blob_that_a_clone_left_out_is_missing(without_blobs: Repository):
    with pytest.raises(MissingObject, match=r"^kb/a\.md of commit [0-9a-f]{12} is not in this "):
        older(without_blobs).read(NOTE)


def test_after_a_missing_blob_others_are_read(without_blobs: Repository):
    found = history(without_blobs)
    with pytest.raises(MissingObject):
        found.tree(before(without_blobs)).read(NOTE)
    assert found.tree(without_blobs.head).read(NOTE) == b"new\n"


def test_a_staged_blob_that_a_clone_left_out_is_missing(full: Repository, tmp_path: Path):
    clone = full.clone(tmp_path / "blobless", "--filter=blob:none", "--no-checkout")
    clone.git("read-tree", "HEAD")
    with pytest.raises(MissingObject, match=r"^kb/a\.md is not in this clone: fetch "):
        open_repository(clone.root).index_tree().read(NOTE)


def test_a_sparse_file_that_a_clone_left_out_is_missing(full: Repository, tmp_path: Path):
    clone = full.clone(tmp_path / "sparse", "--filter=blob:none", "--no-checkout")
    clone.git("sparse-checkout", "set", "--no-cone", "/src/")
    clone.git("checkout", "main")
    with pytest.raises(MissingObject, match=r"^kb/a\.md is not in this clone: fetch "):
        open_repository(clone.root).work_tree().read(NOTE)


def test_a_clone_without_blobs_lists_every_commit(without_blobs: Repository):
    assert list(older(without_blobs).entries()) == ["kb/a.md", "src/a.py"]


def test_a_folder_that_a_clone_left_out_is_missing_from_a_listing(without_trees: Repository):
    with pytest.raises(MissingObject, match=r"^object [0-9a-f]{40} is not in this clone: "):
        older(without_trees).entries()


def test_a_folder_that_a_clone_left_out_is_missing_from_the_links(without_trees: Repository):
    with pytest.raises(MissingObject):
        older(without_trees).links()


def test_a_folder_that_a_clone_left_out_is_missing_from_an_entrys_way(without_trees: Repository):
    with pytest.raises(MissingObject):
        older(without_trees).entry(NOTE)


def test_the_commit_checked_out_is_whole_in_a_clone_without_trees(without_trees: Repository):
    tree = history(without_trees).tree(without_trees.head)
    assert [tree.read(path) for path in tree.entries()] == [b"new\n", b"A = 2\n"]


def test_changes_are_missing_in_a_clone_without_trees(without_trees: Repository):
    with pytest.raises(MissingObject, match=r"^git log needs objects that this partial clone "):
        history(without_trees).changes([NOTE])


def test_a_commit_before_the_boundary_of_a_shallow_clone_is_missing(
    shallow: Repository, full: Repository
):
    with pytest.raises(MissingObject, match=r"^object [0-9a-f]{40} is not in this clone: "):
        history(shallow).tree(before(full)).entries()


def test_changes_of_a_clone_that_is_shallow_and_without_blobs_need_no_blobs(
    full: Repository, tmp_path: Path
):
    full.commit({"docs/b.md": LONG})
    moved = full.rename("docs/b.md", "kb/b.md", LONG + "more\n")
    clone = full.clone(tmp_path / "both", "--depth=3", "--filter=blob:none", "--no-checkout")
    found = history(clone).changes([RepoPath("kb/b.md")])
    assert [change.commit for change in found.changes] == [moved]


def test_a_hash_that_a_partial_clone_does_not_know_is_an_unknown_revision(
    without_blobs: Repository,
):
    with pytest.raises(UnknownRevision, match="is no revision of this repository"):
        history(without_blobs).commit("1" * 40)


def test_a_damaged_blob_of_a_partial_clone_is_not_taken_for_missing(without_blobs: Repository):
    commit = without_blobs.commit({"b.md": "later\n"})
    damage(without_blobs, without_blobs.git("rev-parse", "HEAD:b.md"))
    with pytest.raises(RepositoryError, match="run `git fsck`"):
        history(without_blobs).tree(commit).read(RepoPath("b.md"))


def test_a_damaged_folder_of_a_partial_clone_is_not_taken_for_missing(without_blobs: Repository):
    without_blobs.commit({"kb/b.md": "later\n"})
    damage(without_blobs, without_blobs.git("rev-parse", "HEAD:kb"))
    with pytest.raises(RepositoryError):
        history(without_blobs).changes([NOTE])


def test_a_file_above_the_limit_is_not_missing(full: Repository, tmp_path: Path):
    commit = full.commit({"large.bin": bytes(17 * 1024 * 1024)})
    clone = full.clone(tmp_path / "whole", "--depth=1")
    with pytest.raises(UnreadableFile, match="is too large to be read"):
        history(clone).tree(commit).read(RepoPath("large.bin"))
