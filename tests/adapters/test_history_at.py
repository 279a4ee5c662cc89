"""A history as of another commit, and what two commits have in common."""

from curator.adapters.git import open_repository
from curator.adapters.remembered_history import RememberedHistory
from curator.model.text import RepoPath
from tests.fakes.dict_history import DictHistory
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.repository import Repository

NOTE = RepoPath("kb/a.md")


def test_an_earlier_history_ends_at_its_commit(repository: Repository):
    first = repository.commit({NOTE: "1\n"})
    repository.commit({NOTE: "2\n"})
    earlier = open_repository(repository.root).history.at(first)
    assert earlier.head == first
    assert [change.commit for change in earlier.changes([NOTE]).changes] == [first]


def test_the_history_it_comes_from_stays_as_it_is(repository: Repository):
    first = repository.commit({NOTE: "1\n"})
    second = repository.commit({NOTE: "2\n"})
    history = open_repository(repository.root).history
    history.at(first)
    assert history.head == second


def test_the_fake_goes_back_as_git_does(repository: Repository):
    first = repository.commit({NOTE: "1\n"})
    second = repository.commit({NOTE: "2\n"})
    trees = [DictTree({NOTE: "2\n"}, commit=second), DictTree({NOTE: "1\n"}, commit=first)]
    real = open_repository(repository.root).history
    fake = DictHistory(trees)
    assert fake.at(first).changes([NOTE]) == real.at(first).changes([NOTE])
    assert fake.merge_base(first) == real.merge_base(first) == first


def test_two_branches_have_the_commit_in_common_that_both_come_from(repository: Repository):
    base = repository.commit({NOTE: "1\n"})
    other = repository.branch("other").commit({NOTE: "2\n"})
    repository.checkout("main").commit({NOTE: "3\n"})
    assert open_repository(repository.root).history.merge_base(other) == base


def test_of_a_merge_the_merged_branch_is_the_base(repository: Repository):
    repository.commit({NOTE: "1\n"})
    other = repository.branch("other").commit({NOTE: "2\n"})
    repository.checkout("main").merge("other")
    assert open_repository(repository.root).history.merge_base(other) == other


def test_two_histories_have_nothing_in_common(repository: Repository):
    other = repository.commit({NOTE: "1\n"})
    repository.git("checkout", "--quiet", "--orphan", "alone")
    repository.commit({NOTE: "2\n"})
    assert open_repository(repository.root).history.merge_base(other) is None


def test_names_are_those_that_people_write(repository: Repository):
    repository.commit({NOTE: "1\n"})
    repository.branch("fix/it").git("tag", "v1")
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    names = open_repository(repository.root).history.names()
    assert names == ("fix/it", "main", "origin/main", "v1")


def test_what_is_remembered_of_an_earlier_commit_takes_the_place_of_nothing():
    old, new = DictTree({NOTE: "1"}, commit="1" * 40), DictTree({NOTE: "2"}, commit="2" * 40)
    cache = MemoryCache()
    history = RememberedHistory(DictHistory([new, old]), cache)
    asked = history.changes([NOTE])
    history.at("1" * 40).changes([NOTE])
    forgotten = DictHistory([DictTree({}, commit="2" * 40)])
    assert RememberedHistory(forgotten, cache).changes([NOTE]) == asked
