"""What commits say for the files that they changed."""

from curator.model.text import RepoPath
from curator.ports import LoggedCommit
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.commits import commit_notes


def commit(subject: str, *paths: str, renamed: tuple[tuple[str, str], ...] = ()) -> LoggedCommit:
    renames = tuple((RepoPath(old), RepoPath(new)) for old, new in renamed)
    return LoggedCommit(subject, subject, tuple(map(RepoPath, paths)), renames)


def shares(question: str, *log: LoggedCommit, alive: str = "a.py b.py c.py") -> dict[str, float]:
    analyzer = Analyzer()
    notes = commit_notes(log, [RepoPath(path) for path in alive.split()], analyzer)
    terms = [(term, 1.0) for term in analyzer.terms(question)]
    return {str(path): share for path, share in notes.speaks_for(terms, 10.0).items()}


def test_a_commit_speaks_for_what_it_changed():
    assert list(shares("retry", commit("Retry", "a.py"), commit("Bill", "b.py"))) == ["a.py"]


def test_a_commit_of_many_files_says_less_of_each():
    one, two = (
        shares("retry", commit("Retry", "a.py")),
        shares("retry", commit("Retry", "a.py", "b.py")),
    )
    assert one["a.py"] > two["a.py"]


def test_several_commits_add_up():
    once = shares("retry", commit("Retry", "a.py"), commit("Retry", "b.py"))
    twice = shares("retry", commit("Retry", "a.py"), commit("Retry", "a.py", "b.py"))
    assert (once["a.py"] == once["b.py"], twice["a.py"] > twice["b.py"]) == (True, True)


def test_a_file_that_is_gone_is_not_spoken_for():
    assert shares("retry", commit("Retry", "gone.py")) == {}


def test_a_renamed_file_keeps_what_was_said_of_it():
    log = commit("Move", "a.py", renamed=(("old.py", "a.py"),)), commit("Retry", "old.py")
    assert list(shares("retry", *log)) == ["a.py"]


def test_a_commit_of_very_many_files_speaks_for_none():
    alive = " ".join(f"{n}.py" for n in range(30))
    assert shares("retry", commit("Retry", *alive.split()), alive=alive) == {}


def test_without_commits_nothing_is_said():
    assert shares("retry") == {}
