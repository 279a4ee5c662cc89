"""`curator eval` over real repositories and a real index."""

from pathlib import Path

import pytest

from tests.command import curator
from tests.repository import Repository

NOTE = """---
title: Retries of card payments
questions:
  - how often do you try a declined card
---

# Retries of card payments

A declined charge is tried again, and waits twice as long each time.
"""
OTHER = """---
questions:
  - {ask: what does it cost a customer, top: 1}
---

# Fees

Each customer pays a fee.
"""
CODE = "def charge(card):\n    return card.pay()\n"
FILES = {"kb/retries.md": NOTE, "kb/fees.md": OTHER, "src/charge.py": CODE}
UNANSWERED = OTHER.replace("what does it cost a customer", "declined charge twice")


@pytest.fixture
def shop(repository: Repository) -> Repository:
    repository.commit(FILES)
    return repository


def test_notes_that_are_found_exit_with_0(shop: Repository):
    answer = curator(shop.root, "eval")
    assert answer.exit_code == 0
    assert answer.stdout.splitlines()[-1] == ("2 of 2 questions answered, recall 1.000, MRR 1.000.")


def test_an_unanswered_question_exits_with_1_and_is_a_diagnostic_at_its_line(shop: Repository):
    shop.commit({"kb/fees.md": UNANSWERED})
    answer = curator(shop.root, "eval", "--format", "json")
    (item,) = answer.json["diagnostics"]
    assert answer.exit_code == 1
    assert (item["code"], item["path"], item["line"]) == ("KB301", "kb/fees.md", 3)


def test_what_is_ignored_does_not_fail(shop: Repository):
    shop.commit(
        {"kb/fees.md": UNANSWERED.replace("top: 1}", "top: 1}  # curator: ignore[KB301] later")}
    )
    answer = curator(shop.root, "eval", "--format", "json")
    assert (answer.exit_code, answer.codes) == (0, [])


def test_rules_that_the_configuration_leaves_out_are_left_out(shop: Repository):
    shop.commit({"kb/fees.md": UNANSWERED, "curator.toml": '[lint]\nignore = ["KB301"]\n'})
    assert curator(shop.root, "eval").exit_code == 0


def test_what_lint_selects_is_no_matter_of_eval(shop: Repository):
    shop.commit({"kb/fees.md": UNANSWERED, "curator.toml": '[lint]\nselect = ["KB1"]\n'})
    assert curator(shop.root, "eval").exit_code == 1


def test_a_question_that_its_note_repeats_is_a_warning(shop: Repository):
    shop.write(
        {"kb/retries.md": NOTE.replace("how often do you try a declined card", "waits twice")}
    )
    answer = curator(shop.root, "eval", "--format", "json")
    assert (answer.exit_code, answer.codes) == (0, ["KB302"])


@pytest.mark.parametrize("status", ["draft", "deprecated", "superseded"])
def test_a_note_that_is_not_current_is_not_asked(shop: Repository, status: str):
    shop.commit({"kb/fees.md": UNANSWERED.replace("questions:", f"status: {status}\nquestions:")})
    answer = curator(shop.root, "eval", "--format", "json")
    assert [row["note"] for row in answer.json["questions"]] == ["kb/retries.md"]


def test_a_negative_that_finds_nothing_is_counted(shop: Repository):
    shop.commit({"curator.toml": '[eval]\nnegatives = ["xylophone lessons"]\n'})
    answer = curator(shop.root, "eval")
    assert answer.exit_code == 0
    assert "1 of 1 negatives find nothing." in answer.stdout


def test_a_negative_that_finds_a_page_exits_with_1(shop: Repository):
    shop.commit({"curator.toml": '[eval]\nnegatives = ["declined charge"]\n'})
    answer = curator(shop.root, "eval", "--format", "json")
    assert answer.exit_code == 1
    assert answer.json["negatives"] == [{"question": "declined charge", "found": ["kb/retries.md"]}]


