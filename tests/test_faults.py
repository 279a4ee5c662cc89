"""Commands that are killed, refused or disturbed: the next one finds all as it was, or as it was to be."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from curator.adapters.whoosh_segments import Segment
from curator.api.fix import rewrites, write
from curator.api.read import read
from curator.api.verify import Verification, links_of, verify
from curator.errors import StorageError
from curator.model.text import RepoPath
from curator.workspace import open_workspace
from tests import faulty
from tests.command import curator
from tests.repository import Repository

CURATOR = Path(sys.executable).with_name("curator")
CODE = "def delay(attempt):\n    return 2**attempt\n"
OTHER = "def charge(card):\n    return card.total\n"
LOCK = "kb/curator.lock"
FULL = "No space left on device; make room on the disk, and run it again"
SAID = Verification("Ana Ruiz <ana@acme.example>", "2026-01-01", "yes", "")
ROOT = RepoPath("")


def note(title: str, *links: str) -> str:
    listed = "".join(f"  - {link}\n" for link in links)
    return f"---\ncode:\n{listed}---\n# {title}\n\nHow {title.lower()} work.\n"


@pytest.fixture
def shop(repository: Repository) -> Repository:
    """Two notes, both verified, and no index."""
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit(
        {
            "src/retry.py": CODE,
            "src/charge.py": OTHER,
            "kb/retries.md": note("Retries", "src/retry.py#delay", "src/retry.py"),
            "kb/charges.md": note("Charges", "src/charge.py#charge"),
        }
    )
    curator(repository.root, "verify", "retries", "charges", "--yes")
    repository.commit()
    return repository


@pytest.fixture
def moved(shop: Repository) -> Repository:
    """The same after the code of both notes has moved."""
    shop.rename("src/retry.py", "src/back_off.py")
    shop.rename("src/charge.py", "src/card.py")
    return shop


def answer(folder: Path) -> str:
    said = [
        curator(folder, command, "how long is the delay").stdout
        for command in ("search", "context")
    ]
    return "".join([*said, curator(folder, "index", "--check").stdout])


def fresh_answer(repository: Repository) -> str:
    return answer(repository.clone(repository.root.parent / "fresh").root)


def files(repository: Repository) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((repository.root / "kb").iterdir())}


# The index


@pytest.mark.parametrize("at", [("fsync", 1), ("replace", 1), ("fsync", 7), ("replace", 2)])
def test_who_asks_after_a_kill_gets_the_answer_of_a_new_index(
    shop: Repository, at: tuple[str, int]
) -> None:
    assert faulty.run(shop.root, "index", at=at, what="kill").returncode == -signal.SIGKILL
    assert answer(shop.root) == fresh_answer(shop)


def test_half_a_file_is_not_taken_for_an_index(shop: Repository) -> None:
    done = faulty.run(shop.root, "index", at=("fsync", 3), what="torn")
    assert done.returncode == -signal.SIGKILL
    assert answer(shop.root) == fresh_answer(shop)


def test_words_of_a_deleted_file_go_though_who_dropped_it_was_killed(shop: Repository) -> None:
    shop.commit({"src/secret.py": "zanzibar = 1\n"})
    curator(shop.root, "index")
    shop.delete("src/secret.py")
    faulty.run(shop.root, "index", at=("unlink", 1), what="kill")
    assert "zanzibar" in words(shop)
    curator(shop.root, "search", "delay")
    assert "zanzibar" not in words(shop)


def words(repository: Repository) -> set[str]:
    """Every term in any file of the index of code."""
    found: set[str] = set()
    for file in (repository.root / ".git/curator/code").glob("segment_*"):
        found.update(term for _, term, _ in Segment(file.read_bytes()).everything())
    return found


def test_a_full_disk_is_told_with_its_remedy_and_the_index_stays(shop: Repository) -> None:
    curator(shop.root, "index")
    held = index_files(shop)
    shop.commit({"src/new.py": CODE})
    done = faulty.run(shop.root, "index", at=("fsync", 1), what="ENOSPC")
    folder = shop.root / ".git/curator/code"
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        f"curator: {folder}: the index cannot be written, and what it held is kept: {FULL}",
    )
    assert index_files(shop) == held


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_who_is_killed_amid_writing_leaves_the_old_index(shop: Repository, number: int) -> None:
    """Three files are flushed to the disk, and their folder, before one rename makes them the index."""
    curator(shop.root, "index")
    held = index_files(shop)
    shop.commit({"src/new.py": CODE})
    done = faulty.run(shop.root, "index", at=("fsync", number), what="kill")
    assert done.returncode == -signal.SIGKILL
    assert held.items() <= index_files(shop).items()


def index_files(repository: Repository) -> dict[Path, bytes]:
    found = sorted((repository.root / ".git/curator/code").iterdir())
    return {file: file.read_bytes() for file in found if file.name != "lock"}


# What people own


@pytest.mark.parametrize("at", [("fsync", 1), ("replace", 1)])
def test_a_kill_while_verifying_leaves_the_lock_as_it_was(
    shop: Repository, at: tuple[str, int]
) -> None:
    shop.write({"src/retry.py": CODE.replace("2", "3")})
    before = files(shop)
    done = faulty.run(shop.root, "verify", "retries", "--yes", at=at, what="kill")
    assert done.returncode == -signal.SIGKILL
    assert before.items() <= files(shop).items()


def test_what_a_killed_writer_left_is_in_no_answer_and_goes_with_the_next_writing(
    shop: Repository,
) -> None:
    shop.write({"src/retry.py": CODE.replace("2", "3")})
    faulty.run(shop.root, "verify", "retries", "--yes", at=("replace", 1), what="kill")
    assert len(files(shop)) == 4
    assert ".new" not in curator(shop.root, "search", "delay signature", "-n", "50").stdout
    curator(shop.root, "verify", "retries", "--yes")
    assert sorted(files(shop)) == ["charges.md", "curator.lock", "retries.md"]


def test_a_full_disk_leaves_the_lock_as_it_was_and_says_so(shop: Repository) -> None:
    shop.write({"src/retry.py": CODE.replace("2", "3")})
    before = files(shop)
    done = faulty.run(shop.root, "verify", "retries", "--yes", at=("fsync", 1), what="ENOSPC")
    assert (done.returncode, done.stderr) == (
        2,
        f"curator: cannot write {LOCK}, which is as it was: {FULL}\n",
    )
    assert files(shop) == before


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_mending_that_is_killed_anywhere_loses_no_verification(
    moved: Repository, number: int
) -> None:
    done = faulty.run(moved.root, "lint", "--fix", at=("replace", number), what="kill")
    assert done.returncode == -signal.SIGKILL
    states = curator(moved.root, "lint", "--fix", "--format", "json").states
    assert set(states.values()) == {"fresh"}


def test_a_full_disk_amid_mending_loses_no_verification(moved: Repository) -> None:
    done = faulty.run(moved.root, "lint", "--fix", at=("fsync", 3), what="ENOSPC")
    assert done.returncode == 2
    assert set(curator(moved.root, "lint", "--format", "json").states.values()) == {
        "fresh",
        "moved",
    }


def test_mending_does_not_write_over_what_was_saved_meanwhile(moved: Repository) -> None:
    workspace = open_workspace(moved.root)
    changes = rewrites(workspace)
    moved.write({"kb/retries.md": "# Rewritten\n"})
    before = files(moved)
    with pytest.raises(StorageError, match=r"kb/retries\.md has changed since it was read"):
        write(workspace, changes)
    assert files(moved) == before


def test_who_verifies_at_the_same_time_keeps_what_the_other_has_verified(shop: Repository) -> None:
    (shop.root / LOCK).unlink()
    workspace = open_workspace(shop.root)
    early = read(workspace)
    verify(workspace, early, links_of(early, ["retries"], ROOT, None), SAID)
    verify(workspace, early, links_of(early, ["charges"], ROOT, None), SAID)
    assert set(curator(shop.root, "lint", "--format", "json").states.values()) == {"fresh"}


def test_a_new_note_is_whole_or_not_there(shop: Repository) -> None:
    faulty.run(shop.root, "new", "Refunds", at=("link", 1), what="kill")
    assert not (shop.root / "kb/refunds.md").exists()
    assert curator(shop.root, "new", "Refunds").exit_code == 0


# What is said


def said(folder: Path, words: str) -> tuple[int, str]:
    command = f'"{CURATOR}" -C "{folder}" {words}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_a_closed_output_is_told(shop: Repository) -> None:
    assert said(shop.root, "search delay >&-") == (
        2,
        "curator: cannot write the result: Bad file descriptor\n",
    )


@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-", "<&-"])
def test_who_cannot_be_told_anything_gets_the_answer_all_the_same(
    shop: Repository, redirection: str
) -> None:
    assert said(shop.root, f"index {redirection}")[0] == 0
