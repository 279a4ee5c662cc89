"""`curator verify` and the lock that it writes."""

from datetime import UTC, datetime

import pytest

from tests.cli.verifying import NOTE, NOW, THEN, lock
from tests.command import curator
from tests.repository import Repository


def test_the_lock_has_one_sorted_block_a_link(noted: Repository):
    answer = curator(noted.root, "verify", "retries", "--yes")
    today = datetime.now(UTC).date().isoformat()
    blocks = lock(noted).split("[[link]]\n")
    assert answer.exit_code == 0
    assert blocks[0].endswith("version = 1\n\n")
    assert [block.splitlines()[1] for block in blocks[1:]] == [
        'target = "src/retry.py"',
        'target = "src/retry.py#delay"',
    ]
    assert f"verified_on = {today}\n" in blocks[1]
    assert 'verified_by = "Ana Ruiz <ana@acme.example>"\nconfirmed = "yes"\n' in blocks[1]


def test_without_a_terminal_it_asks_for_yes(noted: Repository):
    answer = curator(noted.root, "verify", "retries")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr == (
        "curator: nobody is there to be asked: verify on a terminal, or say `--yes`\n"
    )
    assert not (noted.root / "kb/curator.lock").exists()


def test_yes_needs_the_notes_by_name(noted: Repository):
    assert curator(noted.root, "verify", "--yes").exit_code == 2


def test_the_note_stands_beside_what_changed_in_the_code(noted: Repository):
    noted.commit({"src/retry.py": NOW})
    answer = curator(noted.root, "verify", "retries", "--yes", "--link", "src/retry.py#delay")
    assert (
        answer.stdout
        == f"""\
kb/retries.md:3  src/retry.py#delay  [stale]
the body of `delay` changed since the note was written in {noted.git("rev-parse", "HEAD~")[:10]}

note, from line 6:
  # Retries

  The delay doubles.

the code since then:
  @@ -1,2 +1,2 @@
   def delay(attempt):
  -    return 2**attempt
  +    return 3**attempt

"""
    )


def test_a_verified_change_is_fresh_again(noted: Repository):
    noted.commit({"src/retry.py": NOW})
    assert curator(noted.root, "lint").exit_code == 1
    curator(noted.root, "verify", "retries", "--yes")
    assert curator(noted.root, "lint").exit_code == 0


def test_link_verifies_that_link_alone(noted: Repository):
    curator(noted.root, "verify", "retries", "--yes", "--link", "src/retry.py")
    assert lock(noted).count("[[link]]") == 1


def test_a_link_that_the_note_does_not_have_is_a_usage_error(noted: Repository):
    answer = curator(noted.root, "verify", "retries", "--yes", "--link", "src/x.py")
    assert answer.exit_code == 2
    assert "`src/retry.py#delay`" in answer.stderr


def test_a_note_that_does_not_exist_is_a_usage_error(noted: Repository):
    answer = curator(noted.root, "verify", "gone", "--yes")
    assert answer.stderr == (
        "curator: no note is called `gone`: give its path or id, such as `kb/retries.md`\n"
    )


def test_why_is_kept_until_another_is_given(noted: Repository):
    curator(noted.root, "verify", "retries", "--yes", "--why", "cap unchanged")
    noted.commit({"src/retry.py": NOW})
    curator(noted.root, "verify", "retries", "--yes")
    assert lock(noted).count('why = "cap unchanged"') == 2


def test_verifying_what_is_verified_changes_no_byte(noted: Repository):
    curator(noted.root, "verify", "retries", "--yes", "--why", "x")
    before = lock(noted)
    answer = curator(noted.root, "verify", "retries", "--yes", "--why", "y")
    assert lock(noted) == before
    assert answer.stderr == "0 code links verified, 2 verified already\n"


def test_a_missing_target_is_named_and_not_verified(noted: Repository):
    noted.commit({"kb/retries.md": NOTE.replace("src/retry.py#delay", "src/retry.py#gone")})
    answer = curator(noted.root, "verify", "retries", "--yes")
    assert answer.exit_code == 1
    assert "kb/retries.md:3: cannot be verified: src/retry.py defines no `gone`" in answer.stderr
    assert lock(noted).count("[[link]]") == 1


