"""A repository that wants its own programs run: reading all of it runs none."""

import os
from pathlib import Path

import pytest

from curator.adapters.git import GitCommands, open_repository
from curator.model.text import RepoPath
from tests.repository import Repository

PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "core.editor",
    "core.askPass",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.evil.command",
    "diff.evil.textconv",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "gpg.program",
    "pager.log",
    "pager.ls-files",
    "alias.log",
    "uploadpack.packObjectsHook",
)


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """Is there once any of the repository's programs ran."""
    return tmp_path / "it-ran"


@pytest.fixture
def hostile(repository: Repository, marker: Path, tmp_path: Path) -> Repository:
    repository.commit({"a.py": "A = 1\n", "kb/a.md": "# A\n"})
    repository.commit({"a.py": "A = 2\n", ".gitattributes": "* diff=evil filter=evil\n"})
    repository.write({"a.py": "A = 3\n", "new.py": ""})
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n")
    script.chmod(0o755)
    hooks = repository.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    (hooks / "post-index-change").symlink_to(script)
    repository.configure("core.hooksPath", str(hooks)).configure("log.showSignature", "true")
    config = repository.root / ".git" / "config"
    config.write_text(config.read_text() + "".join(_setting(name, script) for name in PROGRAMS))
    return repository


def _setting(name: str, script: Path) -> str:
    section, _, key = name.rpartition(".")
    section, _, inner = section.partition(".")
    value = f"!{script}" if section in {"alias", "credential"} else script
    heading = f'[{section} "{inner}"]' if inner else f"[{section}]"
    return f"{heading}\n\t{key} = {value}\n"


def read_everything(root: Path) -> None:
    opened = open_repository(root)
    work, head = opened.work_tree(), opened.history.tree(opened.history.commit("HEAD"))
    assert work.entries() != head.entries()
    assert [work.read(path) for path in work.entries()]
    assert [head.read(path) for path in head.entries()]
    assert opened.history.changes(list(work.entries())).changes
    assert opened.identity() is None


def test_none_of_its_programs_runs(hostile: Repository, marker: Path):
    read_everything(hostile.root)
    assert not marker.exists()


def test_no_converter_runs_for_lines_that_are_gone(hostile: Repository, marker: Path):
    history = open_repository(hostile.root).history
    assert list(history.removed_lines(None, (".py",))) == [("a.py", b"A = 1\n")]
    assert not marker.exists()


def test_no_converter_runs_for_the_author_of_a_line(hostile: Repository, marker: Path):
    history = open_repository(hostile.root).history
    assert history.blame(RepoPath("a.py"), [1]) == {1: hostile.head}
    assert not marker.exists()


def test_no_hook_runs_whatever_git_is_asked(hostile: Repository, marker: Path):
    hooks = hostile.root / ".git" / "hooks"
    (hooks / "reference-transaction").symlink_to(hooks.parents[2] / "evil.sh")
    GitCommands(hostile.root).execute(["update-ref", "refs/heads/other", "HEAD"])
    assert not marker.exists()


def test_no_program_compares_whatever_git_is_asked(
    repository: Repository, marker: Path, tmp_path: Path
):
    repository.commit({"a.py": "A = 1\n"})
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {marker}\n")
    script.chmod(0o755)
    repository.write({"a.py": "A = 2\n"}).configure("diff.external", str(script))
    GitCommands(repository.root).execute(["diff", "HEAD"])
    assert not marker.exists()


def test_the_index_stays_as_it_is_whatever_git_is_asked(repository: Repository):
    repository.commit({"a.py": "A = 1\n"})
    os.utime(repository.root / "a.py", (1_000_000_000, 1_000_000_000))  # git would refresh it
    index = repository.root / ".git" / "index"
    before = index.read_bytes()
    GitCommands(repository.root).execute(["status"])
    assert index.read_bytes() == before


def test_the_trap_would_snap_without_care(hostile: Repository, marker: Path):
    hostile.git("status", "--short")
    assert marker.exists()


def test_a_mailmap_gives_no_commit_to_another(hostile: Repository):
    hostile.write({".mailmap": "Eve <eve@evil.example> <ana@acme.example>\n"})
    hostile.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    assert open_repository(hostile.root).identity() == "Ana Ruiz <ana@acme.example>"


@pytest.mark.parametrize("name", ["..", ".git", ".GIT", "."])
def test_a_tree_object_with_a_name_that_leads_out_lacks_it(repository: Repository, name: str):
    blob = repository.git("hash-object", "-w", "--stdin", given=b"evil")
    line = f"100644 {name}\0".encode() + bytes.fromhex(blob)
    inner = repository.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=line)
    commit = repository.git("commit-tree", "-m", "Evil", inner)
    tree = open_repository(repository.root).history.tree(commit)
    assert tree.entries() == {}
    assert tree.entry(RepoPath(name)) is None


def test_a_tree_object_with_a_path_for_a_name_lacks_it(repository: Repository):
    blob = repository.git("hash-object", "-w", "--stdin", given=b"evil")
    line = b"100644 ../outside\0" + bytes.fromhex(blob)
    inner = repository.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=line)
    commit = repository.git("commit-tree", "-m", "Evil", inner)
    assert open_repository(repository.root).history.tree(commit).entries() == {}


def test_a_link_in_a_commit_is_not_in_its_tree(repository: Repository):
    (repository.root / "link.py").symlink_to("/etc/passwd")
    commit = repository.commit({"a.py": ""})
    assert list(open_repository(repository.root).history.tree(commit).entries()) == ["a.py"]
