"""What is told of a repository that is damaged or stands elsewhere, and that no command runs its programs."""

import os
import re
import shutil
from pathlib import Path

import pytest

from curator.adapters.git import GitCommands, open_repository
from curator.errors import RepositoryError
from tests.command import curator
from tests.odd_repositories import KINDS, object_file, usual
from tests.repository import Repository

PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "core.gitProxy",
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
    "merge.evil.driver",
    "gpg.program",
    "gpg.ssh.program",
    "pager.log",
    "pager.ls-files",
    "sequence.editor",
    "trailer.evil.command",
    "uploadpack.packObjectsHook",
    "alias.log",
    "alias.ls-files",
    "alias.cat-file",
)
HOOKS = ("post-index-change", "fsmonitor-watchman", "post-checkout", "reference-transaction")


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Is there once any program of the repository ran."""
    return tmp_path / "it-ran"


@pytest.fixture
def program(tmp_path: Path, canary: Path) -> Path:
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {canary}\n")
    script.chmod(0o755)
    return script


@pytest.fixture
def hostile(tmp_path: Path, program: Path) -> Repository:
    """It names a program wherever git may run one: here, in a file that it includes, and as the remote of a partial clone."""
    repository = usual(tmp_path)
    repository.commit({".gitattributes": "* diff=evil filter=evil merge=evil\n"})
    repository.write({"src/a.py": "def f():\n    return 4\n", "new.py": ""})
    hooks = repository.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS:
        (hooks / name).symlink_to(program)
    object_file(repository, "HEAD~2:src/a.py").unlink()
    (repository.root / ".git" / "objects" / "pack" / "pack-0.promisor").touch()
    settings = "".join(_setting(name, program) for name in PROGRAMS)
    (tmp_path / "included").write_text(settings)
    with (repository.root / ".git" / "config").open("a") as config:
        config.write(
            f"{settings}[log]\n\tshowSignature = true\n[core]\n\thooksPath = {hooks}\n"
            f'\trepositoryformatversion = 1\n[includeIf "gitdir:**"]\n\tpath = {tmp_path}/included\n'
            f'[remote "origin"]\n\turl = ext::{program}\n\tpromisor = true\n'
            '[extensions]\n\tpartialClone = origin\n[protocol "ext"]\n\tallow = always\n'
        )
    return repository


def _setting(name: str, script: Path) -> str:
    section, _, key = name.rpartition(".")
    section, _, inner = section.partition(".")
    value = f"!{script}" if section in {"alias", "credential"} else script
    heading = f'[{section} "{inner}"]' if inner else f"[{section}]"
    return f"{heading}\n\t{key} = {value}\n"


@pytest.mark.parametrize(
    "command",
    [
        "lint",
        "lint --since HEAD~1",
        "lint --staged",
        "lint --fix",
        "affected --since HEAD~1",
        "verify --yes kb/a.md",
        "search f",
        "context f",
        "context --for src/a.py",
        "context f --at HEAD",
        "eval",
        "index --check",
        "site --out out",
        "init --ci github",
        "new Thing",
    ],
)
def test_no_command_runs_a_program_of_the_repository(
    hostile: Repository, canary: Path, command: str
):
    curator(hostile.root, *command.split())
    assert not canary.exists()


def test_status_would_run_one(hostile: Repository, canary: Path):
    with pytest.raises(AssertionError):  # of the program, which is no real filter
        hostile.git("status", "--short")
    assert canary.exists()


def test_a_fetch_would_run_one(hostile: Repository, canary: Path):
    with pytest.raises(AssertionError):
        hostile.git("ls-remote", "origin")
    assert canary.exists()


def test_no_remote_is_asked_whatever_protocols_the_repository_allows(
    hostile: Repository, canary: Path
):
    GitCommands(hostile.root).execute(["ls-remote", "origin"])
    assert not canary.exists()


def test_an_object_that_is_not_here_is_not_fetched(hostile: Repository, canary: Path):
    blob = hostile.git("ls-tree", "--format=%(objectname)", "HEAD~2", "src/a.py")
    assert open_repository(hostile.root).history.blob(blob) is None
    assert not canary.exists()


def test_a_signature_is_not_checked(hostile: Repository, canary: Path):
    raw = hostile.git("cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\n", 1
    )
    signed = hostile.git("hash-object", "-t", "commit", "-w", "--stdin", given=f"{raw}\n".encode())
    assert open_repository(hostile.root).history.signatures([signed])
    assert not canary.exists()


@pytest.mark.parametrize("command", ["lint", "lint --since HEAD", "context f"])
def test_a_bare_repository_in_a_checkout_runs_nothing(
    repository: Repository, program: Path, canary: Path, command: str
):
    inner = repository.root / "vendor"
    repository.write({"vendor/HEAD": "ref: refs/heads/main\n"})
    repository.write({"vendor/objects/x": "", "vendor/refs/x": ""})
    repository.write(
        {"vendor/config": f"[core]\n\tbare = false\n\tworktree = ..\n\tfsmonitor = {program}\n"}
    )
    answer = curator(inner, *command.split())
    assert "is a bare repository inside the checkout" in answer.stderr
    assert not canary.exists()


@pytest.mark.parametrize("command", ["lint", "lint --staged", "index --check", "search f"])
def test_a_bare_repository_is_told_with_a_remedy(tmp_path: Path, command: str):
    answer = curator(KINDS["bare"](tmp_path), *command.split())
    assert (answer.exit_code, "run curator in a work tree of it" in answer.stderr) == (2, True)


def test_what_a_bare_repository_was_like_at_a_commit_can_be_asked(tmp_path: Path):
    assert (
        curator(KINDS["bare"](tmp_path), "context", "how does f work", "--at", "HEAD").exit_code
        == 0
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("linked to nothing", "is no repository that git can read: .* run `git worktree repair`"),
        ("in circles", "is no repository that git can read: it is damaged"),
        ("head of nonsense", "is no repository that git can read: it is damaged"),
        ("branch of nonsense", "your current branch appears to be broken.*: run `git fsck`"),
        ("branch of a commit that is gone", "bad object HEAD.*: run `git fsck`"),
        ("index of nonsense", "the index is damaged; remove it and run `git reset`"),
        ("configuration of nonsense", "bad config line 1 in file .git/config"),
        ("damaged blob", "run `git fsck`"),
        ("damaged commit", "run `git fsck`"),
        ("without a blob", "is not in this clone: run `git fsck`"),
        ("without a folder", "run `git fsck`"),
        ("without a commit", "run `git fsck`"),
    ],
)
def test_damage_is_told_with_a_remedy(kind: str, told: str, tmp_path: Path):
    answer = curator(KINDS[kind](tmp_path), "lint")
    assert answer.exit_code == 2
    assert re.search(told, answer.stderr)


def test_an_extension_that_git_does_not_know_is_named(repository: Repository):
    repository.configure("core.repositoryformatversion", "1").configure("extensions.novel", "true")
    with pytest.raises(RepositoryError, match="unknown repository extension found: novel"):
        open_repository(repository.root)


def test_a_work_tree_that_the_configuration_sets_elsewhere_is_refused(tmp_path: Path):
    outer = Repository.create(tmp_path / "outer")
    outer.commit({"secret.md": "# Secret\n"})
    inner = usual(outer.root / "inner")
    inner.configure("core.worktree", "../../..")
    answer = curator(inner.root, "lint")
    assert answer.exit_code == 2
    assert "`core.worktree` in" in answer.stderr


def test_a_work_tree_outside_is_refused(tmp_path: Path):
    repository = usual(tmp_path).configure("core.worktree", "/etc")
    answer = curator(repository.root, "lint")
    assert answer.exit_code == 2
    assert "`core.worktree` in" in answer.stderr


def test_a_submodule_is_a_repository_of_its_own(tmp_path: Path):
    root = KINDS["submodule"](tmp_path)
    assert open_repository(root / "vendor" / "other").root == root / "vendor" / "other"


def test_a_submodule_counts_by_the_commit_that_is_staged(tmp_path: Path):
    opened = open_repository(KINDS["submodule"](tmp_path))
    work, head = opened.work_tree().entries(), opened.history.tree(opened.history.head).entries()
    assert work["vendor/other"] == head["vendor/other"]


def test_a_replaced_commit_is_judged_as_it_was_made(tmp_path: Path):
    assert curator(KINDS["replaced"](tmp_path), "lint", "--format", "json").states == {
        "src/a.py#f": "stale"
    }


def test_a_mailmap_renames_nobody(tmp_path: Path):
    history = open_repository(KINDS["mailmap"](tmp_path)).history
    assert history.signatures([history.head])[history.head].author == "Ana Ruiz <ana@acme.example>"


def test_a_grafted_history_is_read_as_it_was_made(tmp_path: Path):
    repository = usual(tmp_path)
    (repository.root / ".git" / "info" / "grafts").write_text(f"{repository.head}\n")
    assert curator(repository.root, "lint", "--format", "json").states == {"src/a.py#f": "stale"}


def test_dates_of_the_future_and_before_all_time_decide_nothing(tmp_path: Path):
    assert curator(KINDS["dates"](tmp_path), "lint", "--format", "json").states == {
        "src/a.py#f": "stale"
    }


def test_a_lost_linked_work_tree_is_not_told_to_be_made_anew(tmp_path: Path):
    assert "git init" not in curator(KINDS["linked to nothing"](tmp_path), "lint").stderr


def test_what_git_leaves_behind_of_a_lock_is_not_written(tmp_path: Path):
    repository = usual(tmp_path)
    (repository.root / ".git" / "index.lock").touch()
    os.utime(repository.root / "src" / "b.py")  # git would refresh the index
    before = (repository.root / ".git" / "index").read_bytes()
    assert curator(repository.root, "lint").exit_code == 1
    assert (repository.root / ".git" / "index").read_bytes() == before


def test_a_checkout_without_its_git_folder_is_told_so(tmp_path: Path):
    repository = usual(tmp_path)
    shutil.rmtree(repository.root / ".git")
    assert "is in no git repository: run `git init`" in curator(repository.root, "lint").stderr
