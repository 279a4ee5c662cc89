"""The newest commits, with what they say and the files they changed."""

from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.adapters.remembered_history import RememberedHistory
from curator.ports import Completeness, LoggedCommit
from tests.fakes.dict_history import DictHistory
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository.create(tmp_path / "r")
    repository.commit({"a.py": "a = 1\n" * 9, "b.py": "b\n"}, message="Count retries")
    return repository


def test_a_commit_is_told_by_its_subject_and_its_files(repository: Repository):
    log = open_repository(repository.root).history.log(9)
    assert log[0] == LoggedCommit(repository.head, "Count retries", ("a.py", "b.py"), ())


def test_a_rename_is_told_with_the_old_name(repository: Repository):
    repository.rename("a.py", "c.py")
    newest = open_repository(repository.root).history.log(1)[0]
    assert (newest.paths, newest.renames) == (("c.py",), (("a.py", "c.py"),))


def test_a_deleted_file_is_none_of_a_commits_files(repository: Repository):
    repository.delete("b.py")
    assert open_repository(repository.root).history.log(1)[0].paths == ()


def test_merges_are_left_out(repository: Repository):
    repository.git("checkout", "-q", "-b", "side")
    side = repository.commit({"side.py": "1\n"}, message="Side")
    repository.git("checkout", "-q", "-")
    repository.commit({"main.py": "1\n"}, message="Main")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", side)
    log = open_repository(repository.root).history.log(9)
    assert {one.subject for one in log} == {"Count retries", "Side", "Main"}


def test_a_commit_of_many_files_speaks_for_none(repository: Repository):
    repository.commit({f"f{n}.py": f"{n}\n" for n in range(40)})
    assert open_repository(repository.root).history.log(1)[0].paths == ()


def test_what_is_known_is_not_asked_again(repository: Repository):
    known = {repository.head: LoggedCommit(repository.head, "as it is known", (), ())}
    log = open_repository(repository.root).history.log(9, known)
    assert log[0].subject == "as it is known"


def test_another_head_asks_for_what_is_new_only():
    old, new = DictTree({}, commit="1" * 40), DictTree({}, commit="2" * 40)
    cache = MemoryCache()
    RememberedHistory(DictHistory([old]), cache).log(9)
    assert RememberedHistory(DictHistory([new, old]), cache).log(9) == (
        LoggedCommit("2" * 40, "2" * 40, (), ()),
        LoggedCommit("1" * 40, "1" * 40, (), ()),
    )


def test_a_shallow_log_is_not_remembered():
    tree = DictTree({}, commit="1" * 40)
    cache = MemoryCache()
    RememberedHistory(DictHistory([tree], completeness=Completeness.SHALLOW), cache).log(9)
    assert not cache.get("log:1", ["changes:3"])