def test_entries_of_a_deleted_note_are_dropped(noted: Repository):
    noted.commit({"kb/other.md": "---\ncode: [src/retry.py]\n---\n# Other\n\nOther words.\n"})
    curator(noted.root, "verify", "retries", "other", "--yes")
    noted.delete("kb/other.md")
    noted.commit({"src/retry.py": NOW})
    curator(noted.root, "verify", "retries", "--yes")
    assert "kb/other.md" not in lock(noted)


def test_without_an_identity_git_is_asked_for_one(repository: Repository):
    repository.commit({"kb/retries.md": NOTE, "src/retry.py": THEN})
    answer = curator(repository.root, "verify", "retries", "--yes")
    assert answer.exit_code == 2
    assert "git config user.name" in answer.stderr


def test_a_lock_in_conflict_is_not_overwritten(noted: Repository):
    noted.commit({"kb/curator.lock": "<<<<<<< ours\n"})
    assert curator(noted.root, "verify", "retries", "--yes").exit_code == 2
    assert lock(noted) == "<<<<<<< ours\n"


def test_a_lock_that_git_ignores_is_refused(noted: Repository):
    noted.commit({".gitignore": "*.lock\n"})
    answer = curator(noted.root, "verify", "retries", "--yes")
    assert answer.exit_code == 2
    assert "add `!curator.lock` to .gitignore" in answer.stderr


def test_lint_says_that_a_lock_is_ignored(noted: Repository):
    curator(noted.root, "verify", "retries", "--yes")
    noted.commit({".gitignore": "*.lock\n"})
    answer = curator(noted.root, "lint", "--format", "json")
    assert "git ignores kb/curator.lock, so that it is not read" in answer.stderr
    assert {link["baseline"] for link in answer.json["links"]} == {"implied"}


def test_lint_says_nothing_of_a_lock_that_is_only_not_staged(noted: Repository):
    curator(noted.root, "verify", "retries", "--yes")
    assert "git ignores" not in curator(noted.root, "lint", "--staged").stderr


def test_a_note_is_found_from_where_one_stands(noted: Repository):
    assert curator(noted.root / "kb", "verify", "retries.md", "--yes").exit_code == 0


def test_entries_of_a_renamed_note_are_rewritten(noted: Repository):
    curator(noted.root, "verify", "retries", "--yes")
    noted.rename("kb/retries.md", "kb/again.md")
    curator(noted.root, "verify", "again", "--yes")
    assert lock(noted).count('note = "kb/again.md"') == 2
    assert "kb/retries.md" not in lock(noted)


def test_an_entry_of_a_link_that_is_gone_is_dropped(noted: Repository):
    curator(noted.root, "verify", "retries", "--yes")
    noted.commit({"kb/retries.md": NOTE.replace("  - src/retry.py\n", "")})
    assert "1 lock entry without a link" in curator(noted.root, "lint").stdout
    curator(noted.root, "verify", "retries", "--yes")
    assert lock(noted).count("[[link]]") == 1


def test_the_section_that_says_something_is_shown(noted: Repository):
    noted.commit({"kb/retries.md": NOTE.replace("---\n#", "---\n\n\n#")})
    assert "  The delay doubles." in curator(noted.root, "verify", "retries", "--yes").stdout


def test_lines_are_those_of_an_editor(noted: Repository):
    noted.commit({"src/retry.py": "X = 1\n\f\n" + NOW})
    shown = curator(noted.root, "verify", "retries", "--yes", "--link", "src/retry.py#delay").stdout
    assert "  +    return 3**attempt" in shown


def test_of_a_folder_the_files_that_changed_are_shown(noted: Repository):
    noted.commit({"kb/all.md": "---\ncode: [{path: src, watch: body}]\n---\n# All\n"})
    noted.commit({"src/retry.py": NOW, "src/new.py": "x = 1\n"})
    shown = curator(noted.root, "verify", "all", "--yes").stdout
    assert "  src/new.py: added" in shown
    assert "  +    return 3**attempt" in shown


