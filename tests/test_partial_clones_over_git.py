"""Clones that lack objects: no note is passed over in silence, and the remedy named is one that works."""

import re
from pathlib import Path

import pytest

from tests.command import curator
from tests.repository import Repository

NOTE = "---\ncode: [src/a.py#f]\n---\n# A\n\nIt returns one.\n"
CODE = "def f():\n    return 1\n"


@pytest.fixture
def server(repository: Repository) -> Repository:
    repository.configure("uploadpack.allowFilter", "true")
    repository.commit({"kb/a.md": NOTE, "src/a.py": CODE})
    repository.commit({"src/a.py": CODE.replace("1", "2")})
    return repository


@pytest.fixture
def sparse(server: Repository, tmp_path: Path) -> Repository:
    """Without the text of the notes."""
    clone = server.clone(tmp_path / "sparse", "--filter=blob:none", "--no-checkout")
    clone.git("sparse-checkout", "set", "--no-cone", "/src/")
    return clone.checkout("main")


@pytest.fixture
def treeless(server: Repository, tmp_path: Path) -> Repository:
    return server.clone(tmp_path / "treeless", "--filter=tree:0")


COMMANDS = [
    ("lint",),
    ("lint", "--staged"),
    ("lint", "--since", "HEAD^"),
    ("affected", "--staged"),
    ("affected", "--since", "HEAD^"),
]


@pytest.mark.parametrize("words", COMMANDS)
def test_notes_that_are_not_here_are_not_taken_for_none(sparse: Repository, words: tuple[str, ...]):
    answer = curator(sparse.root, *words)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr == (
        "curator: kb/a.md is not in this clone: fetch what it left out "
        "(`git fetch --refetch --no-filter`), or clone without `--filter`\n"
    )


def test_a_commit_whose_files_are_not_here_is_told_with_a_remedy(treeless: Repository):
    answer = curator(treeless.root, "lint", "--since", "HEAD^")
    assert answer.exit_code == 2
    assert re.fullmatch(
        r"curator: object [0-9a-f]{40} is not in this clone: fetch what it left out \(.*\), or .*\n",
        answer.stderr,
    )


@pytest.mark.parametrize("clone", ["sparse", "treeless"])
def test_the_remedy_works(clone: str, request: pytest.FixtureRequest):
    here: Repository = request.getfixturevalue(clone)
    here.git("fetch", "--quiet", "--refetch", "--no-filter")
    answer = curator(here.root, "affected", "--since", "HEAD^")
    assert answer.stdout.startswith("kb/a.md  A\n  src/a.py#f: body changed\n")


def test_a_clone_without_depth_and_blobs_is_told_both(server: Repository, tmp_path: Path):
    clone = server.clone(tmp_path / "both", "--depth=1", "--filter=blob:none", "--no-checkout")
    clone.git("sparse-checkout", "set", "--no-cone", "/src/")
    clone.checkout("main")
    answer = curator(clone.root, "lint")
    assert "`git fetch --unshallow && git fetch --refetch --no-filter`" in answer.stderr
    clone.git("fetch", "--quiet", "--unshallow")
    clone.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert curator(clone.root, "lint", "--format", "json").codes == ["KB202"]


def test_a_link_that_needs_what_was_left_out_names_that_remedy(server: Repository, tmp_path: Path):
    clone = server.clone(tmp_path / "blobless", "--filter=blob:none")
    answer = curator(clone.root, "lint")
    assert "git fetch --refetch --no-filter" in answer.stderr
    assert "unshallow" not in answer.stderr + answer.stdout
