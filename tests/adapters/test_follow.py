"""Reading git's raw diffs, and where to look for files."""

from hypothesis import given
from hypothesis import strategies as st

from curator.adapters.follow import Step, folders, steps
from curator.model.text import RepoPath
from curator.ports import FileChange

A, B, NONE = "a" * 40, "b" * 40, "0" * 40

parts = st.text("abc", min_size=1, max_size=2)
paths = st.lists(st.lists(parts, min_size=1, max_size=4).map("/".join).map(RepoPath), max_size=6)


@given(paths)
def test_every_file_is_in_one_of_its_folders_or_is_one(asked: list[RepoPath]):
    found = folders(asked)
    assert all(
        path in found or path.startswith(tuple(f"{one}/" for one in found)) for path in asked
    )


def test_the_deepest_common_folder_is_looked_at():
    asked = [RepoPath(path) for path in ("docs/en/a.md", "docs/en/x/b.md", "kb/c.md", "README.md")]
    assert folders(asked) == ("README.md", "docs/en", "kb")


def test_nothing_is_no_step():
    assert steps(b"") == ()


def test_a_commit_without_parents_has_none():
    output = f"{A} \0\n:000000 100644 {NONE} {B} A\0a.md\0".encode()
    added = FileChange(A, RepoPath("a.md"), B, RepoPath("a.md"), None)
    assert steps(output) == (Step(A, None, (added,)),)


def test_of_a_merge_the_first_parent_counts():
    assert steps(f"{A} {B} {NONE}\0".encode()) == (Step(A, B, ()),)


def test_a_path_that_looks_like_a_record_is_a_path():
    output = f"{A} {B}\0\n:100644 000000 {B} {NONE} D\0:100644 x\0:100644 100644 {A} {B} M\0{A}\0".encode()
    deleted = FileChange(A, RepoPath(":100644 x"), None, RepoPath(":100644 x"), B)
    changed = FileChange(A, RepoPath(A), B, RepoPath(A), A)
    assert steps(output) == (Step(A, B, (deleted, changed)),)
