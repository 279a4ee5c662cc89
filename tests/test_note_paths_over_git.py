"""Notes that take the path of others, seen through the command line."""

import pytest

from tests.repository import Repository
from tests.wrapping import FILL, SOURCE, STRIPPED, WRAP, block, edit, lint, note, text, verify


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


def test_a_note_that_takes_the_path_of_another_brings_its_own_entry(locked: Repository):
    locked.commit({"kb/filling.md": note(WRAP, "How a paragraph is filled.")})
    edit(locked, wrap=STRIPPED)
    verify(locked, "filling")
    locked.git("rm", "--quiet", "kb/wrapping.md")
    locked.rename("kb/filling.md", "kb/wrapping.md")
    answer = lint(locked)
    assert answer.states == {WRAP: "fresh"}
    assert answer.json["links"][0]["baseline"] == "lock"


def test_the_entry_of_a_note_that_is_gone_does_not_speak_for_another(locked: Repository):
    locked.commit({"kb/third.md": note(WRAP, "A third text.")})
    edit(locked, wrap=STRIPPED)
    verify(locked, "wrapping")
    locked.git("rm", "--quiet", "kb/wrapping.md")
    locked.rename("kb/third.md", "kb/wrapping.md")
    answer = lint(locked)
    assert answer.states[WRAP] == "stale"
    assert answer.json["summary"]["orphans"] == 1


def test_two_notes_that_change_places_keep_their_entries(locked: Repository):
    locked.commit({"kb/filling.md": note(WRAP, "How a paragraph is filled.")})
    edit(locked, wrap=STRIPPED)
    verify(locked, "filling")
    wrapping = (locked.root / "kb/wrapping.md").read_text()
    filling = (locked.root / "kb/filling.md").read_text()
    locked.commit({"kb/wrapping.md": filling, "kb/filling.md": wrapping})
    states = {link["note"]: link["state"] for link in lint(locked).json["links"]}
    assert states == {"kb/filling.md": "stale", "kb/wrapping.md": "fresh"}


def test_two_notes_that_change_places_are_as_old_as_their_texts(project: Repository):
    project.commit({"kb/filling.md": note(WRAP, "How a paragraph is filled.")})
    edit(project, wrap=STRIPPED)
    project.commit({"kb/filling.md": note(WRAP, "How a stripped paragraph is filled.")})
    wrapping = (project.root / "kb/wrapping.md").read_text()
    filling = (project.root / "kb/filling.md").read_text()
    project.commit({"kb/wrapping.md": filling, "kb/filling.md": wrapping})
    states = {link["note"]: link["state"] for link in lint(project).json["links"]}
    assert states == {"kb/filling.md": "stale", "kb/wrapping.md": "fresh"}


def test_verifying_after_two_notes_changed_places_writes_them_where_they_are(locked: Repository):
    wrapping = (locked.root / "kb/wrapping.md").read_text()
    filling = (locked.root / "kb/filling.md").read_text()
    locked.commit({"kb/wrapping.md": filling, "kb/filling.md": wrapping})
    verify(locked, "wrapping", "filling")
    assert 'note = "kb/filling.md"' in block(text(locked), WRAP)
    assert lint(locked).json["summary"]["orphans"] == 0
