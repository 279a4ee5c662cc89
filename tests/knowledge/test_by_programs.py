"""Notes that no person wrote, told by real history."""

from pathlib import Path

import pytest

from curator.api.read import read
from curator.knowledge.by_programs import written_by_programs
from curator.workspace import open_workspace
from tests.command import curator
from tests.repository import Repository

BOT = "--author=acme-bot[bot] <1+acme-bot[bot]@users.noreply.github.com>"
NOTE = "# Retries\n\nA failed payment is tried again.\n"


@pytest.fixture
def shop(tmp_path: Path) -> Repository:
    repository = Repository.create(tmp_path / "shop")
    repository.commit({"kb/person.md": NOTE})
    return repository


def by_bot(shop: Repository, path: str, text: str) -> None:
    shop.write({path: text}).git("add", "--all")
    shop.git("commit", "--quiet", "--message", "Write", BOT)


def found(shop: Repository) -> list[str]:
    workspace = open_workspace(shop.root)
    return sorted(written_by_programs(read(workspace).notes, workspace.history))


def test_a_note_that_only_a_bot_committed_is_a_programs(shop: Repository):
    by_bot(shop, "kb/bot.md", NOTE)
    assert found(shop) == ["kb/bot.md"]


def test_a_note_that_a_person_edited_is_a_persons(shop: Repository):
    by_bot(shop, "kb/bot.md", NOTE)
    shop.commit({"kb/bot.md": f"{NOTE}\nTwice.\n"})
    assert found(shop) == []


def test_a_persons_note_that_a_bot_edited_stays_a_persons(shop: Repository):
    by_bot(shop, "kb/person.md", f"{NOTE}\nTwice.\n")
    assert found(shop) == []


def test_a_persons_note_that_a_bot_renamed_stays_a_persons(shop: Repository):
    shop.git("mv", "kb/person.md", "kb/moved.md")
    shop.git("commit", "--quiet", "--message", "Move", BOT)
    assert found(shop) == []


def test_front_matter_says_that_a_program_writes_it(shop: Repository):
    shop.commit({"kb/made.md": f"---\nx-generated: true\n---\n{NOTE}"})
    assert found(shop) == ["kb/made.md"]


def test_front_matter_may_say_that_none_does(shop: Repository):
    shop.commit({"kb/made.md": f"---\nx-generated: false\n---\n{NOTE}"})
    assert found(shop) == []


def test_in_a_shallow_clone_nobody_knows_who_wrote_it(shop: Repository, tmp_path: Path):
    by_bot(shop, "kb/bot.md", NOTE)
    assert found(shop.clone(tmp_path / "copy", "--depth=1")) == []


def test_a_note_that_is_not_committed_is_a_persons(shop: Repository):
    shop.write({"kb/new.md": NOTE})
    assert found(shop) == []


def test_what_people_wrote_ranks_above_the_same_words_of_a_program(shop: Repository):
    by_bot(shop, "kb/bot.md", NOTE)
    answer = curator(
        shop.root, "search", "failed payment tried again", "--kind", "note", "--format", "json"
    )
    assert [hit["path"] for hit in answer.json["hits"]] == ["kb/person.md", "kb/bot.md"]
