"""FIFOs, links, endless and very large trees: an answer in bounded time and memory, and nothing read outside the root."""

import os
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from curator.adapters import commit_tree, patience
from curator.adapters.git import open_repository
from curator.errors import RepositoryError, UnreadableFile
from curator.model.text import RepoPath
from tests.command import curator
from tests.odd_repositories import KINDS, NOTE, usual
from tests.repository import Repository

DEADLINE = 30


@pytest.fixture
def in_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """We look for what git waits for after a second, and the test ends soon even if we never do."""

    def stop(*_: object) -> None:
        raise AssertionError(f"no answer in {DEADLINE} seconds")

    monkeypatch.setattr(patience, "LOOK_AFTER", 1)
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(DEADLINE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize(
    "place",
    [
        ".gitignore",
        "new/deep/.gitignore",
        ".gitattributes",
        ".git/info/exclude",
        ".git/HEAD",
        ".git/config",
    ],
)
def test_a_fifo_where_git_reads_is_named(place: str, tmp_path: Path):
    repository = usual(tmp_path).write({"new/deep/x": ""})
    fifo = repository.root / place
    fifo.unlink(missing_ok=True)
    os.mkfifo(fifo)
    answer = curator(repository.root, "lint")
    assert answer.exit_code == 2
    assert f"git waits for {fifo}, which is a FIFO and no file: remove it" in answer.stderr


@pytest.mark.usefixtures("in_time")
def test_a_fifo_in_the_place_of_a_mailmap_is_not_read(tmp_path: Path):
    repository = usual(tmp_path)
    os.mkfifo(repository.root / ".mailmap")
    assert curator(repository.root, "lint").exit_code == 1


@pytest.mark.usefixtures("in_time")
def test_attributes_outside_of_the_checkout_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(patience, "GIVE_UP_AFTER", 2)
    repository = usual(tmp_path)
    os.mkfifo(tmp_path / "attributes")  # git would wait for who writes into it
    repository.configure("core.attributesFile", str(tmp_path / "attributes"))
    history = open_repository(repository.root).history
    assert list(history.removed_lines(None, (".py",))) == [("src/a.py", b"    return 1\n")]


@pytest.mark.usefixtures("in_time")
def test_git_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(patience, "GIVE_UP_AFTER", 2)
    repository = usual(tmp_path)
    os.mkfifo(tmp_path / "ignored")  # outside of all places where we look
    repository.configure("core.excludesFile", str(tmp_path / "ignored"))
    answer = curator(repository.root, "lint")
    assert (answer.exit_code, "git has said nothing for" in answer.stderr) == (2, True)


@pytest.mark.usefixtures("in_time")
def test_warnings_without_end_do_not_keep_git_from_answering(tmp_path: Path):
    repository = usual(tmp_path)
    repository.commit({".gitattributes": "* \x01=1\n" * 20_000})
    assert curator(repository.root, "lint").exit_code == 1


def endless(repository: Repository, levels: int) -> str:
    """A commit of a few kilobytes that has ten times as many files with each level."""
    blob = repository.git("hash-object", "-w", "--stdin", given=b"x = 1\n")
    lines = "".join(f"100644 blob {blob}\tf{number}.py\n" for number in range(10))
    tree = repository.git("mktree", given=lines.encode())
    for _ in range(levels):
        lines = "".join(f"040000 tree {tree}\td{number}\n" for number in range(10))
        tree = repository.git("mktree", given=lines.encode())
    return repository.git("commit-tree", "-m", "Endless", "-p", "HEAD", tree)


def test_a_commit_of_endless_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(commit_tree, "MOST_FILES", 1000)
    repository = usual(tmp_path)
    commit = endless(repository, levels=3)
    with pytest.raises(RepositoryError, match="has more than 1,000 files: name another"):
        open_repository(repository.root).history.tree(commit).entries()


@pytest.mark.usefixtures("in_time")
def test_git_is_stopped_where_its_answer_takes_too_much_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(patience, "MOST_MEMORY", 50 << 20)
    repository = usual(tmp_path)
    tree = repository.git("rev-parse", "HEAD^{tree}")
    commit = endless(repository, levels=9)
    after = repository.git("commit-tree", "-m", "After", "-p", commit, tree)
    repository.git("update-ref", "refs/heads/main", after)
    repository.commit({"src/a.py": "def f():\n    return 5\n"})
    answer = curator(repository.root, "lint")
    assert (answer.exit_code, "git's answer is too large" in answer.stderr) == (2, True)


def test_an_answer_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(patience, "LONGEST_ANSWER", 100)
    assert "git's answer is too large" in curator(usual(tmp_path).root, "lint").stderr


def test_folders_in_each_other_without_end_are_walked(tmp_path: Path):
    assert curator(KINDS["deep"](tmp_path), "lint").exit_code == 1


def test_fifos_in_the_place_of_notes_and_code_are_not_in_the_tree(tmp_path: Path):
    entries = open_repository(KINDS["fifos"](tmp_path)).work_tree().entries()
    assert list(entries) == ["curator.toml", "kb/a.md", "src/a.py"]


def test_a_link_out_of_the_checkout_is_no_note(tmp_path: Path):
    assert (
        curator(KINDS["links"](tmp_path), "lint", "--format", "json").json["summary"]["notes"] == 1
    )


def test_what_a_link_leads_to_is_in_no_bundle(tmp_path: Path):
    root = KINDS["links"](tmp_path)
    assert "root:x:0:0" not in curator(root, "context", "root passwd shell").stdout


def test_what_a_link_leads_to_is_on_no_site(tmp_path: Path):
    root = KINDS["links"](tmp_path)
    curator(root, "site", "--out", str(tmp_path / "out"))
    assert sorted(path.name for path in (tmp_path / "out").rglob("*passwd*")) == []


def test_notes_behind_a_linked_folder_are_none(tmp_path: Path):
    repository = usual(tmp_path)
    (repository.root / "kb").rename(tmp_path / "outside")
    (repository.root / "kb").symlink_to(tmp_path / "outside")
    answer = curator(repository.root, "lint")
    assert (answer.exit_code, answer.stderr) == (0, "curator: there is no note in kb/\n")


def test_nothing_is_written_through_a_linked_folder(tmp_path: Path):
    repository = usual(tmp_path)
    (repository.root / "kb").rename(tmp_path / "outside")
    (repository.root / "kb").symlink_to(tmp_path / "outside")
    assert curator(repository.root, "new", "Thing").exit_code == 2
    assert not (tmp_path / "outside" / "thing.md").exists()


def test_a_configuration_that_is_a_link_is_none(tmp_path: Path):
    repository = usual(tmp_path)
    (tmp_path / "outside.toml").write_text('kb = "elsewhere"\n')
    (repository.root / "curator.toml").unlink()
    (repository.root / "curator.toml").symlink_to(tmp_path / "outside.toml")
    assert curator(repository.root, "lint", "--format", "json").json["summary"]["notes"] == 1


def test_a_pointer_of_lfs_is_read_as_it_stands(tmp_path: Path):
    opened = open_repository(KINDS["lfs"](tmp_path))
    assert opened.work_tree().read(RepoPath("model.bin")).startswith(b"version https://git-lfs")


def large(path: Path) -> None:
    """3 GB that take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(3 << 30)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["lint", "context f", "site --out out", "lint --staged"])
def test_a_file_of_3_gb_among_the_notes_takes_no_memory(tmp_path: Path, command: str):
    repository = usual(tmp_path)
    large(repository.root / "kb" / "large.md")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert curator(repository.root, *command.split()).exit_code in (0, 1, 2)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


@pytest.mark.slow
def test_a_note_of_3_gb_is_told(tmp_path: Path):
    repository = usual(tmp_path)
    large(repository.root / "kb" / "large.md")
    assert "larger than" in curator(repository.root, "lint").stdout


@pytest.mark.slow
def test_a_committed_file_of_3_gb_is_not_read(tmp_path: Path):
    repository = usual(tmp_path)
    large(repository.root / "large.bin")
    repository.configure("core.bigFileThreshold", "1m").configure("core.compression", "1")
    commit = repository.commit()
    with pytest.raises(UnreadableFile, match="too large"):
        open_repository(repository.root).history.tree(commit).read(RepoPath("large.bin"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["lint", "lint --since HEAD~1", "lint --staged", "affected --since HEAD~1"]
)
def test_100_000_files_are_answered(tmp_path: Path, command: str):
    repository = usual(tmp_path)
    blob = repository.git("rev-parse", "HEAD:src/b.py")
    lines = "".join(
        f"100644 {blob}\tmany/{number // 500}/f{number}.py\n" for number in range(100_000)
    )
    repository.git("update-index", "--index-info", given=lines.encode())
    repository.commit_staged()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert curator(repository.root, *command.split()).exit_code in (0, 1)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


@pytest.mark.slow
def test_100_000_files_that_nobody_tracks_are_answered(tmp_path: Path):
    repository = usual(tmp_path)
    for folder in range(200):
        modules = repository.root / "node_modules" / str(folder)
        modules.mkdir(parents=True)
        for number in range(500):
            (modules / f"f{number}.js").touch()
    assert curator(repository.root, "lint", "kb/a.md").exit_code == 1


def test_a_note_above_the_limit_is_told(tmp_path: Path):
    repository = usual(tmp_path).write({"kb/long.md": NOTE + "word " * 4_000_000})
    answer = curator(repository.root, "lint", "--format", "concise")
    assert "kb/long.md is larger than 16 MB and is not read" in answer.stdout
