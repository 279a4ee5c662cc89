"""Notes that take the path of others, seen through the command line."""

from tests.repository import Repository
from tests.wrapping import STRIPPED, WRAP, block, edit, lint, note, text, verify


def test_a_note_that_takes_the_path_of_another_brings_its_own_entry(two_verified_notes: Repository):
    two_verified_notes.commit({"kb/filling.md": note(WRAP, "How a paragraph is filled.")})
    edit(two_verified_notes, wrap=STRIPPED)
    verify(two_verified_notes, "filling")
    two_verified_notes.git("rm", "--quiet", "kb/wrapping.md")
    two_verified_notes.rename("kb/filling.md", "kb/wrapping.md")
    answer = lint(two_verified_notes)
    assert answer.states == {WRAP: "fresh"}
    assert answer.json["links"][0]["baseline"] == "lock"


def test_the_entry_of_a_note_that_is_gone_does_not_speak_for_another(
    two_verified_notes: Repository,
):
    two_verified_notes.commit({"kb/third.md": note(WRAP, "A third text.")})
    edit(two_verified_notes, wrap=STRIPPED)
    verify(two_verified_notes, "wrapping")
    two_verified_notes.git("rm", "--quiet", "kb/wrapping.md")
    two_verified_notes.rename("kb/third.md", "kb/wrapping.md")
    answer = lint(two_verified_notes)
    assert answer.states[WRAP] == "stale"
    assert answer.json["summary"]["orphans"] == 1


def test_two_notes_that_change_places_keep_their_entries(two_verified_notes: Repository):
    two_verified_notes.commit({"kb/filling.md": note(WRAP, "How a paragraph is filled.")})
    edit(two_verified_notes, wrap=STRIPPED)
    verify(two_verified_notes, "filling")
    wrapping = (two_verified_notes.root / "kb/wrapping.md").read_text()
    filling = (two_verified_notes.root / "kb/filling.md").read_text()
    two_verified_notes.commit({"kb/wrapping.md": filling, "kb/filling.md": wrapping})
    states = {link["note"]: link["state"] for link in lint(two_verified_notes).json["links"]}
    assert states == {"kb/filling.md": "stale", "kb/wrapping.md": "fresh"}


def test_two_notes_that_change_places_are_as_old_as_their_texts(two_notes: Repository):
    two_notes.commit({"kb/filling.md": note(WRAP, "How a paragraph is filled.")})
    edit(two_notes, wrap=STRIPPED)
    two_notes.commit({"kb/filling.md": note(WRAP, "How a stripped paragraph is filled.")})
    wrapping = (two_notes.root / "kb/wrapping.md").read_text()
    filling = (two_notes.root / "kb/filling.md").read_text()
    two_notes.commit({"kb/wrapping.md": filling, "kb/filling.md": wrapping})
    states = {link["note"]: link["state"] for link in lint(two_notes).json["links"]}
    assert states == {"kb/filling.md": "stale", "kb/wrapping.md": "fresh"}


def test_verifying_after_two_notes_changed_places_writes_them_where_they_are(
    two_verified_notes: Repository,
):
    wrapping = (two_verified_notes.root / "kb/wrapping.md").read_text()
    filling = (two_verified_notes.root / "kb/filling.md").read_text()
    two_verified_notes.commit({"kb/wrapping.md": filling, "kb/filling.md": wrapping})
    verify(two_verified_notes, "wrapping", "filling")
    assert 'note = "kb/filling.md"' in block(text(two_verified_notes), WRAP)
    assert lint(two_verified_notes).json["summary"]["orphans"] == 0
