"""The work tree: what counts as a file of it, and which blob it is."""

import os
from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind, Tree
from tests.fakes.dict_tree import blob_id
from tests.repository import Repository


def work_tree(repository: Repository) -> Tree:
    return open_repository(repository.root).work_tree()


def paths(repository: Repository) -> list[str]:
    return list(work_tree(repository).entries())


def blob(repository: Repository, path: str) -> str | None:
    entry = work_tree(repository).entry(RepoPath(path))
    return entry.blob if entry is not None else None


def is_dirty(repository: Repository) -> bool:
    opened = open_repository(repository.root)
    return opened.work_tree().entries() != opened.history.tree(repository.head).entries()


def make_old(path: Path) -> None:
    """So that the index is newer, and git's racy rule does not apply."""
    os.utime(path, (1_600_000_000, 1_600_000_000))


def test_an_empty_repository_has_no_files(repository: Repository):
    assert paths(repository) == []


def test_before_the_first_commit_a_work_tree_stands_on_none(repository: Repository):
    assert work_tree(repository).commit is None


def test_a_work_tree_stands_on_the_commit_checked_out(repository: Repository):
    first = repository.commit({"a.py": ""})
    repository.commit({"b.py": ""})
    repository.checkout(first)
    assert work_tree(repository).commit == first


def test_an_ignored_file_is_not_in_the_tree(repository: Repository):
    repository.commit({".gitignore": "*.log\n"})
    repository.write({"a.log": "", "a.py": ""})
    assert paths(repository) == [".gitignore", "a.py"]


def test_what_a_killed_writer_left_is_not_in_the_tree(repository: Repository):
    repository.commit({"kb/a.md": "# A\n"})
    repository.write({"kb/.curator-ab12_x9z.new": "# Half"})
    assert list(work_tree(repository).entries()) == ["kb/a.md"]


def test_a_deleted_file_is_not_in_the_tree(repository: Repository):
    repository.commit({"a.py": "", "b.py": ""})
    (repository.root / "a.py").unlink()
    assert paths(repository) == ["b.py"]


def test_an_edit_of_the_same_size_in_the_same_instant_is_seen(repository: Repository):
    repository.commit({"a.py": "A = 1\n"})
    repository.write({"a.py": "A = 2\n"})
    assert blob(repository, "a.py") == blob_id(b"A = 2\n")


def test_an_edit_that_keeps_the_size_and_sets_the_time_back_is_seen(repository: Repository):
    repository.write({"a.py": "A = 1\n"})
    make_old(repository.root / "a.py")
    repository.commit()
    repository.write({"a.py": "A = 2\n"})
    make_old(repository.root / "a.py")
    assert blob(repository, "a.py") == blob_id(b"A = 2\n")


def test_a_touched_file_is_unchanged(repository: Repository):
    repository.commit({"a.py": "A = 1\n"})
    make_old(repository.root / "a.py")
    assert not is_dirty(repository)


def test_a_file_checked_out_with_crlf_is_unchanged(repository: Repository):
    repository.commit({"a.py": "A = 1\nB = 2\n"})
    repository.write({"a.py": "A = 1\r\nB = 2\r\n"})
    assert not is_dirty(repository)


def test_an_untracked_file_makes_the_tree_dirty(repository: Repository):
    repository.commit({"a.py": ""})
    repository.write({"b.py": ""})
    assert is_dirty(repository)


def test_a_staged_change_makes_the_tree_dirty(repository: Repository):
    repository.commit({"a.py": ""})
    repository.write({"a.py": "A = 1\n"}).git("add", "a.py")
    assert is_dirty(repository)


def test_a_file_only_intended_to_be_added_has_its_bytes_blob(repository: Repository):
    repository.write({"a.py": "A = 1\n"}).git("add", "--intent-to-add", "a.py")
    assert blob(repository, "a.py") == blob_id(b"A = 1\n")


def test_of_a_conflict_the_file_in_the_work_tree_counts(repository: Repository):
    repository.commit({"a.py": "A = 1\n"})
    repository.branch("side").commit({"a.py": "A = 2\n"})
    repository.checkout("main").commit({"a.py": "A = 3\n"})
    with pytest.raises(AssertionError, match="merge"):
        repository.merge("side")
    content = (repository.root / "a.py").read_bytes()
    assert work_tree(repository).entries() == {"a.py": Entry(EntryKind.FILE, blob_id(content))}


def test_a_tracked_link_is_not_in_the_tree(repository: Repository):
    (repository.root / "link.py").symlink_to("/etc/passwd")
    repository.commit({"a.py": ""})
    assert paths(repository) == ["a.py"]


