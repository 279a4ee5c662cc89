from pathlib import Path

from curator.adapters import holders
from curator.adapters.holders import holding


def test_files_that_hold_any_of_the_bytes_are_named(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_bytes(b"\0\0poison\0")
    (tmp_path / "two").write_bytes(b"clean")
    assert holding(tmp_path, [b"other", b"poison"]) == (2, ("a/one",))


def test_bytes_over_the_border_of_two_pieces_are_found(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(holders, "_PIECE", 8)
    (tmp_path / "one").write_bytes(b"12345poison")
    assert holding(tmp_path, [b"poison"]) == (1, ("one",))


def test_symbolic_links_are_not_followed(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "one").write_bytes(b"poison")
    (tmp_path / "folder" / "link").symlink_to(tmp_path / "one")
    assert holding(tmp_path / "folder", [b"poison"]) == (0, ())


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path):
    assert holding(tmp_path / "none", [b"poison"]) == (0, ())
