"""Who owns a note."""

from curator.knowledge.note_owners import owners_of
from tests.knowledge_bases import base_of

NOTE = "# A\n"
OWN = "---\nowners: ['@ana']\n---\n# A\n"


def owners(files: dict[str, str]) -> tuple[str, ...]:
    base = base_of(files)
    return owners_of(base, base.notes)[base.notes[0].path]


def test_those_that_the_note_names_own_it():
    assert owners({"kb/a.md": OWN, "CODEOWNERS": "* @acme/all\n"}) == ("@ana",)


def test_else_those_of_its_path():
    assert owners({"kb/a.md": NOTE, "CODEOWNERS": "* @acme/all\n/kb/ @acme/docs\n"}) == (
        "@acme/docs",
    )


def test_without_either_nobody_does():
    assert owners({"kb/a.md": NOTE}) == ()
    assert owners({"kb/a.md": NOTE, "CODEOWNERS": "/src/ @acme/all\n"}) == ()


def test_the_first_place_that_has_a_file_counts():
    files = {"docs/CODEOWNERS": "* @docs\n", "CODEOWNERS": "* @root\n"}
    assert owners({"kb/a.md": NOTE, **files}) == ("@root",)
    assert owners({"kb/a.md": NOTE, **files, ".github/CODEOWNERS": "* @github\n"}) == ("@github",)