def test_the_configuration_says_how_many_count(shop: Repository):
    shop.commit({"curator.toml": "[eval]\ntop = 3\n"})
    assert curator(shop.root, "eval", "--format", "json").json["top"] == 3


def test_the_command_line_says_it_for_once(shop: Repository):
    shop.commit({"curator.toml": "[eval]\ntop = 3\n"})
    value = curator(shop.root, "eval", "--top", "2", "--format", "json").json
    assert [row["top"] for row in value["questions"]] == [1, 2]


def test_without_questions_there_is_nothing_to_fail(repository: Repository):
    repository.commit({"kb/a.md": "# A\n"})
    answer = curator(repository.root, "eval")
    assert (answer.exit_code, answer.stderr) == (0, "curator: no note has `questions`\n")


def test_a_note_whose_questions_cannot_all_be_read_is_said(shop: Repository):
    shop.commit({"kb/fees.md": OTHER.replace("top: 1", "top: many")})
    answer = curator(shop.root, "eval")
    assert answer.stderr == "curator: kb/fees.md: cannot be read whole, see `curator lint`\n"


def test_no_repository_exits_with_2(tmp_path: Path):
    assert curator(tmp_path, "eval").exit_code == 2


def test_lint_does_not_run_what_needs_the_index(shop: Repository):
    shop.commit({"kb/fees.md": UNANSWERED})
    assert "KB301" not in curator(shop.root, "lint", "--format", "json").codes


def test_lint_says_who_reports_a_rule_that_it_cannot_run(shop: Repository):
    answer = curator(shop.root, "lint", "--select", "KB301")
    assert answer.exit_code == 2
    assert answer.stderr == "curator: `KB301` is reported by `curator eval`, not by lint\n"


def test_lint_calls_an_ignore_for_eval_not_unused(shop: Repository):
    shop.commit(
        {"kb/fees.md": UNANSWERED.replace("top: 1}", "top: 1}  # curator: ignore[KB301] later")}
    )
    assert "KB007" not in curator(shop.root, "lint", "--format", "json").codes


def test_explain_shows_the_page_of_a_rule_of_eval(shop: Repository):
    assert "*Reported by `curator eval`.*" in curator(shop.root, "explain", "KB301").stdout


def test_a_set_is_measured_by_kind_and_exits_with_0(shop: Repository, tmp_path: Path):
    file = tmp_path / "set.jsonl"
    file.write_text(
        '{"id": "1", "query": "charge a card", "paths": ["src/charge.py", "kb/retries.md"]}\n'
        '{"id": "2", "query": "xylophone", "paths": ["src/charge.py"]}\n'
    )
    answer = curator(shop.root, "eval", "--questions", str(file), "--format", "json")
    assert answer.exit_code == 0
    assert answer.json["summary"] == {
        "queries": 2,
        "note": {"queries": 1, "answered": 1, "recall": 1.0, "mrr": 1.0},
        "code": {"queries": 2, "answered": 1, "recall": 0.5, "mrr": 0.5},
    }


def test_a_set_in_the_repository_does_not_answer_itself(shop: Repository):
    shop.commit({"set.txt": '{"id": "1", "query": "xylophone", "paths": ["src/charge.py"]}\n'})
    answer = curator(shop.root, "eval", "--questions", "set.txt", "--format", "json")
    assert answer.json["queries"][0]["first"] == {"code": []}


def test_a_file_that_no_index_holds_is_said(shop: Repository, tmp_path: Path):
    file = tmp_path / "set.jsonl"
    file.write_text('{"id": "1", "query": "charge", "paths": ["gone.py"]}\n')
    answer = curator(shop.root, "eval", "--questions", str(file))
    assert answer.stderr == "curator: not in the index, 1: gone.py\n"


@pytest.mark.parametrize("name", ["missing.jsonl", "src/charge.py"])
def test_a_set_that_cannot_be_read_exits_with_2(shop: Repository, name: str):
    assert curator(shop.root, "eval", "--questions", name).exit_code == 2
