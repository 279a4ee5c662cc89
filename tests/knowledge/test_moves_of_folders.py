"""Folders and patterns whose files went elsewhere together."""

import inspect
import textwrap

from tests.moving import Moving, moving, moving_at_depth_1, moving_with_history
from tests.repository import Repository

__all__ = ["moving", "moving_at_depth_1", "moving_with_history"]

WRAP = inspect.getsource(textwrap)
RETRY = "class Retry:\n    def delay(self, attempt):\n        return 2**attempt\n"
SQL = "CREATE TABLE charge (\n  id integer PRIMARY KEY,\n  amount integer NOT NULL\n);\n"
FILES = {
    "src/payments/retry.py": RETRY,
    "src/payments/text/wrap.py": WRAP,
    "src/payments/sql/1.sql": SQL,
    "src/other.py": "OTHER = 1\n",
}


def below(folder: str) -> dict[str, str]:
    return {
        path.replace("src/payments", folder): text
        for path, text in FILES.items()
        if path.startswith("src/payments/")
    }


CHANGED = {**below("lib/payments"), "lib/payments/retry.py": RETRY.replace("delay", "wait")}


def test_a_folder_that_moved_is_followed(moving: Moving):
    moving.noted(FILES, "src/payments").moved(below("lib/payments"), "src/payments")
    assert moving.moved_to == ["lib/payments"]
    assert moving.codes == ["KB109"]


def test_a_folder_that_was_renamed_is_followed(moving: Moving):
    moving.noted(FILES, "src/payments").moved(below("src/billing"), "src/payments")
    assert moving.moved_to == ["src/billing"]


def test_a_folder_in_a_moved_folder_is_followed(moving: Moving):
    moving.noted(FILES, "src/payments/text").moved(below("lib/payments"), "src/payments")
    assert moving.moved_to == ["lib/payments/text"]


def test_a_pattern_is_followed_by_its_folder(moving: Moving):
    moving.noted(FILES, "src/payments/**/*.sql").moved(below("lib/payments"), "src/payments")
    assert moving.moved_to == ["lib/payments/**/*.sql"]
    assert moving.codes == ["KB109"]


def test_after_a_fix_a_moved_folder_is_fresh(moving: Moving):
    moving.noted(FILES, "src/payments", "src/payments/**/*.sql", "src/payments/retry.py#Retry")
    moving.moved(below("lib/payments"), "src/payments").fixed()
    assert moving.states == ["fresh", "fresh", "fresh"]


def test_a_folder_that_moved_and_changed_says_both(moving_with_history: Moving):
    moving_with_history.noted(FILES, "src/payments").moved(CHANGED, "src/payments")
    assert moving_with_history.moved_to == ["lib/payments"]
    assert moving_with_history.codes == ["KB109", "KB201"]


def test_at_depth_1_a_folder_that_moved_and_changed_is_missing(moving_at_depth_1: Moving):
    moving_at_depth_1.noted(FILES, "src/payments").moved(CHANGED, "src/payments")
    assert moving_at_depth_1.codes == ["KB101"]


def test_a_folder_of_which_most_is_deleted_is_missing(moving: Moving):
    moving.noted(FILES, "src/payments")
    moving.moved({"lib/payments/retry.py": RETRY}, "src/payments")
    assert moving.codes == ["KB101"]


def test_a_folder_whose_files_are_scattered_is_missing(moving: Moving):
    moving.noted(FILES, "src/payments")
    moving.moved({"a/retry.py": RETRY, "b/text/wrap.py": WRAP, "c/sql/1.sql": SQL}, "src/payments")
    assert moving.codes == ["KB101"]


def test_a_folder_that_is_not_committed_at_its_new_place_is_followed(repository: Repository):
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    moving = Moving(repository, "lock", repository.root).noted(FILES, "src/payments")
    repository.git("mv", "src/payments", "src/billing")
    assert moving.moved_to == ["src/billing"]


def test_a_folder_that_moved_twice_is_followed(repository: Repository):
    moving = Moving(repository, "implied", repository.root).noted(FILES, "src/payments")
    moving.moved(below("src/billing"), "src/payments")
    moving.moved(below("lib/money"), "src/billing")
    assert moving.moved_to == ["lib/money"]