def test_an_untracked_link_is_not_in_the_tree(repository: Repository):
    repository.commit({"a.py": ""})
    (repository.root / "link.py").symlink_to("a.py")
    assert paths(repository) == ["a.py"]


def test_a_tracked_file_replaced_by_a_link_is_not_in_the_tree(repository: Repository):
    repository.commit({"a.py": "", "b.py": ""})
    (repository.root / "a.py").unlink()
    (repository.root / "a.py").symlink_to("b.py")
    assert paths(repository) == ["b.py"]


def test_a_tracked_link_replaced_by_a_file_is_no_link(repository: Repository):
    (repository.root / "link.py").symlink_to("a.py")
    repository.commit({"a.py": ""})
    (repository.root / "link.py").unlink()
    repository.write({"link.py": "A = 1\n"})
    assert work_tree(repository).links() == frozenset()
    assert paths(repository) == ["a.py", "link.py"]


def test_a_tracked_file_replaced_by_a_link_is_one(repository: Repository):
    repository.commit({"a.py": "", "b.py": ""})
    (repository.root / "a.py").unlink()
    (repository.root / "a.py").symlink_to("b.py")
    assert work_tree(repository).links() == {"a.py"}


def test_a_deleted_link_is_none(repository: Repository):
    (repository.root / "link.py").symlink_to("a.py")
    repository.commit({"a.py": ""})
    (repository.root / "link.py").unlink()
    assert work_tree(repository).links() == frozenset()


def test_an_ignored_link_is_none(repository: Repository):
    repository.commit({".gitignore": "*.log\n"})
    (repository.root / "a.log").symlink_to("b")
    assert work_tree(repository).links() == frozenset()


def test_a_link_outside_of_a_sparse_checkout_is_one(repository: Repository):
    repository.write({"in/a.py": "", "out/b.py": ""})
    (repository.root / "out" / "link.py").symlink_to("b.py")
    repository.commit()
    repository.git("sparse-checkout", "set", "--no-cone", "/in/")
    assert work_tree(repository).links() == {"out/link.py"}


def test_a_folder_replaced_by_a_link_hides_its_files(repository: Repository, tmp_path: Path):
    repository.commit({"src/a.py": "A = 1\n", "b.py": ""})
    (repository.root / "src").rename(tmp_path / "outside")
    (repository.root / "src").symlink_to(tmp_path / "outside")
    assert paths(repository) == ["b.py"]


def test_a_folder_that_becomes_a_link_after_listing_is_not_followed(
    repository: Repository, tmp_path: Path
):
    repository.commit({"src/a.py": "A = 1\n"})
    tree = work_tree(repository)
    assert tree.entry(RepoPath("src/a.py"))
    (repository.root / "src").rename(tmp_path / "outside")
    (repository.root / "src").symlink_to(tmp_path / "outside")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        tree.read(RepoPath("src/a.py"))


def test_a_fifo_in_a_files_place_is_not_in_the_tree(repository: Repository):
    repository.commit({"a.py": "", "b.py": ""})
    (repository.root / "a.py").unlink()
    os.mkfifo(repository.root / "a.py")
    assert paths(repository) == ["b.py"]


def test_a_file_that_becomes_a_fifo_after_listing_is_not_waited_for(repository: Repository):
    repository.commit({"a.py": ""})
    tree = work_tree(repository)
    assert tree.entry(RepoPath("a.py"))
    (repository.root / "a.py").unlink()
    os.mkfifo(repository.root / "a.py")
    with pytest.raises(UnreadableFile, match="not a regular file"):
        tree.read(RepoPath("a.py"))


def test_a_file_saved_after_the_listing_is_not_read_in_the_place_of_the_listed_one(
    repository: Repository,
):
    repository.commit({"a.py": "A = 1\n"})
    tree = work_tree(repository)
    assert tree.entry(RepoPath("a.py"))
    repository.write({"a.py": "A = 22\n"})
    with pytest.raises(UnreadableFile, match=r"a\.py changed while it was read: run the command"):
        tree.read(RepoPath("a.py"))


def test_an_untracked_file_saved_after_the_listing_is_not_read_either(repository: Repository):
    tree = work_tree(repository.write({"a.py": "A = 1\n"}))
    assert tree.entry(RepoPath("a.py"))
    repository.write({"a.py": "A = 2\n"})
    with pytest.raises(UnreadableFile, match="changed while it was read"):
        tree.read(RepoPath("a.py"))


def test_a_file_touched_after_the_listing_is_read(repository: Repository):
    repository.commit({"a.py": "A = 1\n"})
    tree = work_tree(repository)
    assert tree.entry(RepoPath("a.py"))
    make_old(repository.root / "a.py")
    assert tree.read(RepoPath("a.py")) == b"A = 1\n"


