"""What a revert, a restored note and a link set by hand leave of what was known, seen through the command line."""

from pathlib import Path

import pytest

from tests.repository import Repository
from tests.wrapping import FILL, SOURCE, STRIPPED, WRAP, edit, lint, note, source, verify


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


def test_a_reverted_change_is_fresh_by_the_older_entry(locked: Repository):
    changed = edit(locked, wrap=STRIPPED)
    assert lint(locked).states[WRAP] == "stale"
    locked.git("revert", "--no-edit", changed)
    assert lint(locked).states[WRAP] == "fresh"


def test_a_reverted_change_is_stale_by_an_entry_that_saw_it(locked: Repository):
    changed = edit(locked, wrap=STRIPPED)
    verify(locked, "wrapping")
    locked.git("revert", "--no-edit", changed)
    assert lint(locked).states[WRAP] == "stale"


def test_a_reverted_verification_is_stale_again(locked: Repository):
    edit(locked, wrap=STRIPPED)
    verified = verify(locked, "wrapping")
    locked.git("revert", "--no-edit", verified)
    assert lint(locked).states[WRAP] == "stale"


def test_a_change_reverted_with_its_verification_is_fresh(locked: Repository):
    changed = edit(locked, wrap=STRIPPED)
    verified = verify(locked, "wrapping")
    locked.git("revert", "--no-edit", verified, changed)
    assert lint(locked).states[WRAP] == "fresh"


def test_a_reverted_change_is_fresh_for_a_note_that_never_saw_it(project: Repository):
    changed = edit(project, wrap=STRIPPED)
    project.git("revert", "--no-edit", changed)
    assert lint(project).states[WRAP] == "fresh"


def test_a_note_whose_edit_was_reverted_says_what_it_said_then(project: Repository):
    edit(project, wrap=STRIPPED)
    edited = project.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    assert lint(project).states[WRAP] == "fresh"
    project.git("revert", "--no-edit", edited)
    assert lint(project).states[WRAP] == "stale"


def test_note_and_code_reverted_together_are_fresh(project: Repository):
    changed = edit(project, wrap=STRIPPED)
    edited = project.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    project.git("revert", "--no-edit", edited, changed)
    assert lint(project).states[WRAP] == "fresh"


def test_a_note_whose_deletion_was_reverted_says_what_it_said_then(project: Repository):
    deleted = project.delete("kb/wrapping.md")
    edit(project, wrap=STRIPPED)
    project.git("revert", "--no-edit", deleted)
    assert lint(project).states[WRAP] == "stale"


def test_a_note_that_was_deleted_and_written_anew_is_judged_by_its_new_text(project: Repository):
    project.delete("kb/wrapping.md")
    edit(project, wrap=STRIPPED)
    project.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    assert lint(project).states[WRAP] == "fresh"


def test_a_clone_that_lacks_the_note_s_first_commit_cannot_tell(
    project: Repository, tmp_path: Path
):
    edit(project, wrap=STRIPPED)
    project.commit({"kb/wrapping.md": note(WRAP, "Text is stripped first.")})
    clone = project.clone(tmp_path / "shallow", "--depth=2")
    assert lint(clone).states[WRAP] == "undecided"


MOVED = "src/text/wrap.py#TextWrapper.wrap"


def test_a_link_that_was_set_to_moved_code_is_fresh(project: Repository):
    project.rename("src/textwrap.py", "src/text/wrap.py")
    project.commit({"kb/wrapping.md": note(MOVED, "How long lines are wrapped.")})
    assert lint(project).states[MOVED] == "fresh"


def test_a_link_that_was_set_to_code_that_moved_and_changed_is_stale(project: Repository):
    project.rename("src/textwrap.py", "src/text/wrap.py", source(wrap=STRIPPED))
    project.commit({"kb/wrapping.md": note(MOVED, "How long lines are wrapped.")})
    assert lint(project).states[MOVED] == "stale"


def test_a_link_that_was_set_twice_is_judged_by_the_first(project: Repository):
    project.rename("src/textwrap.py", "src/text/wrap.py", source(wrap=STRIPPED))
    project.commit({"kb/wrapping.md": note(MOVED, "How long lines are wrapped.")})
    project.rename("src/text/wrap.py", "src/wrap.py")
    again = "src/wrap.py#TextWrapper.wrap"
    project.commit({"kb/wrapping.md": note(again, "How long lines are wrapped.")})
    assert lint(project).states[again] == "stale"
