from curator.knowledge.activity import changed_by
from curator.model.text import RepoPath
from curator.ports import LoggedCommit

A, B, OLD = RepoPath("a.py"), RepoPath("b.py"), RepoPath("old.py")


def logged(
    commit: str, *paths: RepoPath, renames: tuple[tuple[RepoPath, RepoPath], ...] = ()
) -> LoggedCommit:
    return LoggedCommit(commit, "", paths, renames)


def test_a_file_has_the_commits_that_changed_it_the_newest_first():
    assert changed_by([logged("2", A, B), logged("1", A)], [A, B]) == {A: ("2", "1"), B: ("2",)}


def test_a_file_keeps_what_was_done_to_it_under_an_older_name():
    log = [logged("2", A, renames=((OLD, A),)), logged("1", OLD)]
    assert changed_by(log, [A]) == {A: ("2", "1")}


def test_what_is_gone_is_left_out():
    assert changed_by([logged("1", OLD)], [A]) == {}
