"""The lock through merges, squashes, rebases and cherry-picks, seen through the command line."""

import pytest

from tests.command import curator
from tests.repository import Repository
from tests.wrapping import (
    FILL,
    JOINED,
    LOCK,
    LOWERED,
    SOURCE,
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


@pytest.fixture
def project(repository: Repository) -> Repository:
    """Two notes, neither of them verified."""
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit(
        {
            "src/textwrap.py": SOURCE,
            "kb/wrapping.md": note(WRAP, "How long lines are wrapped."),
            "kb/filling.md": note(FILL, "How a paragraph is filled."),
        }
    )
    return repository


@pytest.fixture
def locked(project: Repository) -> Repository:
    """The same, both verified."""
    verify(project, "wrapping", "filling")
    return project


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


def test_verifications_of_different_notes_merge_by_themselves(locked: Repository):
    locked.branch("side")
    edit(locked, fill=JOINED)
    verify(locked, "filling")
    locked.checkout("main")
    edit(locked, wrap=STRIPPED)
    verify(locked, "wrapping")
    locked.merge("side")
    assert lint(locked).states == {WRAP: "fresh", FILL: "fresh"}


def test_code_that_the_other_side_changed_is_stale_after_the_merge(locked: Repository):
    locked.branch("side")
    edit(locked, wrap=STRIPPED)
    locked.checkout("main")
    edit(locked, fill=JOINED)
    verify(locked, "filling")
    locked.merge("side")
    assert lint(locked).states == {WRAP: "stale", FILL: "fresh"}


def test_first_verifications_in_the_same_place_conflict_and_leave_all_undecided(
    project: Repository,
):
    conflict(of_both(project), "merge", "side")
    answer = lint(project)
    assert answer.states == {WRAP: "undecided", FILL: "undecided"}
    assert answer.exit_code == 1


def test_a_lock_in_conflict_is_undecided_also_where_kb006_is_not_asked_for(project: Repository):
    conflict(of_both(project), "merge", "side")
    assert lint(project, "--ignore", "KB006").exit_code == 2


def test_fix_keeps_what_each_side_says(project: Repository):
    of_both(project)
    ours, theirs = text(project), project.git("show", f"side:{LOCK}")
    conflict(project, "merge", "side")
    answer = lint(project, "--fix")
    assert answer.states == {WRAP: "fresh", FILL: "fresh"}
    assert answer.exit_code == 0
    assert block(text(project), WRAP) == block(ours, WRAP)
    assert block(text(project), FILL) == block(theirs, FILL)


def test_a_mended_lock_is_what_verify_would_have_written(project: Repository):
    conflict(of_both(project), "merge", "side")
    lint(project, "--fix")
    mended = text(project)
    project.write({LOCK: "version = 1\n"})
    curator(project.root, "verify", "wrapping", "filling", "--yes")
    assert mended == text(project)


def test_diff_shows_the_mended_lock_and_writes_nothing(project: Repository):
    before = conflict(of_both(project), "merge", "side")
    answer = curator(project.root, "lint", "--diff")
    assert answer.exit_code == 1
    assert "\n-<<<<<<< HEAD\n" in answer.stdout
    assert text(project) == before


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_every_style_of_conflict_is_mended(project: Repository, style: str):
    project.configure("merge.conflictStyle", style)
    conflict(of_both(project), "merge", "side")
    assert lint(project, "--fix").states == {WRAP: "fresh", FILL: "fresh"}


def test_of_two_entries_for_a_link_the_one_that_equals_the_code_is_kept(locked: Repository):
    merged_with(rivals(locked), wrap=LOWERED)
    assert lint(locked, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    assert 'why = "lower case now"' in block(text(locked), WRAP)


def test_two_entries_of_which_none_equals_the_code_leave_the_link_stale(locked: Repository):
    merged_with(rivals(locked), wrap=STRIPPED.replace("strip()", "strip().lower()"))
    assert lint(locked, "--fix").states == {WRAP: "stale", FILL: "fresh"}
    assert text(locked).count(f'target = "{WRAP}"') == 1


def test_a_younger_edit_of_the_note_does_not_clear_what_nobody_verified(locked: Repository):
    rivals(locked).write({"kb/wrapping.md": note(WRAP, "How long lines are wrapped, in short.")})
    locked.commit()
    merged_with(locked, wrap=WRAP_LINE.replace("text", "str(text)"))
    assert lint(locked, "--fix").states[WRAP] == "stale"
    locked.commit()
    assert lint(locked).states[WRAP] == "stale"


def test_an_entry_for_another_text_of_the_note_does_not_make_it_fresh(locked: Repository):
    locked.branch("side")
    edit(locked, wrap=LOWERED)
    locked.commit({"kb/wrapping.md": note(WRAP, "Lines are made lower case.")})
    verify(locked, "wrapping")
    locked.checkout("main")
    edit(locked, wrap=STRIPPED)
    verify(locked, "wrapping")
    merged_with(locked, wrap=STRIPPED)
    assert lint(locked, "--fix").states[WRAP] == "stale"


def test_the_other_entries_stay_byte_for_byte(locked: Repository):
    before = block(text(locked), FILL)
    merged_with(rivals(locked), wrap=LOWERED)
    lint(locked, "--fix")
    assert block(text(locked), FILL) == before


def test_entries_that_were_both_kept_by_hand_are_mended(locked: Repository):
    rivals(locked)
    ours, theirs = text(locked), locked.git("show", f"side:{LOCK}")
    locked.write({LOCK: f"{ours}\n[[link]]\n{block(theirs, WRAP)}\n"})
    (found,) = lint(locked, "--select", "KB006").json["diagnostics"]
    assert found["fixable"] is True
    assert "two different entries" in found["message"]
    assert lint(locked, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    assert text(locked) == ours


def test_a_conflict_with_windows_line_ends_is_mended(project: Repository):
    before = conflict(of_both(project), "merge", "side").replace("\n", "\r\n")
    project.write({LOCK: before})
    assert lint(project, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    assert text(project).count("\n") == text(project).count("\r\n")


def test_a_garbled_conflict_is_left_to_a_person(project: Repository):
    before = conflict(of_both(project), "merge", "side").replace("=======\n", "")
    project.write({LOCK: before})
    answer = lint(project, "--fix", "--select", "KB006")
    (found,) = answer.json["diagnostics"]
    assert found["fixable"] is False
    assert "git checkout --theirs -- kb/curator.lock" in found["help"]
    assert text(project) == before


def test_a_side_that_is_no_lock_is_left_to_a_person(project: Repository):
    before = conflict(of_both(project), "merge", "side").replace("c1:", "", 1)
    project.write({LOCK: before.replace("signature = ", "signatur = ", 1)})
    (found,) = lint(project, "--select", "KB006").json["diagnostics"]
    assert found["fixable"] is False


def test_a_moved_link_is_not_rewritten_while_the_lock_cannot_be_read(project: Repository):
    conflict(of_both(project), "merge", "side")
    project.git("mv", "src/textwrap.py", "src/wrap.py")
    answer = curator(project.root, "lint", "--diff")
    assert "+++ b/kb/wrapping.md" not in answer.stdout
    assert f"+++ b/{LOCK}" in answer.stdout


def test_verify_says_how_a_conflict_is_mended(project: Repository):
    conflict(of_both(project), "merge", "side")
    answer = curator(project.root, "verify", "wrapping", "--yes")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "mend it first (`curator lint --fix`)" in answer.stderr


@pytest.mark.parametrize("verified", [(), ("wrapping",)], ids=["implied", "lock"])
def test_a_squashed_branch_of_note_and_code_is_fresh(
    project: Repository, verified: tuple[str, ...]
):
    project.branch("side")
    edit(project, wrap=STRIPPED)
    project.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    for name in verified:
        verify(project, name)
    project.checkout("main").git("merge", "--quiet", "--squash", "side")
    project.commit_staged("Strip text")
    assert lint(project).states == {WRAP: "fresh", FILL: "fresh"}


def test_a_squashed_branch_is_stale_by_its_lock_where_the_code_went_on(locked: Repository):
    locked.branch("side")
    verify(locked, "wrapping")
    locked.commit({"kb/wrapping.md": note(WRAP, "Lines are wrapped with care.")})
    locked.checkout("main")
    edit(locked, wrap=STRIPPED)
    locked.git("merge", "--quiet", "--squash", "side")
    locked.commit_staged("Reword")
    assert lint(locked).states[WRAP] == "stale"


def test_a_rebase_goes_on_after_the_fix(project: Repository):
    of_both(project).checkout("side")
    conflict(project, "rebase", "main")
    assert lint(project, "--fix").states == {WRAP: "fresh", FILL: "fresh"}
    project.git("add", LOCK)
    project.git("-c", "core.editor=true", "rebase", "--continue")
    assert project.git("rev-list", "--count", "main..side") == "1"
    assert lint(project).codes == []


def test_a_rebased_verification_is_stale_on_code_that_went_on(locked: Repository):
    locked.branch("side")
    edit(locked, fill=JOINED)
    verify(locked, "filling")
    locked.checkout("main")
    edit(locked, wrap=STRIPPED)
    locked.checkout("side").git("rebase", "--quiet", "main")
    assert lint(locked).states == {WRAP: "stale", FILL: "fresh"}


def test_a_verification_that_was_picked_alone_is_stale_on_other_code(locked: Repository):
    locked.branch("side")
    edit(locked, wrap=STRIPPED)
    picked = verify(locked, "wrapping")
    locked.checkout("main").git("cherry-pick", picked)
    assert lint(locked).states[WRAP] == "stale"
