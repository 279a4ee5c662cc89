"""`curator context --for`: what one must know before editing files; and `--require-fresh`."""

import pytest

from tests.command import Answer, curator
from tests.repository import Repository
from tests.wrapping import verify

EXACT = """---
title: Waiting
code:
  - src/shop/retry.py#next_delay
---

# Waiting

Each wait is twice as long as the last one.
"""
FILE = (
    "---\ntitle: Policy\ncode: [src/shop/retry.py]\n---\n\n# Policy\n\nWhat may be tried again.\n"
)
BROAD = "---\ntitle: Shop\ncode: [src/shop/]\n---\n\n# Shop\n\nHow the shop is laid out.\n"
UNTIED = "# Delay\n\nThe next delay of a retry is a thing that people ask about.\n"
RETRY = '''"""Retry policy."""

from src.shop.clock import now


def next_delay(attempt):
    """Seconds to wait."""
    return now() + 2**attempt


def is_over(attempt):
    return attempt > 5
'''
CLOCK = '''def now():
    """Seconds since the start."""
    return 0


def unused_timer():
    return 1
'''
JOBS = """from src.shop.retry import next_delay


def run(job):
    wait = next_delay(job.attempt)
    return wait


def other():
    return 2
"""
TEST = "from src.shop.retry import next_delay\n\n\ndef test_it_doubles():\n    assert next_delay(2) > next_delay(1)\n"
FILES = {
    "kb/waiting.md": EXACT,
    "kb/policy.md": FILE,
    "kb/shop.md": BROAD,
    "kb/delay.md": UNTIED,
    "src/shop/retry.py": RETRY,
    "src/shop/clock.py": CLOCK,
    "src/jobs.py": JOBS,
    "tests/test_retry.py": TEST,
    "src/mail.py": "def send(mail):\n    return mail\n",
}


@pytest.fixture
def shop(repository: Repository) -> Repository:
    repository.configure("user.name", "Ana Ruiz").configure("user.email", "ana@acme.example")
    repository.commit(FILES)
    return repository


def ask(repository: Repository, *options: str) -> Answer:
    return curator(repository.root, "context", *options, "--format", "json")


def paths(repository: Repository, *options: str) -> list[str]:
    return [item["path"] for item in ask(repository, *options).json["items"]]


def notes(repository: Repository, *options: str) -> list[str]:
    return [path for path in paths(repository, *options) if path.startswith("kb/")]


def item(repository: Repository, path: str, *options: str) -> dict[str, object]:
    return next(one for one in ask(repository, *options).json["items"] if one["path"] == path)


FOR_RETRY = ("--for", "src/shop/retry.py")


def test_notes_that_link_the_file_come_before_those_that_link_its_folder(shop: Repository) -> None:
    assert notes(shop, *FOR_RETRY) == ["kb/policy.md", "kb/waiting.md", "kb/shop.md", "kb/delay.md"]


def test_a_verified_note_comes_before_others(shop: Repository) -> None:
    verify(shop, "waiting")
    assert notes(shop, *FOR_RETRY)[0] == "kb/waiting.md"


def test_a_stale_note_comes_behind_fresh_ones(shop: Repository) -> None:
    shop.commit({"src/shop/retry.py": RETRY.replace("2**", "3**")})
    shop.commit({"kb/policy.md": FILE.replace("tried", "attempted")})
    assert notes(shop, *FOR_RETRY)[:2] == ["kb/policy.md", "kb/waiting.md"]
    assert item(shop, "kb/waiting.md", *FOR_RETRY)["freshness"] == "stale"


def test_a_note_whose_definition_is_gone_is_shown_as_missing(shop: Repository) -> None:
    shop.commit({"src/shop/retry.py": "def later():\n    return 1\n"})
    assert item(shop, "kb/waiting.md", *FOR_RETRY)["freshness"] in ("missing", "moved")


def test_the_file_itself_is_not_shown(shop: Repository) -> None:
    assert "src/shop/retry.py" not in paths(shop, *FOR_RETRY)


def test_callers_are_shown_where_they_call(shop: Repository) -> None:
    text = str(item(shop, "src/jobs.py", *FOR_RETRY)["text"])
    assert "def run(job):" in text
    assert "wait = next_delay(job.attempt)" in text
    assert "def other" not in text


def test_what_the_file_uses_is_shown_by_its_signature(shop: Repository) -> None:
    text = item(shop, "src/shop/clock.py", *FOR_RETRY)["text"]
    assert text == 'def now():\n    """Seconds since the start."""'


def test_tests_that_import_the_file_come_last(shop: Repository) -> None:
    assert paths(shop, *FOR_RETRY)[-1] == "tests/test_retry.py"


def test_what_has_nothing_to_do_with_the_file_is_left_away(shop: Repository) -> None:
    assert "src/mail.py" not in paths(shop, *FOR_RETRY)


def test_a_folder_means_its_files(shop: Repository) -> None:
    found = paths(shop, "--for", "src/shop")
    assert found[0] == "kb/policy.md"
    assert "src/jobs.py" in found
    assert not [path for path in found if path.startswith("src/shop/")]


