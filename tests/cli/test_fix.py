"""`curator lint --fix` and `--diff`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_verify_on_a_terminal import on_a_terminal
from tests.command import curator
from tests.repository import Repository

NOTE = "---\r\ncode:\r\n  - 'src/retry.py#delay'  # the heart of it\r\n  - src/retry.py\r\n---\r\n# Retries\r\n"
CODE = "def delay(attempt):\n    return 2**attempt\n"


@pytest.fixture
def moved(repository: Repository) -> Repository:
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit({"kb/retries.md": NOTE, "src/retry.py": CODE})
    curator(repository.root, "verify", "retries", "--yes")
    repository.commit()
    repository.rename("src/retry.py", "src/back off.py")
    return repository


def text(repository: Repository, path: str) -> str:
    return (repository.root / path).read_bytes().decode()


def test_fix_rewrites_the_links_and_nothing_else_of_the_note(moved: Repository):
    curator(moved.root, "lint", "--fix")
    assert text(moved, "kb/retries.md") == NOTE.replace(
        "src/retry.py#delay", "src/back off.py#delay"
    ).replace("- src/retry.py\r", '- "src/back off.py"\r')


def test_fix_takes_the_lock_along_so_that_all_is_fresh(moved: Repository):
    answer = curator(moved.root, "lint", "--fix", "--format", "json")
    assert answer.exit_code == 0
    assert set(answer.states.values()) == {"fresh"}
    assert answer.json["summary"]["orphans"] == 0
    assert answer.stderr == "curator: mended kb/retries.md, kb/curator.lock\n"


def test_fixing_twice_changes_nothing_more(moved: Repository):
    curator(moved.root, "lint", "--fix")
    before = text(moved, "kb/retries.md"), text(moved, "kb/curator.lock")
    assert curator(moved.root, "lint", "--fix").stderr == "curator: mended nothing\n"
    assert (text(moved, "kb/retries.md"), text(moved, "kb/curator.lock")) == before


def test_diff_shows_a_patch_that_git_takes_and_writes_nothing(moved: Repository):
    answer = curator(moved.root, "lint", "--diff")
    assert answer.exit_code == 1
    assert moved.git("status", "--porcelain") == ""
    moved.git("apply", "-", given=answer.stdout.encode())
    assert curator(moved.root, "lint").exit_code == 0


def test_what_moved_and_changed_is_left_to_a_person(moved: Repository):
    moved.commit({"src/back off.py": CODE.replace("2**", "3**")})
    answer = curator(moved.root, "lint", "--fix", "--format", "json")
    assert answer.codes == ["KB109", "KB202"]
    assert [item["fixable"] for item in answer.json["diagnostics"]] == [False, False]


def test_paths_narrow_what_is_mended(moved: Repository):
    moved.commit({"kb/other.md": "---\ncode: [src/x.py]\n---\n# Other\n"})
    curator(moved.root, "lint", "--fix", "kb/other.md")
    assert text(moved, "kb/retries.md") == NOTE


def diff_bytes(folder: Path) -> bytes:
    """What `lint --diff` writes into a pipe."""
    code = "from curator.cli.main import main; main()"
    command = [sys.executable, "-c", code, "-C", str(folder), "lint", "--diff"]
    return subprocess.run(command, capture_output=True, check=False).stdout


@pytest.mark.parametrize(
    "name", ["a\nb.md", "a\tb.md", 'a "b".md', "a b.md", "a\\b.md", "é.md", "2020-01-01 10:00:00"]
)
def test_a_patch_names_a_file_as_git_does(moved: Repository, name: str):
    moved.rename("kb/retries.md", f"kb/{name}" if name.endswith(".md") else f"kb/{name}/a.md")
    moved.git("apply", "-", given=curator(moved.root, "lint", "--diff").stdout.encode())
    assert "src/back off.py" in moved.git("diff")


def test_a_name_adds_no_file_to_a_patch(moved: Repository):
    moved.rename("kb/retries.md", "kb/a\n+++ b/src/evil.py\n@@ -0,0 +1 @@\n+x.md")
    heads = [
        line
        for line in curator(moved.root, "lint", "--diff").stdout.splitlines()
        if line.startswith("+++ ")
    ]
    assert heads[0] == r'+++ "b/kb/a\n+++ b/src/evil.py\n@@ -0,0 +1 @@\n+x.md"'
    assert len(heads) == 2


def test_a_patch_has_the_bytes_of_a_file_that_is_not_utf_8(moved: Repository):
    moved.commit({"kb/retries.md": NOTE.encode() + b"Caf\xe9 \x1b.\r\n"})
    moved.git("apply", "-", given=diff_bytes(moved.root))
    changed = (moved.root / "kb/retries.md").read_bytes()
    assert changed.endswith(b"Caf\xe9 \x1b.\r\n")
    assert b"src/back off.py" in changed


def test_on_a_terminal_a_patch_sends_no_controls(moved: Repository):
    moved.commit({"kb/retries.md": NOTE.replace("# Retries", "# \x1b]0;title\x07")})
    code, written = on_a_terminal(moved.root, b"", "lint", "--diff")
    assert code == 1
    assert r"# \x1b]0;title\x07" in written
    assert "\x1b" not in written