def test_a_file_checked_out_with_crlf_is_read_as_git_stores_it(repository: Repository):
    repository.commit({"a.py": "A = 1\nB = 2\n"})
    repository.write({"a.py": "A = 1\r\nB = 2\r\n"})
    assert work_tree(repository).read(RepoPath("a.py")) == b"A = 1\nB = 2\n"


def commit_through_a_filter(repository: Repository) -> None:
    """`a.txt` stands as `hello` on the disk and as `uryyb` in git."""
    repository.configure("filter.rot13.clean", "tr a-z n-za-m")
    repository.write({".gitattributes": "*.txt filter=rot13\n", "a.txt": "hello\n"})
    make_old(repository.root / "a.txt")
    repository.commit()


def test_a_file_that_a_filter_wrote_is_read_as_git_stores_it(repository: Repository):
    commit_through_a_filter(repository)
    assert blob(repository, "a.txt") == blob_id(b"uryyb\n")
    assert work_tree(repository).read(RepoPath("a.txt")) == b"uryyb\n"


def test_a_file_that_a_filter_wrote_and_somebody_saved_since_the_listing_is_not_read(
    repository: Repository,
):
    commit_through_a_filter(repository)
    tree = work_tree(repository)
    assert tree.entry(RepoPath("a.txt"))
    repository.write({"a.txt": "hallo\n"})
    with pytest.raises(UnreadableFile, match="changed while it was read"):
        tree.read(RepoPath("a.txt"))


def test_a_file_outside_of_a_sparse_checkout_is_read_from_git(repository: Repository):
    repository.commit({"in/a.py": "A = 1\n", "out/b.py": "B = 1\n"})
    repository.git("sparse-checkout", "set", "--no-cone", "/in/")
    assert not (repository.root / "out" / "b.py").exists()
    assert work_tree(repository).read(RepoPath("out/b.py")) == b"B = 1\n"


def test_a_sparse_checkout_is_not_dirty(repository: Repository):
    repository.commit({"in/a.py": "A = 1\n", "out/b.py": "B = 1\n"})
    repository.git("sparse-checkout", "set", "--no-cone", "/in/")
    assert not is_dirty(repository)


def test_a_submodules_root_is_an_entry_with_its_commit(repository: Repository, tmp_path: Path):
    other = Repository.create(tmp_path / "other")
    commit = other.commit({"inside.py": ""})
    repository.add_submodule(other, "vendor/other")
    assert work_tree(repository).entries()[RepoPath("vendor/other")] == Entry(
        EntryKind.SUBMODULE, commit
    )
    assert not is_dirty(repository)


def test_a_submodules_inside_is_not_in_the_tree(repository: Repository, tmp_path: Path):
    other = Repository.create(tmp_path / "other")
    other.commit({"inside.py": ""})
    repository.add_submodule(other, "vendor/other")
    assert paths(repository) == [".gitmodules", "vendor/other"]


def test_an_untracked_repository_inside_is_not_in_the_tree(repository: Repository):
    repository.commit({"a.py": ""})
    Repository.create(repository.root / "nested").commit({"b.py": ""})
    assert paths(repository) == ["a.py"]


def test_a_repository_of_sha256_has_its_own_ids(tmp_path: Path):
    repository = Repository.create(tmp_path / "new", "--object-format=sha256")
    repository.commit({"src/a.py": "A = 1\n"})
    repository.write({"src/b.py": "B = 1\n"})
    expected = repository.git("hash-object", "src/b.py")
    assert blob(repository, "src/b.py") == expected


def test_a_clean_repository_of_sha256_is_not_dirty(tmp_path: Path):
    repository = Repository.create(tmp_path / "new", "--object-format=sha256")
    repository.commit({"src/a.py": "A = 1\n"})
    assert not is_dirty(repository)


def test_a_name_that_is_not_utf_8_survives(repository: Repository):
    name = os.fsdecode(b"caf\xe9.py")
    repository.commit({name: "A = 1\n"})
    assert paths(repository) == [name]
    assert work_tree(repository).read(RepoPath(name)) == b"A = 1\n"
    assert not is_dirty(repository)


def test_a_name_cannot_pass_for_another_record(repository: Repository):
    name = "H 100644 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 0\tforged.py"
    repository.write({name: "", "two\nlines.py": "", "? x.py": ""})
    assert paths(repository) == ["? x.py", name, "two\nlines.py"]


def test_a_file_above_the_limit_is_not_read(repository: Repository):
    repository.commit({"large.bin": bytes(17 * 1024 * 1024)})
    with pytest.raises(UnreadableFile, match="larger than 16 MB"):
        work_tree(repository).read(RepoPath("large.bin"))
