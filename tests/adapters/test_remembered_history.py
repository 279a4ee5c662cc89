"""A history that remembers: the same answers, asked for once."""

import os
from pathlib import Path

from curator.adapters.blob_cache import SqliteCache
from curator.adapters.git import open_repository
from curator.adapters.remembered_history import RememberedHistory
from curator.model.text import RepoPath
from curator.ports import Completeness, FileHistory
from tests.fakes.dict_history import DictHistory
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.repository import Repository

NOTE = RepoPath("kb/a.md")
OLD = DictTree({NOTE: "1"}, commit="1" * 40)
NEW = DictTree({NOTE: "2"}, commit="2" * 40)
FORGOTTEN = DictTree({}, commit="2" * 40)


def test_an_answer_is_remembered_with_every_part(repository: Repository, tmp_path: Path):
    repository.commit({"docs/a.md": "text\n" * 9})
    repository.rename("docs/a.md", NOTE)
    history = open_repository(repository.root).history
    cache = SqliteCache(tmp_path / "cache.sqlite3")
    asked = RememberedHistory(history, cache).changes([NOTE])
    assert RememberedHistory(history, cache).changes([NOTE]) == asked == history.changes([NOTE])


def test_at_the_same_head_history_is_not_asked_again():
    cache = MemoryCache()
    asked = RememberedHistory(DictHistory([NEW, OLD]), cache).changes([NOTE])
    assert RememberedHistory(DictHistory([FORGOTTEN]), cache).changes([NOTE]) == asked


def test_at_another_head_history_is_asked_again():
    cache = MemoryCache()
    RememberedHistory(DictHistory([OLD]), cache).changes([NOTE])
    history = DictHistory([NEW, OLD])
    assert RememberedHistory(history, cache).changes([NOTE]) == history.changes([NOTE])


def test_another_set_of_files_is_another_question():
    remembered = RememberedHistory(DictHistory([NEW, OLD]), MemoryCache())
    remembered.changes([NOTE])
    assert remembered.changes([RepoPath("kb/b.md")]) == FileHistory((), frozenset())


def test_a_shallow_history_is_asked_every_time():
    cache = MemoryCache()
    RememberedHistory(DictHistory([NEW, OLD], completeness=Completeness.SHALLOW), cache).changes(
        [NOTE]
    )
    history = DictHistory([FORGOTTEN], completeness=Completeness.SHALLOW)
    assert RememberedHistory(history, cache).changes([NOTE]) == FileHistory((), frozenset())


def test_a_name_that_is_not_utf_8_is_answered():
    name = RepoPath(os.fsdecode(b"kb/caf\xe9.md"))
    history = DictHistory([DictTree({name: ""}, commit="3" * 40)])
    assert RememberedHistory(history, MemoryCache()).changes([name]) == history.changes([name])


def test_what_cannot_be_understood_is_asked_again():
    cache = MemoryCache()
    history = DictHistory([NEW, OLD])
    RememberedHistory(history, cache).changes([NOTE])
    cache.put("changes:1", dict.fromkeys((key for _, key in cache._values), b"\xc1"))
    assert RememberedHistory(history, cache).changes([NOTE]) == history.changes([NOTE])
