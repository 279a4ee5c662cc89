from pathlib import Path

import pytest

from curator.adapters.writing import write_file
from curator.errors import StorageError
from curator.model.text import RepoPath


def test_missing_folders_are_made(tmp_path: Path):
    write_file(tmp_path, RepoPath("a/b/c.md"), "text\n")
    assert (tmp_path / "a/b/c.md").read_bytes() == b"text\n"


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    write_file(tmp_path, RepoPath("a"), "new")
    assert (tmp_path / "a").read_text() == "new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_new_file_never_replaces_one(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(StorageError, match="cannot write a: File exists"):
        write_file(tmp_path, RepoPath("a"), "new", is_new=True)
    assert (tmp_path / "a").read_text() == "old"


def test_a_link_in_the_way_is_not_followed(tmp_path: Path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root/kb").symlink_to(tmp_path / "outside")
    with pytest.raises(StorageError, match="kb is a symbolic link"):
        write_file(tmp_path / "root", RepoPath("kb/a.md"), "x")
    assert list((tmp_path / "outside").iterdir()) == []


def test_text_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(StorageError):
        write_file(tmp_path, RepoPath("a"), "\ud800")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "old"


def test_a_folder_in_the_way_is_an_error(tmp_path: Path):
    (tmp_path / "a").mkdir()
    with pytest.raises(StorageError, match="cannot write a"):
        write_file(tmp_path, RepoPath("a"), "x")
