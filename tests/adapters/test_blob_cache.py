"""What every `BlobCache` keeps to, and what the one on the disk survives."""

import os
import sqlite3
from pathlib import Path

import pytest

from curator.adapters.blob_cache import SqliteCache, open_cache
from curator.ports import BlobCache
from tests.fakes.memory_cache import MemoryCache


@pytest.fixture(params=["memory", "sqlite"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> BlobCache:
    return (
        MemoryCache()
        if request.param == "memory"
        else open_cache(tmp_path / "new" / "cache.sqlite3")
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A cache file with one value."""
    path = tmp_path / "cache.sqlite3"
    put(path, {"a": b"one"})
    return path


def put(path: Path, values: dict[str, bytes]) -> None:
    cache = SqliteCache(path)
    cache.put("outline:1", values)
    cache.close()


def get(path: Path, *keys: str) -> dict[str, bytes]:
    cache = SqliteCache(path)
    found = cache.get("outline:1", keys)
    cache.close()
    return found


def test_an_empty_cache_has_nothing(cache: BlobCache):
    assert cache.get("outline:1", ["a"]) == {}


def test_what_was_put_is_there(cache: BlobCache):
    cache.put("outline:1", {"a": b"one", "b": b""})
    assert cache.get("outline:1", ["a", "b", "c"]) == {"a": b"one", "b": b""}


def test_kinds_do_not_mix(cache: BlobCache):
    cache.put("outline:1", {"a": b"one"})
    assert cache.get("outline:2", ["a"]) == {}


def test_a_later_value_replaces_an_earlier_one(cache: BlobCache):
    cache.put("outline:1", {"a": b"one"})
    cache.put("outline:1", {"a": b"two"})
    assert cache.get("outline:1", ["a"]) == {"a": b"two"}


def test_many_keys_are_answered_in_the_order_asked(cache: BlobCache):
    keys = [f"{number:040x}" for number in range(2000, 0, -1)]
    cache.put("outline:1", {key: key.encode() for key in sorted(keys)})
    assert list(cache.get("outline:1", keys).items()) == [(key, key.encode()) for key in keys]


def test_nothing_asked_is_nothing_found(cache: BlobCache):
    assert cache.get("outline:1", []) == {}


def test_a_value_outlives_the_process(path: Path):
    assert get(path, "a") == {"a": b"one"}


def test_a_cache_that_is_not_asked_makes_no_file(tmp_path: Path):
    open_cache(tmp_path / "new" / "cache.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_two_caches_use_one_file_at_a_time(path: Path):
    first, second = SqliteCache(path), SqliteCache(path)
    first.put("outline:1", {"b": b"two"})
    second.put("outline:1", {"c": b"three"})
    assert first.get("outline:1", ["a", "b", "c"]) == {"a": b"one", "b": b"two", "c": b"three"}


def test_a_file_that_is_no_database_is_replaced(path: Path):
    path.write_bytes(b"not a database" * 1000)
    put(path, {"b": b"two"})
    assert get(path, "a", "b") == {"b": b"two"}


def test_a_truncated_file_is_replaced_in_the_end(path: Path):
    put(path, {str(number): b"x" * 5000 for number in range(100)})
    os.truncate(path, path.stat().st_size // 2)
    get(path, *map(str, range(100)))
    put(path, {"b": b"two"})
    put(path, {"b": b"two"})
    assert get(path, "b") == {"b": b"two"}


def test_another_programs_database_is_replaced(path: Path):
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE value (id INTEGER, kind TEXT, key TEXT, data BLOB)")
    other.close()
    put(path, {"b": b"two"})
    assert get(path, "b") == {"b": b"two"}


def test_a_file_of_a_newer_version_is_replaced(path: Path):
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    assert get(path, "a") == {}


def test_a_changed_value_is_not_given(path: Path):
    with sqlite3.connect(path) as other:
        other.execute("UPDATE value SET data = substr(data, 1, 8) || x'66616c7365'")
    other.close()
    assert get(path, "a") == {}


def test_a_value_of_another_key_is_not_given(path: Path):
    with sqlite3.connect(path) as other:
        other.execute("UPDATE value SET key = 'b'")
    other.close()
    assert get(path, "b") == {}


def test_a_locked_file_is_no_cache_for_writing(path: Path):
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    put(path, {"b": b"two"})
    other.rollback()
    other.close()
    assert get(path, "a", "b") == {"a": b"one"}


def test_a_folder_in_the_files_place_is_no_cache(tmp_path: Path):
    folder = tmp_path / "cache.sqlite3"
    folder.mkdir()
    put(folder, {"a": b"one"})
    assert get(folder, "a") == {}


def test_a_file_in_the_folders_place_is_no_cache(tmp_path: Path):
    (tmp_path / "curator").write_text("")
    put(tmp_path / "curator" / "cache.sqlite3", {"a": b"one"})
    assert get(tmp_path / "curator" / "cache.sqlite3", "a") == {}


def test_a_cache_above_its_size_drops_the_oldest_values(path: Path):
    cache = SqliteCache(path, size_limit=100_000)
    cache.put("outline:1", {f"{number:03}": b"x" * 1000 for number in range(200)})
    assert list(cache.get("outline:1", ["a", "000", "199"])) == ["199"]


def test_a_cache_above_its_size_gives_the_room_back(path: Path):
    cache = SqliteCache(path, size_limit=100_000)
    cache.put("outline:1", {f"{number:03}": b"x" * 1000 for number in range(200)})
    cache.close()
    assert path.stat().st_size < 200_000


def test_a_journal_does_not_outlive_the_file_that_it_belongs_to(path: Path):
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"of a file that is gone")
    path.write_bytes(b"not a database" * 1000)
    put(path, {"b": b"two"})
    assert not journal.exists()
