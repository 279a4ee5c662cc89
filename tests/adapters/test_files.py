"""Reading and naming regular files below a root."""

import os
from pathlib import Path

import pytest

from curator.adapters.files import blob_id, file_blob_id, is_inside, read_file
from curator.errors import UnreadableFile
from curator.model.text import RepoPath


@pytest.mark.parametrize(
    "path", ["a.py", "src/a.py", ".github/a.yml", "src/...", "a b", "..a", ".gitignore"]
)
def test_a_plain_path_is_inside(path: str):
    assert is_inside(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/a",
        "..",
        "a/..",
        "../a",
        "./a",
        "a//b",
        "a/",
        ".git",
        ".GIT/config",
        "a/.git/x",
        "a\0b",
    ],
)
def test_a_path_that_leads_out_is_not_inside(path: str):
    assert not is_inside(path)


def test_a_blob_has_the_id_that_git_gives_it():
    assert blob_id(b"hello\n", "sha1") == "ce013625030ba8dba906f756967f9e9ca394464a"


def test_a_file_has_the_id_of_its_bytes(tmp_path: Path):
    data = os.urandom(3 * 1024 * 1024 + 1)
    (tmp_path / "a.bin").write_bytes(data)
    assert file_blob_id(str(tmp_path), RepoPath("a.bin"), "sha256") == blob_id(data, "sha256")


def test_a_file_at_the_limit_is_read(tmp_path: Path):
    (tmp_path / "a.bin").write_bytes(bytes(10))
    assert read_file(str(tmp_path), RepoPath("a.bin"), limit=10) == bytes(10)


def test_a_file_above_the_limit_is_not_read(tmp_path: Path):
    (tmp_path / "a.bin").write_bytes(bytes(11))
    with pytest.raises(UnreadableFile, match="is larger than"):
        read_file(str(tmp_path), RepoPath("a.bin"), limit=10)


def test_a_device_is_not_read():
    with pytest.raises(UnreadableFile, match="not a regular file"):
        read_file("/dev", RepoPath("null"))


def test_a_folder_is_not_read(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableFile, match="not a regular file"):
        read_file(str(tmp_path), RepoPath("folder"))


def test_a_link_to_a_file_is_not_followed(tmp_path: Path):
    (tmp_path / "a.py").write_text("A = 1\n")
    (tmp_path / "link.py").symlink_to("a.py")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_file(str(tmp_path), RepoPath("link.py"))
