"""The lock through merges, squashes, rebases and cherry-picks, seen through the command line."""

import pytest

from tests.command import curator
from tests.repository import Repository
from tests.wrapping import (
    FILL,
    JOINED,
    LOCK,
    LOWERED,
    STRIPPED,
    WRAP,
    WRAP_LINE,
    block,
    edit,
    lint,
    note,
    source,
    text,
    verify,
)


def conflict(repository: Repository, *command: str) -> str:
    """Run what fails with a conflict in the lock alone; the lock as git leaves it."""
    with pytest.raises(AssertionError):
        repository.git(*command)
    assert repository.git("diff", "--name-only", "--diff-filter=U") == LOCK
    return text(repository)


def of_both(repository: Repository) -> Repository:
    """On `main` a lock with one note in it, on `side` one with the other: each new, in the same place."""
    repository.branch("side")
    verify(repository, "filling")
    repository.checkout("main")
    verify(repository, "wrapping")
    return repository


def rivals(repository: Repository) -> Repository:
    """On `main` and on `side` another verification of the same link, each for code of its own."""
    repository.branch("side")
    edit(repository, wrap=LOWERED)
    verify(repository, "wrapping", why="lower case now")
    repository.checkout("main")
    edit(repository, wrap=STRIPPED)
    verify(repository, "wrapping", why="stripped now")
    return repository


def merged_with(repository: Repository, **code: str) -> Repository:
    """The merge of `side`, stopped with the lock in conflict and the code resolved."""
    with pytest.raises(AssertionError):
        repository.git("merge", "side")
    repository.write({"src/textwrap.py": source(**code)})
    repository.git("add", "src")
    return repository


def test_verifications_of_different_notes_merge_by_themselves(two_verified_notes: Repository):
    two_verified_notes.branch("side")
    edit(two_verified_notes, fill=JOINED)
    verify(two_verified_notes, "filling")
    two_verified_notes.checkout("main")
    edit(two_verified_notes, wrap=STRIPPED)
    verify(two_verified_notes, "wrapping")
    two_verified_notes.merge("side")
    assert lint(two_verified_notes).states == {WRAP: "fresh", FILL: "fresh"}


def test_code_that_the_other_side_changed_is_stale_after_the_merge(two_verified_notes: Repository):
    two_verified_notes.branch("side")
    edit(two_verified_notes, wrap=STRIPPED)
    two_verified_notes.checkout("main")
    edit(two_verified_notes, fill=JOINED)
    verify(two_verified_notes, "filling")
    two_verified_notes.merge("side")
    assert lint(two_verified_notes).states == {WRAP: "stale", FILL: "fresh"}


def test_first_verifications_in_the_same_place_conflict_and_leave_all_undecided(
    two_notes: Repository,
):
    conflict(of_both(two_notes), "merge", "side")
    answer = lint(two_notes)
    assert answer.states == {WRAP: "undecided", FILL: "undecided"}
    assert answer.exit_code == 1


def test_a_lock_in_conflict_is_undecided_also_where_kb006_is_not_asked_for(two_notes: Repository):
    conflict(of_both(two_notes), "merge", "side")
    assert lint(two_notes, "--ignore", "KB006").exit_code == 2


def test_fix_keeps_what_each_side_says(two_notes: Repository):
    of_both(two_notes)
    ours, theirs = text(two_notes), two_notes.git("show", f"side:{LOCK}")
    conflict(two_notes, "merge", "side")
    answer = lint(two_notes, "--fix")
    assert answer.states == {WRAP: "fresh", FILL: "fresh"}
    assert answer.exit_code == 0
    assert block(text(two_notes), WRAP) == block(ours, WRAP)
    assert block(text(two_notes), FILL) == block(theirs, FILL)


def test_a_mended_lock_is_what_verify_would_have_written(two_notes: Repository):
    conflict(of_both(two_notes), "merge", "side")
    lint(two_notes, "--fix")
    mended = text(two_notes)
    two_notes.write({LOCK: "version = 1\n"})
    curator(two_notes.root, "verify", "wrapping", "filling", "--yes")
    assert mended == text(two_notes)


