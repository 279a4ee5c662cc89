"""Revisions, paths, code links and configurations that are not what they seem."""

import os
from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.model.text import RepoPath
from tests.command import curator
from tests.odd_repositories import KINDS, NOTE, usual
from tests.repository import Repository

REVISIONS = (
    "--output=canary",
    "--exec=touch canary",
    "-x",
    "--all",
    "--",
    "",
    " ",
    "HEAD:src/a.py",
    "HEAD^{tree}",
    "@{-1}",
    "@{upstream}",
    ":/Change",
    "HEAD..HEAD",
    "HEAD\nHEAD",
    "HEAD\0",
    "../../etc/passwd",
    "\udcff",
    "x" * 200_000,
    "HEAD" + "^" * 10_000,
)


@pytest.fixture
def usually(tmp_path: Path) -> Repository:
    return usual(tmp_path)


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda value: repr(value[:12]))
@pytest.mark.parametrize(
    "command", [["lint", "--since"], ["affected", "--since"], ["context", "f", "--at"]]
)
def test_what_is_no_commit_is_refused(usually: Repository, command: list[str], revision: str):
    answer = curator(usually.root, *command, revision)
    assert answer.exit_code == 2, answer.stderr
    assert len(answer.stderr) < 1000


@pytest.mark.parametrize("command", [["lint", "--since"], ["context", "f", "--at"]])
def test_a_revision_that_is_an_option_writes_nothing(usually: Repository, command: list[str]):
    curator(usually.root, *command, f"--output={usually.root}/canary")
    assert not (usually.root / "canary").exists()


PATHS = (
    "..",
    "../outside",
    "/etc/passwd",
    "/",
    "link/passwd",
    "\udcff",
    "x/" * 5000,
    "x" * 5000,
    "",
)


@pytest.mark.parametrize("path", PATHS, ids=lambda value: repr(value[:12]))
@pytest.mark.parametrize(
    "command",
    [
        ["lint"],
        ["affected"],
        ["verify", "--yes"],
        ["context", "--for"],
        ["init", "--from"],
        ["lint", "--baseline"],
    ],
)
def test_a_path_that_is_none_of_the_repository_is_refused(
    usually: Repository, command: list[str], path: str
):
    (usually.root / "link").symlink_to("/etc")
    answer = curator(usually.root, *command, path)
    assert answer.exit_code == 2, answer.stderr
    assert "root:x" not in answer.stdout


@pytest.mark.parametrize(
    "path", ["../evil", "/tmp/evil", ".git/evil", "a\0b", "link/evil", "x" * 5000]
)
def test_a_note_is_not_made_elsewhere(usually: Repository, tmp_path: Path, path: str):
    (tmp_path / "outside").mkdir()
    (usually.root / "kb" / "link").symlink_to(tmp_path / "outside")
    assert curator(usually.root, "new", "Evil", "--path", path).exit_code == 2
    assert not list((tmp_path / "outside").iterdir())


@pytest.mark.parametrize("option", ["-C", "--config"])
@pytest.mark.parametrize("path", ["/dev/null", "/etc/passwd", "x" * 5000, "link/passwd", "fifo"])
def test_an_odd_folder_or_configuration_is_refused(usually: Repository, option: str, path: str):
    (usually.root / "link").symlink_to("/etc")
    os.mkfifo(usually.root / "fifo")
    assert curator(usually.root, option, path, "lint").exit_code == 2


LINKS = (
    "../x.py",
    "src/../../x.py",
    "/etc/passwd",
    ".git/config",
    ".GIT/config",
    "src/.git/config",
    "C:\\x.py",
    "C:/x.py",
    "\\\\server\\x.py",
    "//server/x.py",
    "link/passwd",
    "linked.py",
    "SRC/a.py",
    "a\\0b",
    "~/x.py",
    "$HOME/x.py",
    "file:///etc/passwd",
)


@pytest.mark.parametrize("link", LINKS)
def test_a_code_link_that_leads_elsewhere_is_not_resolved(usually: Repository, link: str):
    (usually.root / "link").symlink_to("/etc")
    (usually.root / "linked.py").symlink_to("/etc/passwd")
    usually.commit({"kb/evil.md": f"---\ntitle: E\ncode: ['{link}']\n---\n# E\n"})
    states = curator(usually.root, "lint", "--format", "json", "kb/evil.md").states
    assert set(states.values()) <= {"missing", "undecided"}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_that_leads_elsewhere_brings_nothing_into_a_bundle(usually: Repository, link: str):
    (usually.root / "link").symlink_to("/etc")
    (usually.root / "linked.py").symlink_to("/etc/passwd")
    usually.commit(
        {"kb/evil.md": f"---\ntitle: E\ncode: ['{link}']\n---\n# Evil\n\nEvil is here.\n"}
    )
    answer = curator(usually.root, "context", "evil")
    assert "root:x:" not in answer.stdout
    assert "repositoryformatversion" not in answer.stdout


def test_of_case_twins_each_is_itself(tmp_path: Path):
    root = KINDS["case twins"](tmp_path)
    tree = open_repository(root).work_tree()
    assert tree.read(RepoPath("src/A.py")) != tree.read(RepoPath("src/a.py"))


@pytest.mark.parametrize(
    "kb", ["../..", "..", "/etc", ".git", ".git/info", "", ".", "kb/../..", "a\\u0000b", "link"]
)
@pytest.mark.parametrize("command", ["lint", "new Thing", "site --out out"])
def test_notes_are_not_looked_for_elsewhere(usually: Repository, command: str, kb: str):
    (usually.root / "link").symlink_to("/etc")
    usually.write({"curator.toml": f'kb = "{kb}"\n'})
    answer = curator(usually.root, *command.split())
    assert answer.exit_code in (0, 1, 2), answer.stderr
    assert not (usually.root / ".git" / "thing.md").exists()
    assert "root:x" not in answer.stdout


@pytest.mark.parametrize("key", ["extra", "exclude"])
@pytest.mark.parametrize(
    "glob",
    [
        "../**",
        "/etc/*",
        "**/" * 200 + "x",
        "*" * 2000,
        "[",
        "[!",
        "{a,{b,c}}" * 20,
        ".git/**",
        "",
        "\\\\",
        "a/**/" * 50,
    ],
)
def test_odd_globs_have_a_plain_answer(usually: Repository, key: str, glob: str):
    usually.write({"curator.toml": f"{key} = ['{glob}']\n"})
    answer = curator(usually.root, "lint")
    assert answer.exit_code in (0, 1, 2), answer.stderr


def test_a_name_that_is_not_utf_8_is_read_from_a_commit(tmp_path: Path):
    opened = open_repository(KINDS["names"](tmp_path))
    tree = opened.history.tree(opened.history.head)
    assert tree.read(RepoPath(os.fsdecode(b"src/\xff.py"))) == NOTE.encode()


def test_names_are_printed_without_what_a_terminal_obeys(tmp_path: Path):
    assert "\x1b" not in curator(KINDS["names"](tmp_path), "lint").stdout
