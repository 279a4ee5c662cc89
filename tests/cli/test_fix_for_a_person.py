"""Moved links that `curator lint --fix` leaves to a person."""

from pathlib import Path

import pytest

from tests.command import Answer, curator
from tests.repository import Repository

CODE = "def f(a):\n    return a + 1\n"
LOCK = "kb/curator.lock"


def note(*targets: str) -> str:
    lines = "".join(f"  - {target}\n" for target in targets)
    return f"---\ncode:\n{lines}---\n# A\n\nf adds one.\n"


def moved(repository: Repository, target: str) -> Repository:
    """A note with one verified link, in this spelling, whose file was moved to src/b.py."""
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit({"kb/a.md": note(target), "src/a.py": CODE})
    curator(repository.root, "verify", "a", "--yes")
    repository.commit()
    repository.rename("src/a.py", "src/b.py")
    return repository


def fix(repository: Repository) -> Answer:
    return curator(repository.root, "lint", "--fix", "--format", "json")


def files(root: Path) -> tuple[str, str]:
    return (root / "kb/a.md").read_text(), (root / LOCK).read_text()


@pytest.fixture
def doubled(repository: Repository) -> Repository:
    """The note links the new place too, verified by itself."""
    moved(repository, "src/a.py#f").write({"kb/a.md": note("src/a.py#f", "src/b.py#f")})
    curator(repository.root, "verify", "a", "--link", "src/b.py#f", "--yes")
    return repository


def test_a_link_is_not_written_twice(doubled: Repository):
    before = files(doubled.root)
    answer = fix(doubled)
    assert answer.stderr == "curator: mended nothing\n"
    assert files(doubled.root) == before
    assert answer.codes == ["KB109"]


def test_it_is_said_that_the_old_one_can_go(doubled: Repository):
    item = fix(doubled).json["diagnostics"][0]
    assert not item["fixable"]
    assert item["help"] == "the note links `src/b.py#f` already: take this link out"


def test_another_spelling_of_the_new_place_is_the_same_link(doubled: Repository):
    doubled.write({"kb/a.md": note("src/a.py#f", "./src//b.py#f")})
    assert fix(doubled).stderr == "curator: mended nothing\n"


def test_two_links_that_meet_at_one_place_are_left(repository: Repository):
    text = note("src/a.py#f", "src/c.py#f")
    repository.commit({"kb/a.md": text, "src/a.py": CODE, "src/c.py": CODE})
    repository.git("rm", "--quiet", "src/a.py", "src/c.py")
    repository.commit({"src/b.py": CODE})
    answer = fix(repository)
    assert answer.codes == ["KB109", "KB109"]
    assert answer.stderr == "curator: mended nothing\n"


def test_an_entry_of_a_link_that_is_gone_makes_way(doubled: Repository):
    doubled.write({"kb/a.md": note("src/a.py#f")})
    assert fix(doubled).exit_code == 0
    lock = (doubled.root / LOCK).read_text()
    assert lock.count("[[link]]") == lock.count('target = "src/b.py#f"') == 1


@pytest.mark.parametrize(
    "target", ['"src/\\x61.py#f"', ">-\n      src/a.py#f", "|-\n      src/a.py#f"]
)
def test_a_target_in_another_spelling_keeps_its_entry(repository: Repository, target: str):
    moved(repository, target)
    before = files(repository.root)
    answer = fix(repository)
    assert answer.stderr == "curator: mended nothing\n"
    assert files(repository.root) == before
    assert [item["fixable"] for item in answer.json["diagnostics"]] == [False]


def test_a_line_that_is_not_utf_8_keeps_its_entry(repository: Repository):
    """Three bytes of half a character are one place in the note, and three on the disk."""
    moved(repository, "src/a.py#f")
    text = note("src/a.py#f").encode()
    broken = text.replace(
        b"  - src/a.py#f", b"  - {watch: body, x: \xf0\x9f\x98, path: src/a.py#f}"
    )
    repository.commit({"kb/a.md": broken})
    before = (repository.root / LOCK).read_text()
    fix(repository)
    assert (repository.root / "kb/a.md").read_bytes() == broken
    assert (repository.root / LOCK).read_text() == before