def test_a_whole_repository_without_notes_is_shown_by_the_signatures_of_its_files(
    repository: Repository,
) -> None:
    repository.commit({"src/clock.py": CLOCK})
    found = curator(repository.root, "context", "--for", ".", "--format", "json").json["items"]
    assert [(item["path"], item["parts"]) for item in found] == [("src/clock.py", [[1, 2], [6, 6]])]


def test_several_files_are_asked_about_at_once(shop: Repository) -> None:
    found = ask(shop, *FOR_RETRY, "--for", "src/mail.py").json
    assert found["for"] == ["src/shop/retry.py", "src/mail.py"]


def test_a_question_joins_the_files(shop: Repository) -> None:
    found = paths(shop, "send mail", *FOR_RETRY)
    assert found[0] in ("kb/policy.md", "kb/waiting.md")
    assert "src/mail.py" in found


def test_the_map_names_the_file_and_its_notes(shop: Repository) -> None:
    rows = {row["path"]: row for row in ask(shop, *FOR_RETRY).json["map"]}
    row = rows["src/shop/retry.py"]
    assert row["imports"] == ["src/shop/clock.py"]
    assert row["notes"] == ["kb/policy.md", "kb/waiting.md"]


def test_a_small_bundle_has_no_map(shop: Repository) -> None:
    assert ask(shop, *FOR_RETRY, "--budget", "1400").json["map"] == []


def test_the_map_has_a_tenth_of_the_budget(shop: Repository) -> None:
    text = curator(shop.root, "context", *FOR_RETRY, "--budget", "1500").stdout
    assert "## Map" in text
    assert len(text.split("## Map")[1].split("## 1.")[0]) < 150 * 5


def test_an_unknown_path_ends_with_2_and_what_was_meant(shop: Repository) -> None:
    answer = ask(shop, "--for", "src/shop/retyr.py")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "`src/shop/retyr.py` is not in the repository: did you mean `src/shop/retry.py`?" in (
        answer.stderr
    )


def test_a_file_in_another_folder_is_what_was_meant(shop: Repository) -> None:
    assert "did you mean `src/shop/retry.py`?" in ask(shop, "--for", "lib/retry.py").stderr


def test_a_path_is_read_from_where_one_stands_or_from_the_root(shop: Repository) -> None:
    here = curator(shop.root / "src/shop", "context", "--for", "retry.py").stdout
    assert here == curator(shop.root / "src/shop", "context", *FOR_RETRY).stdout
    assert here == curator(shop.root, "context", *FOR_RETRY).stdout


def test_a_path_outside_the_repository_is_refused(shop: Repository) -> None:
    assert ask(shop, "--for", "../elsewhere.py").exit_code == 2


def test_neither_a_question_nor_a_file_is_a_usage_error(shop: Repository) -> None:
    assert ask(shop).exit_code == 2


def test_notes_only(shop: Repository) -> None:
    kinds = {one["kind"] for one in ask(shop, *FOR_RETRY, "--no-code").json["items"]}
    assert kinds == {"note"}


def test_code_only(shop: Repository) -> None:
    kinds = {one["kind"] for one in ask(shop, *FOR_RETRY, "--no-notes").json["items"]}
    assert kinds == {"code"}


# Only fresh notes

QUESTION = ("wait twice as long", "--require-fresh")


def test_a_stale_note_is_left_out_and_listed(shop: Repository) -> None:
    shop.commit({"src/shop/retry.py": RETRY.replace("2**", "3**")})
    found = ask(shop, *QUESTION).json
    assert "kb/waiting.md" not in [one["path"] for one in found["items"]]
    assert {one["path"]: one["reason"] for one in found["omitted"]}["kb/waiting.md"] == (
        "not fresh: stale"
    )


def test_what_a_stale_note_alone_brought_in_is_left_out(shop: Repository) -> None:
    shop.commit({"src/shop/retry.py": RETRY.replace("2**", "3**")})
    sources = [one["linked_from"] for one in ask(shop, *QUESTION).json["items"]]
    assert [one for one in sources if one] == []


def test_a_note_without_code_links_claims_nothing_and_stays(shop: Repository) -> None:
    found = item(shop, "kb/delay.md", "next delay of a retry", "--require-fresh")
    assert (found["freshness"], found["reasons"]) == (None, ["no code links"])


def test_a_fresh_note_stays(shop: Repository) -> None:
    assert item(shop, "kb/waiting.md", *QUESTION)["freshness"] == "fresh"


def test_the_header_says_that_only_fresh_notes_were_asked_for(shop: Repository) -> None:
    text = curator(shop.root, "context", *QUESTION).stdout
    assert "fresh notes only" in text.splitlines()[2]
    assert ask(shop, *QUESTION).json["require_fresh"] is True


def test_files_are_asked_about_with_fresh_notes_only(shop: Repository) -> None:
    shop.commit({"src/shop/retry.py": RETRY.replace("2**", "3**")})
    assert "kb/waiting.md" not in notes(shop, *FOR_RETRY, "--require-fresh")