def test_diff_shows_the_mended_lock_and_writes_nothing(two_notes: Repository):
    before = conflict(of_both(two_notes), "merge", "side")
    answer = curator(two_notes.root, "lint", "--diff")
    assert answer.exit_code == 1
    assert "\n-<<<<<<< HEAD\n" in answer.stdout
    assert text(two_notes) == before


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_every_style_of_conflict_is_mended(two_notes: Repository, style: str):
    two_notes.configure("merge.conflictStyle", style)
    conflict(of_both(two_notes), "merge", "side")
    assert lint(two_notes, "--fix").states == {WRAP: "fresh", FILL: "fresh"}


def test_of_two_entries_for_a_link_the_one_that_equals_the_code_is_kept(
    two_verified_notes: Repository,
):
    merged_with(rivals(two_verified_notes), wrap=LOWERED)
    assert lint(two_verified_notes, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    assert 'why = "lower case now"' in block(text(two_verified_notes), WRAP)


def test_two_entries_of_which_none_equals_the_code_leave_the_link_stale(
    two_verified_notes: Repository,
):
    merged_with(rivals(two_verified_notes), wrap=STRIPPED.replace("strip()", "strip().lower()"))
    assert lint(two_verified_notes, "--fix").states == {WRAP: "stale", FILL: "fresh"}
    assert text(two_verified_notes).count(f'target = "{WRAP}"') == 1


def test_a_younger_edit_of_the_note_does_not_clear_what_nobody_verified(
    two_verified_notes: Repository,
):
    rivals(two_verified_notes).write(
        {"kb/wrapping.md": note(WRAP, "How long lines are wrapped, in short.")}
    )
    two_verified_notes.commit()
    merged_with(two_verified_notes, wrap=WRAP_LINE.replace("text", "str(text)"))
    assert lint(two_verified_notes, "--fix").states[WRAP] == "stale"
    two_verified_notes.commit()
    assert lint(two_verified_notes).states[WRAP] == "stale"


def test_an_entry_for_another_text_of_the_note_does_not_make_it_fresh(
    two_verified_notes: Repository,
):
    two_verified_notes.branch("side")
    edit(two_verified_notes, wrap=LOWERED)
    two_verified_notes.commit({"kb/wrapping.md": note(WRAP, "Lines are made lower case.")})
    verify(two_verified_notes, "wrapping")
    two_verified_notes.checkout("main")
    edit(two_verified_notes, wrap=STRIPPED)
    verify(two_verified_notes, "wrapping")
    merged_with(two_verified_notes, wrap=STRIPPED)
    assert lint(two_verified_notes, "--fix").states[WRAP] == "stale"


def test_the_other_entries_stay_byte_for_byte(two_verified_notes: Repository):
    before = block(text(two_verified_notes), FILL)
    merged_with(rivals(two_verified_notes), wrap=LOWERED)
    lint(two_verified_notes, "--fix")
    assert block(text(two_verified_notes), FILL) == before


def test_entries_that_were_both_kept_by_hand_are_mended(two_verified_notes: Repository):
    rivals(two_verified_notes)
    ours, theirs = text(two_verified_notes), two_verified_notes.git("show", f"side:{LOCK}")
    two_verified_notes.write({LOCK: f"{ours}\n[[link]]\n{block(theirs, WRAP)}\n"})
    (found,) = lint(two_verified_notes, "--select", "KB006").json["diagnostics"]
    assert found["fixable"] is True
    assert "two different entries" in found["message"]
    assert lint(two_verified_notes, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    assert text(two_verified_notes) == ours


def test_a_conflict_with_windows_line_ends_is_mended(two_notes: Repository):
    before = conflict(of_both(two_notes), "merge", "side").replace("\n", "\r\n")
    two_notes.write({LOCK: before})
    assert lint(two_notes, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    assert text(two_notes).count("\n") == text(two_notes).count("\r\n")


def test_a_garbled_conflict_is_left_to_a_person(two_notes: Repository):
    before = conflict(of_both(two_notes), "merge", "side").replace("=======\n", "")
    two_notes.write({LOCK: before})
    answer = lint(two_notes, "--fix", "--select", "KB006")
    (found,) = answer.json["diagnostics"]
    assert found["fixable"] is False
    assert "git checkout --theirs -- kb/curator.lock" in found["help"]
    assert text(two_notes) == before


def test_a_side_that_is_no_lock_is_left_to_a_person(two_notes: Repository):
    before = conflict(of_both(two_notes), "merge", "side").replace("c1:", "", 1)
    two_notes.write({LOCK: before.replace("signature = ", "signatur = ", 1)})
    (found,) = lint(two_notes, "--select", "KB006").json["diagnostics"]
    assert found["fixable"] is False


def test_a_moved_link_is_not_rewritten_while_the_lock_cannot_be_read(two_notes: Repository):
    conflict(of_both(two_notes), "merge", "side")
    two_notes.git("mv", "src/textwrap.py", "src/wrap.py")
    answer = curator(two_notes.root, "lint", "--diff")
    assert "+++ b/kb/wrapping.md" not in answer.stdout
    assert f"+++ b/{LOCK}" in answer.stdout


def test_verify_says_how_a_conflict_is_mended(two_notes: Repository):
    conflict(of_both(two_notes), "merge", "side")
    answer = curator(two_notes.root, "verify", "wrapping", "--yes")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "mend it first (`curator lint --fix`)" in answer.stderr


@pytest.mark.parametrize("verified", [(), ("wrapping",)], ids=["implied", "lock"])
def test_a_squashed_branch_of_note_and_code_is_fresh(
    two_notes: Repository, verified: tuple[str, ...]
):
    two_notes.branch("side")
    edit(two_notes, wrap=STRIPPED)
    two_notes.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    for name in verified:
        verify(two_notes, name)
    two_notes.checkout("main").git("merge", "--quiet", "--squash", "side")
    two_notes.commit_staged("Strip text")
    assert lint(two_notes).states == {WRAP: "fresh", FILL: "fresh"}


def test_a_squashed_branch_is_stale_by_its_lock_where_the_code_went_on(
    two_verified_notes: Repository,
):
    two_verified_notes.branch("side")
    verify(two_verified_notes, "wrapping")
    two_verified_notes.commit({"kb/wrapping.md": note(WRAP, "Lines are wrapped with care.")})
    two_verified_notes.checkout("main")
    edit(two_verified_notes, wrap=STRIPPED)
    two_verified_notes.git("merge", "--quiet", "--squash", "side")
    two_verified_notes.commit_staged("Reword")
    assert lint(two_verified_notes).states[WRAP] == "stale"


def test_a_rebase_goes_on_after_the_fix(two_notes: Repository):
    of_both(two_notes).checkout("side")
    conflict(two_notes, "rebase", "main")
    assert lint(two_notes, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    two_notes.git("add", LOCK)
    two_notes.git("-c", "core.editor=true", "rebase", "--continue")
    assert two_notes.git("rev-list", "--count", "main..side") == "1"
    assert lint(two_notes).codes == []


def test_a_rebased_verification_is_stale_on_code_that_went_on(two_verified_notes: Repository):
    two_verified_notes.branch("side")
    edit(two_verified_notes, fill=JOINED)
    verify(two_verified_notes, "filling")
    two_verified_notes.checkout("main")
    edit(two_verified_notes, wrap=STRIPPED)
    two_verified_notes.checkout("side").git("rebase", "--quiet", "main")
    assert lint(two_verified_notes).states == {WRAP: "stale", FILL: "fresh"}


def test_a_verification_that_was_picked_alone_is_stale_on_other_code(
    two_verified_notes: Repository,
):
    two_verified_notes.branch("side")
    edit(two_verified_notes, wrap=STRIPPED)
    picked = verify(two_verified_notes, "wrapping")
    two_verified_notes.checkout("main").git("cherry-pick", picked)
    assert lint(two_verified_notes).states[WRAP] == "stale"