@pytest.fixture
def folder(noted: Repository) -> Repository:
    """A note of a whole folder, verified and committed, and older commits of the lock."""
    curator(noted.root, "verify", "retries", "--yes")
    noted.commit({"kb/all.md": "---\ncode: [{path: src, watch: body}]\n---\n# All\n"})
    noted.commit({"src/other.py": "x = 1\n"})
    curator(noted.root, "verify", "all", "--yes")
    noted.commit()
    return noted


def test_of_a_locked_folder_the_files_that_changed_since_are_shown(folder: Repository):
    folder.commit({"src/retry.py": NOW})
    curator(folder.root, "verify", "retries", "--yes")
    folder.commit({"src/new.py": "y = 1\n"})
    shown = curator(folder.root, "verify", "all", "--yes").stdout
    assert "  src/new.py: added" in shown
    assert "  src/retry.py:\n" in shown
    assert "  +    return 3**attempt" in shown
    assert "src/other.py" not in shown


def test_of_a_locked_folder_a_verification_that_a_merge_brought_is_found(folder: Repository):
    folder.branch("side").commit({"src/retry.py": NOW})
    curator(folder.root, "verify", "all", "--yes")
    folder.commit()
    folder.checkout("main").commit({"src/new.py": "y = 1\n"})
    folder.merge("side")
    shown = curator(folder.root, "verify", "all", "--yes").stdout
    assert "  src/new.py: added" in shown
    assert "src/retry.py" not in shown


def test_of_a_folder_whose_lock_is_not_committed_the_change_is_shown(noted: Repository):
    noted.commit({"kb/all.md": "---\ncode: [{path: src, watch: body}]\n---\n# All\n"})
    curator(noted.root, "verify", "all", "--yes")
    noted.write({"src/retry.py": NOW})
    assert "+    return 3**attempt" in curator(noted.root, "verify", "all", "--yes").stdout


def test_of_a_folder_that_no_commit_has_it_says_that_the_change_is_not_known(noted: Repository):
    noted.commit({"kb/all.md": "---\ncode: [{path: src, watch: body}]\n---\n# All\n"})
    noted.write({"src/retry.py": NOW})
    curator(noted.root, "verify", "all", "--yes")
    noted.commit({"src/retry.py": THEN})
    assert (
        "which of them changed is not known" in curator(noted.root, "verify", "all", "--yes").stdout
    )


def test_a_moved_link_is_mended_before_it_is_verified(noted: Repository):
    noted.rename("src/retry.py", "src/backoff.py")
    answer = curator(noted.root, "verify", "retries", "--yes")
    assert answer.exit_code == 1
    assert "cannot be verified: `src/retry.py#delay` is now `src/backoff.py#delay`" in answer.stderr


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("code: [src/a.py#f]", "code: [[src/a.py#f]"),
        ("code: [src/a.py#f]", "<<<<<<< ours\ncode: []\n=======\ncode: [src/a.py#f]\n>>>>>>> x"),
        ("\n---\n# A", "\n# A"),
        ("---\ncode", "<<<<<<< ours\n=======\n---\ncode"),
    ],
)
def test_entries_of_another_note_that_cannot_be_read_stay(
    repository: Repository, good: str, bad: str
):
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    text = "---\ncode: [src/a.py#f]\n---\n# A\n\nf is one.\n"
    code = "def f():\n    return {}\n\n\ndef g():\n    return {}\n"
    repository.commit(
        {"kb/a.md": text, "kb/b.md": text.replace("#f", "#g"), "src/a.py": code.format(1, 1)}
    )
    curator(repository.root, "verify", "a", "b", "--yes")
    edited = text.replace("is one", "is two")
    repository.commit({"kb/a.md": edited, "src/a.py": code.format(2, 2)})
    repository.write({"kb/a.md": edited.replace(good, bad)})
    curator(repository.root, "verify", "kb/b.md", "--yes")
    repository.write({"kb/a.md": edited})
    answer = curator(repository.root, "lint", "--format", "json")
    assert answer.states == {"src/a.py#f": "stale", "src/a.py#g": "fresh"}
