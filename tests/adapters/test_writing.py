import fcntl
import os
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


def test_what_a_killed_writer_left_goes(tmp_path: Path):
    (tmp_path / ".curator-abcd1234.new").write_text("half")
    write_file(tmp_path, RepoPath("a"), "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_another_is_writing_stays(tmp_path: Path):
    with (tmp_path / ".curator-abcd1234.new").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_file(tmp_path, RepoPath("a"), "new")
        assert (tmp_path / ".curator-abcd1234.new").exists()


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path):
    write_file(tmp_path, RepoPath("a" * 252 + ".md"), "new")
    assert [len(path.name) for path in tmp_path.iterdir()] == [255]


def test_a_pipe_with_the_name_of_a_draft_does_not_keep_a_writer_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / ".curator-abcdefgh.new")
    write_file(tmp_path, RepoPath("a.md"), "text")
    assert (tmp_path / "a.md").read_text() == "text"
