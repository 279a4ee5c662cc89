"""Which note took the place of which."""

from curator.knowledge.base import KnowledgeBase
from curator.knowledge.succession import followers, successors, superseded
from curator.model.text import RepoPath
from tests.knowledge_bases import base_of


def note(*supersedes: str) -> str:
    return f"---\nsupersedes: [{', '.join(supersedes)}]\n---\n# A\n"


def base(files: dict[str, str]) -> KnowledgeBase:
    return base_of({"kb/old.md": "# Old\n", "kb/deep/older.md": "# Older\n", **files})


def named(name: str, path: str = "kb/deep/new.md") -> str | None:
    knowledge = base({path: note(name)})
    new = next(note for note in knowledge.notes if note.path == path)
    return superseded(knowledge, new, name)


def test_an_entry_is_a_path_from_the_notes_folder():
    assert named("older.md") == "kb/deep/older.md"
    assert named("../old.md") == "kb/old.md"


def test_or_from_that_of_all_notes():
    assert named("old.md") == "kb/old.md"
    assert named("deep/older.md") == "kb/deep/older.md"


def test_the_suffix_may_be_left_out():
    assert named("deep/older") == "kb/deep/older.md"


def test_what_is_not_there_is_none_and_so_is_the_note_itself():
    assert named("gone.md") is None
    assert named("new.md") is None


def test_successors_are_known_by_path():
    after = successors(base({"kb/b.md": note("old"), "kb/a.md": note("old")}))
    assert {path: [note.path for note in notes] for path, notes in after.items()} == {
        "kb/old.md": ["kb/a.md", "kb/b.md"]
    }


def test_followers_are_those_of_followers_too():
    after = successors(base({"kb/b.md": note("old"), "kb/c.md": note("b")}))
    assert list(followers(RepoPath("kb/old.md"), after)) == ["kb/b.md", "kb/c.md"]


def test_two_notes_that_supersede_each_other_end():
    after = successors(base({"kb/b.md": note("c"), "kb/c.md": note("b")}))
    assert list(followers(RepoPath("kb/b.md"), after)) == ["kb/c.md"]
