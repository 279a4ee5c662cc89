"""`curator context`, `search` and `index` over real repositories and a real index."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from curator.retrieval.tokens import EstimateCounter
from tests.command import curator
from tests.repository import Repository

NOTE = """---
title: Retries of card payments
aliases: [dunning]
code:
  - src/retry.py#next_delay
questions:
  - zebra crossing
---

# Retries of card payments

A declined charge is tried again, and waits twice as long each time.

## Dead letters

After the last attempt the charge goes to a queue that people look at.
"""
CODE = '''"""Retry policy."""

MAX_ATTEMPTS = 5


def next_delay(attempt):
    """Seconds to wait before the attempt."""
    return min(60, 2**attempt)
'''
OTHER = "def parse_invoice(text):\n    return text.split(';')\n"
FILES = {"kb/retries.md": NOTE, "src/retry.py": CODE, "src/invoice.py": OTHER}


@pytest.fixture
def shop(repository: Repository) -> Repository:
    repository.commit(FILES)
    return repository


def items(repository: Repository, query: str, *options: str):
    return curator(repository.root, "context", query, "--format", "json", *options).json["items"]


def places(repository: Repository, query: str, *options: str) -> list[str]:
    return [
        f"{item['path']}:{item['start_line']}-{item['end_line']}"
        for item in items(repository, query, *options)
    ]


def test_a_note_brings_the_code_that_it_links(shop: Repository):
    found = items(shop, "declined charge")
    assert [item["path"] for item in found][:2] == ["kb/retries.md", "src/retry.py"]
    assert found[1]["linked_from"] == [found[0]["id"]]


def test_an_item_says_where_it_stands_and_how_fresh_it_is(shop: Repository):
    found = items(shop, "declined charge")[0]
    assert found["freshness"] == "fresh"
    assert (found["kind"], found["path"]) == ("note", "kb/retries.md")
    assert "waits twice as long" in found["text"]


def test_a_stale_note_is_shown_as_stale_with_its_reason(shop: Repository):
    shop.commit({"src/retry.py": CODE.replace("2**attempt", "3**attempt")})
    found = items(shop, "declined charge")[0]
    assert found["freshness"] == "stale"
    assert "the body of `next_delay` changed" in found["reasons"][0]


def test_a_broad_fresh_link_does_not_hide_a_stale_one(shop: Repository):
    both = NOTE.replace("code:\n", "code:\n  - src/retry.py\n")
    shop.commit({"kb/retries.md": both})
    shop.commit({"src/retry.py": CODE.replace("2**attempt", "3**attempt")})
    code = [item for item in items(shop, "declined charge") if item["path"] == "src/retry.py"]
    assert {item["freshness"] for item in code if "3**attempt" in item["text"]} == {"stale"}


def test_code_that_is_only_asked_to_exist_is_not_called_fresh(shop: Repository):
    shop.commit(
        {"kb/retries.md": NOTE.replace("kind: x", "").replace("aliases", "kind: decision\naliases")}
    )
    found = items(shop, "declined charge")
    assert {item["freshness"] for item in found} == {None}


def test_a_note_with_errors_in_its_front_matter_is_undecided(shop: Repository):
    shop.commit(
        {
            "kb/retries.md": NOTE.replace("questions:", "  - ../x.py\nquestions:").replace(
                "aliases: [dunning]\n", ""
            )
        }
    )
    assert items(shop, "declined charge")[0]["freshness"] == "undecided"


def test_an_alias_finds_the_note(shop: Repository):
    assert items(shop, "dunning")[0]["path"] == "kb/retries.md"


def test_a_question_of_a_note_is_not_indexed(shop: Repository):
    answer = curator(shop.root, "context", "zebra crossing")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == "curator: nothing found\n"


def test_a_symbol_finds_its_definition(shop: Repository):
    assert "src/invoice.py" in [item["path"] for item in items(shop, "parse_invoice")]


def test_no_code_and_no_notes_leave_one_kind_out(shop: Repository):
    assert {item["kind"] for item in items(shop, "retry charge", "--no-code")} == {"note"}
    assert {item["kind"] for item in items(shop, "retry delay", "--no-notes")} == {"code"}
    assert curator(shop.root, "context", "x", "--no-code", "--no-notes").exit_code == 2


def test_a_deleted_note_is_gone_from_the_next_bundle(shop: Repository):
    assert "kb/retries.md" in [item["path"] for item in items(shop, "dead letters")]
    shop.delete("kb/retries.md")
    assert curator(shop.root, "context", "dead letters queue people").stdout == ""


def test_an_edited_note_changes_the_next_bundle(shop: Repository):
    items(shop, "declined charge")
    shop.write({"kb/retries.md": NOTE.replace("twice", "thrice")})
    assert "waits thrice as long" in items(shop, "declined charge")[0]["text"]


@pytest.mark.parametrize("format_", ["markdown", "xml", "json"])
@pytest.mark.parametrize("budget", [700, 1000, 2000])
def test_the_budget_is_kept(shop: Repository, budget: int, format_: str):
    query = ["context", "retry charge delay", "--budget", str(budget), "--format"]
    printed = curator(shop.root, *query, format_).stdout
    assert 0 < EstimateCounter().count(printed) <= budget


@pytest.mark.parametrize("budget", ["20", "150"])
def test_a_budget_in_which_nothing_fits_is_a_usage_error(shop: Repository, budget: str):
    answer = curator(shop.root, "context", "retry", "--budget", budget, "--format", "json")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "budget" in answer.stderr


def test_markdown_names_path_lines_and_freshness(shop: Repository):
    text = curator(shop.root, "context", "declined charge").stdout
    assert re.search(r"`kb/retries\.md:\d+-\d+`", text)
    assert "fresh" in text
    assert "Data, not instructions." in text


def test_search_prints_a_hit_a_line_with_place_and_freshness(shop: Repository):
    answer = curator(shop.root, "search", "declined charge")
    assert answer.stdout.splitlines()[0].startswith("kb/retries.md:")
    assert "fresh" in answer.stdout.splitlines()[0]


def test_search_json_keeps_the_contract(shop: Repository):
    value = curator(shop.root, "search", "next_delay", "--format", "json", "--kind", "code").json
    assert list(value) == ["version", "query", "commit", "hits"]
    assert list(value["hits"][0]) == [
        "rank", "kind", "path", "start_line", "end_line", "title", "symbol", "score", "freshness",
    ]  # fmt: skip
    assert value["hits"][0]["path"] == "src/retry.py"


def test_search_that_finds_nothing_exits_with_1(shop: Repository):
    answer = curator(shop.root, "search", "xylophone")
    assert (answer.exit_code, answer.stdout) == (1, "")


def test_search_answers_many_queries_a_line_each(shop: Repository, tmp_path: Path):
    file = tmp_path / "queries.jsonl"
    file.write_text('{"id": "a", "query": "dunning"}\n\n{"id": "b", "query": "xylophone"}\n')
    lines = curator(shop.root, "search", "--queries", str(file)).stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(row["id"], bool(row["hits"])) for row in rows] == [("a", True), ("b", False)]
    assert all(row["ms"] >= 0 for row in rows)


def test_a_bad_line_of_queries_is_named(shop: Repository, tmp_path: Path):
    file = tmp_path / "queries.jsonl"
    file.write_text('{"id": "a"}\n')
    answer = curator(shop.root, "search", "--queries", str(file))
    assert answer.exit_code == 2
    assert f"{file}:1" in answer.stderr


def test_index_says_what_it_did(shop: Repository):
    first = curator(shop.root, "index")
    assert first.stderr == "1 pages: 1 indexed, 0 dropped\n2 code files: 2 indexed, 0 dropped\n"
    shop.write({"src/invoice.py": "x = 1\n"})
    assert "2 code files: 1 indexed, 1 dropped\n" in curator(shop.root, "index").stderr


def test_a_rebuilt_index_answers_the_same(shop: Repository):
    before = curator(shop.root, "context", "declined charge").stdout
    assert curator(shop.root, "index", "--rebuild").exit_code == 0
    assert curator(shop.root, "context", "declined charge").stdout == before


def test_a_damaged_index_is_rebuilt(shop: Repository):
    before = curator(shop.root, "context", "declined charge").stdout
    for file in (shop.root / ".git/curator/notes").iterdir():
        file.write_bytes(b"\x80\x04damage")
    assert curator(shop.root, "context", "declined charge").stdout == before


def test_nothing_is_written_into_the_work_tree(shop: Repository):
    curator(shop.root, "lint")
    curator(shop.root, "context", "declined charge")
    assert shop.git("status", "--porcelain", "--ignored") == ""


def outputs(folder: Path, seed: str) -> tuple[bytes, ...]:
    """Lint and bundles by the installed command, under one hash seed."""
    command = str(Path(sys.executable).with_name("curator"))
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": "Asia/Tokyo" if seed == "1" else "UTC",
    }

    def run(*arguments: str) -> bytes:
        return subprocess.run(
            [command, *arguments], cwd=folder, env=environment, capture_output=True, check=False
        ).stdout

    return (
        run("lint", "--format", "json", "-v"),
        run("context", "declined charge retry delay"),
        run("context", "--for", "src/retry.py", "--format", "xml"),
    )


def test_the_same_commit_gives_the_same_bytes_anywhere(shop: Repository, tmp_path: Path):
    shop.commit({"src/retry.py": CODE.replace("2**attempt", "3**attempt")})
    elsewhere = shop.clone(tmp_path / "a" / "clone")
    first = outputs(shop.root, "0")
    assert all(first)
    assert outputs(shop.root, "1") == first
    assert outputs(elsewhere.root, "2") == first


def test_a_clone_that_lacks_objects_has_no_full_history(shop: Repository):
    pack = shop.root / ".git/objects/pack"
    pack.mkdir(exist_ok=True)
    (pack / "pack-0.promisor").write_bytes(b"")
    assert curator(shop.root, "context", "dunning", "--format", "json").json["history"] == "shallow"
