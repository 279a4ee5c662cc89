"""KB204."""

from curator.model.text import Place
from tests.lint.rules.reported import reported, said

BLOCK = "```py curator:{}\nLIMIT = 2\n```\n"


def test_it_is_reported_where_the_block_names_its_code():
    (item,) = reported("KB204", {"kb/a.md": f"# A\n\n{BLOCK.format('a.py')}", "a.py": "x\n"})
    assert (item.place, item.subject, item.is_fixable) == (Place(3, 15, 3, 19), "a.py", True)


def test_a_block_whose_code_is_gone_is_for_a_person():
    (item,) = reported("KB204", {"kb/a.md": BLOCK.format("gone.py"), "a.py": "x\n"})
    assert item.message == "the block copies `gone.py`: gone.py is not in the repository"
    assert not item.is_fixable


def test_a_block_without_an_end_is_for_a_person():
    files = {"kb/a.md": "```py curator:a.py\nx\n", "a.py": "x\n"}
    assert said("KB204", files) == [
        ("the block that copies `a.py` has no end", "end it with a line ```")
    ]
    assert not reported("KB204", files)[0].is_fixable


def test_a_draft_and_a_retired_note_are_left_alone():
    for_status = "---\nstatus: {}\n---\n" + BLOCK.format("gone.py")
    assert said("KB204", {"kb/a.md": for_status.format("draft")}) == []
    assert said("KB204", {"kb/a.md": for_status.format("superseded")}) == []


def test_a_document_is_looked_at_too():
    assert len(said("KB204", {"docs/a.md": BLOCK.format("gone.py")})) == 1
