from collections.abc import Mapping

from curator.knowledge.relations import Relations, relations
from tests.knowledge_bases import base_of

CODE = {"src/a.py": "def f(): ...\ndef g(): ...\n", "src/b.py": "x = 1\n"}


def of(files: Mapping[str, str]) -> Relations:
    return relations(base_of({**CODE, **files}))


def note(*code: str, text: str = "") -> str:
    return f"---\ncode: [{', '.join(code)}]\n---\n# T\n{text}\n"


def test_a_note_knows_who_mentions_it():
    found = of({"kb/a.md": note(text="[b](b.md)"), "kb/b.md": note()})
    assert found.mentioned_by["kb/b.md"] == ("kb/a.md",)


def test_a_note_that_mentions_itself_is_not_its_own_neighbour():
    assert of({"kb/a.md": note(text="[me](a.md#t)")}).mentioned_by["kb/a.md"] == ()


def test_two_notes_on_one_file_share_it_whatever_part_each_speaks_of():
    found = of({"kb/a.md": note("src/a.py#f"), "kb/b.md": note("src/a.py#g")})
    assert found.shares["kb/a.md"] == {"kb/b.md": ("src/a.py",)}


def test_notes_on_different_files_share_nothing():
    found = of({"kb/a.md": note("src/a.py"), "kb/b.md": note("src/b.py")})
    assert found.shares == {}


def test_a_file_that_everybody_links_to_ties_nobody():
    crowd = {f"kb/n{number}.md": note("src/a.py") for number in range(21)}
    assert of(crowd).shares == {}


def test_a_file_knows_the_notes_on_its_folder():
    assert of({"kb/a.md": note("src/")}).notes_on["src/b.py"] == ("kb/a.md",)


def test_a_note_knows_what_took_its_place():
    new = "---\nsupersedes: [old.md]\n---\n# New\n"
    found = of({"kb/old.md": "# Old\n", "kb/new.md": new})
    assert found.superseded_by["kb/old.md"] == ("kb/new.md",)
