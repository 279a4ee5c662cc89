"""What a revert, a restored note and a link set by hand leave of what was known, seen through the command line."""

from pathlib import Path

from tests.repository import Repository
from tests.wrapping import STRIPPED, WRAP, edit, lint, note, source, verify


def test_a_reverted_change_is_fresh_by_the_older_entry(two_verified_notes: Repository):
    changed = edit(two_verified_notes, wrap=STRIPPED)
    assert lint(two_verified_notes).states[WRAP] == "stale"
    two_verified_notes.git("revert", "--no-edit", changed)
    assert lint(two_verified_notes).states[WRAP] == "fresh"


def test_a_reverted_change_is_stale_by_an_entry_that_saw_it(two_verified_notes: Repository):
    changed = edit(two_verified_notes, wrap=STRIPPED)
    verify(two_verified_notes, "wrapping")
    two_verified_notes.git("revert", "--no-edit", changed)
    assert lint(two_verified_notes).states[WRAP] == "stale"


def test_a_reverted_verification_is_stale_again(two_verified_notes: Repository):
    edit(two_verified_notes, wrap=STRIPPED)
    verified = verify(two_verified_notes, "wrapping")
    two_verified_notes.git("revert", "--no-edit", verified)
    assert lint(two_verified_notes).states[WRAP] == "stale"


def test_a_change_reverted_with_its_verification_is_fresh(two_verified_notes: Repository):
    changed = edit(two_verified_notes, wrap=STRIPPED)
    verified = verify(two_verified_notes, "wrapping")
    two_verified_notes.git("revert", "--no-edit", verified, changed)
    assert lint(two_verified_notes).states[WRAP] == "fresh"


def test_a_reverted_change_is_fresh_for_a_note_that_never_saw_it(two_notes: Repository):
    changed = edit(two_notes, wrap=STRIPPED)
    two_notes.git("revert", "--no-edit", changed)
    assert lint(two_notes).states[WRAP] == "fresh"


def test_a_note_whose_edit_was_reverted_says_what_it_said_then(two_notes: Repository):
    edit(two_notes, wrap=STRIPPED)
    edited = two_notes.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    assert lint(two_notes).states[WRAP] == "fresh"
    two_notes.git("revert", "--no-edit", edited)
    assert lint(two_notes).states[WRAP] == "stale"


def test_note_and_code_reverted_together_are_fresh(two_notes: Repository):
    changed = edit(two_notes, wrap=STRIPPED)
    edited = two_notes.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    two_notes.git("revert", "--no-edit", edited, changed)
    assert lint(two_notes).states[WRAP] == "fresh"


def test_a_note_whose_deletion_was_reverted_says_what_it_said_then(two_notes: Repository):
    deleted = two_notes.delete("kb/wrapping.md")
    edit(two_notes, wrap=STRIPPED)
    two_notes.git("revert", "--no-edit", deleted)
    assert lint(two_notes).states[WRAP] == "stale"


def test_a_note_that_was_deleted_and_written_anew_is_judged_by_its_new_text(two_notes: Repository):
    two_notes.delete("kb/wrapping.md")
    edit(two_notes, wrap=STRIPPED)
    two_notes.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    assert lint(two_notes).states[WRAP] == "fresh"


def test_a_clone_that_lacks_the_note_s_first_commit_cannot_tell(
    two_notes: Repository, tmp_path: Path
):
    edit(two_notes, wrap=STRIPPED)
    two_notes.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    clone = two_notes.clone(tmp_path / "shallow", "--depth=2")
    assert lint(clone).states[WRAP] == "undecided"


MOVED = "src/text/wrap.py#TextWrapper.wrap"


def test_a_link_that_was_set_to_moved_code_is_fresh(two_notes: Repository):
    two_notes.rename("src/textwrap.py", "src/text/wrap.py")
    two_notes.commit({"kb/wrapping.md": note(MOVED, "How long lines are wrapped.")})
    assert lint(two_notes).states[MOVED] == "fresh"


def test_a_link_that_was_set_to_code_that_moved_and_changed_is_stale(two_notes: Repository):
    two_notes.rename("src/textwrap.py", "src/text/wrap.py", source(wrap=STRIPPED))
    two_notes.commit({"kb/wrapping.md": note(MOVED, "How long lines are wrapped.")})
    assert lint(two_notes).states[MOVED] == "stale"


def test_a_link_that_was_set_twice_is_judged_by_the_first(two_notes: Repository):
    two_notes.rename("src/textwrap.py", "src/text/wrap.py", source(wrap=STRIPPED))
    two_notes.commit({"kb/wrapping.md": note(MOVED, "How long lines are wrapped.")})
    two_notes.rename("src/text/wrap.py", "src/wrap.py")
    again = "src/wrap.py#TextWrapper.wrap"
    two_notes.commit({"kb/wrapping.md": note(again, "How long lines are wrapped.")})
    assert lint(two_notes).states[again] == "stale"
