"""`curator context --at`: the bytes of a clean checkout of that commit."""

from pathlib import Path

import pytest

from tests.command import Answer, curator
from tests.repository import Repository
from tests.wrapping import verify

NOTE = """---
title: Retries of card payments
code:
  - src/retry.py#next_delay
---

# Retries of card payments

A declined charge is tried again, and waits twice as long each time.
"""
BROAD = """---
title: Queue of charges
code: [src/]
---

# Queue of charges

A charge that was declined goes to a queue.
"""
CODE = '''"""Retry policy."""

from src.queue import put


def next_delay(attempt):
    """Seconds to wait before a declined charge is tried again."""
    return put(2**attempt)
'''
QUEUE = "def put(charge):\n    return charge\n"
FORMATS = pytest.mark.parametrize("format_", ["markdown", "xml", "json"])


@pytest.fixture
def shop(repository: Repository) -> Repository:
    """Tags `implied`, `verified`, `stale` and `later`: what a note says of the code differs in each."""
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    files = {"kb/retries.md": NOTE, "kb/queue.md": BROAD, "src/retry.py": CODE}
    repository.commit({**files, "src/queue.py": QUEUE})
    repository.git("tag", "implied")
    verify(repository, "retries")
    repository.commit()
    repository.git("tag", "verified")
    repository.commit({"src/retry.py": CODE.replace("2**", "3**")})
    repository.git("tag", "stale")
    repository.commit({"src/late.py": "def declined(charge):\n    return 1\n"})
    repository.commit({"curator.toml": "exclude = ['src/late.py']\n[context]\nbudget = 900\n"})
    repository.git("tag", "later")
    return repository


def context(repository: Repository, *options: str) -> Answer:
    return curator(repository.root, "context", "declined charge retry", *options)


@FORMATS
@pytest.mark.parametrize("revision", ["implied", "verified", "stale", "later", "HEAD", "HEAD~1"])
def test_it_is_what_a_checkout_of_that_commit_says(
    shop: Repository, tmp_path: Path, revision: str, format_: str
) -> None:
    checkout = shop.add_worktree(tmp_path / "checkout", revision)
    there = context(checkout, "--format", format_)
    assert there.exit_code == 0
    assert context(shop, "--format", format_, "--at", revision).stdout == there.stdout


def test_it_is_what_a_clone_of_that_commit_says(shop: Repository, tmp_path: Path) -> None:
    clone = shop.clone(tmp_path / "clone").checkout("verified")
    assert context(shop, "--at", "verified").stdout == context(clone).stdout


def test_files_are_asked_about_as_they_were(shop: Repository, tmp_path: Path) -> None:
    checkout = shop.add_worktree(tmp_path / "checkout", "verified")
    shop.delete("src/retry.py")
    there = curator(checkout.root, "context", "--for", "src/retry.py")
    assert "kb/retries.md" in there.stdout
    here = curator(shop.root, "context", "--for", "src/retry.py", "--at", "verified")
    assert here.stdout == there.stdout


def test_the_note_is_as_fresh_as_it_was(shop: Repository) -> None:
    states = {
        name: context(shop, "--format", "json", "--at", name).json["items"][0]["freshness"]
        for name in ("verified", "stale")
    }
    assert states == {"verified": "fresh", "stale": "stale"}


def test_uncommitted_work_does_not_show(shop: Repository, tmp_path: Path) -> None:
    checkout = shop.add_worktree(tmp_path / "checkout")
    shop.write({"kb/retries.md": "# Other\n", "src/new.py": "declined = charge = retry = 1\n"})
    shop.write({"curator.toml": "this is = no [toml\n"})
    assert context(shop, "--at", "HEAD").stdout == context(checkout).stdout


def test_the_index_of_now_is_left_alone(shop: Repository) -> None:
    context(shop)
    before = files(shop, "curator/notes")
    context(shop, "--at", "implied")
    assert files(shop, "curator/notes") == before
    assert files(shop, "curator/at/notes")


def test_a_second_answer_about_one_commit_writes_nothing(shop: Repository) -> None:
    context(shop, "--at", "implied")
    before = files(shop, "curator/at")
    context(shop, "--at", "implied")
    assert files(shop, "curator/at") == before


def test_an_unknown_revision_ends_with_2_and_a_remedy(shop: Repository) -> None:
    answer = context(shop, "--at", "verifeid")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "`verifeid` is no revision of this repository: did you mean `verified`?" in answer.stderr


def test_an_option_is_no_revision(shop: Repository) -> None:
    assert context(shop, "--at=--output=x").exit_code == 2
    assert not (shop.root / "x").exists()


def files(repository: Repository, folder: str) -> list[tuple[str, int]]:
    """Names and times of everything in a folder of the git directory."""
    top = repository.root / ".git" / folder
    found = (path for path in top.rglob("*") if path.is_file())
    return sorted((path.name, path.stat().st_mtime_ns) for path in found)
