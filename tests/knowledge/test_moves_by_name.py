"""Definitions of which a shallow clone knows no more than name and digests."""

import textwrap

from tests.command import curator
from tests.moving import Moving, moving_at_depth_1, moving_with_history

__all__ = ["moving_at_depth_1", "moving_with_history"]

REST = "LIMIT = 60\n"
WAIT = "class Retry:\n    def wait(self, attempt):\n        return 2**attempt\n"
OTHER = (
    "class Retry:\n    def wait(self, attempt, cap):\n        for step in range(attempt):\n"
    "            if step > cap:\n                return cap\n        return sum(divmod(cap, 3))\n"
)
DELAY = "def next_delay(attempt):\n    return 2**attempt\n"
OTHER_DELAY = "def next_delay(attempt, cap):\n    return sum(divmod(cap, attempt))\n"


def retry_gone(moving: Moving, files: dict[str, str], watch: str = "") -> Moving:
    target = "src/retry.py#Retry.wait"
    moving.noted({"src/retry.py": WAIT}, f"{{path: {target}, watch: {watch}}}" if watch else target)
    return moving.moved({"src/retry.py": REST, **files})


def delay_gone(moving: Moving, files: dict[str, str]) -> Moving:
    moving.noted({"src/retry.py": DELAY}, "src/retry.py#next_delay")
    return moving.moved({"src/retry.py": REST, **files})


def test_the_only_definition_of_a_qualified_name_is_probably_it(moving_at_depth_1: Moving):
    moving = retry_gone(moving_at_depth_1, {"src/backoff.py": OTHER})
    assert moving.moved_to == ["src/backoff.py#Retry.wait"]
    assert moving.codes == ["KB109", "KB201"]


def test_it_says_that_it_goes_by_the_name_alone(moving_at_depth_1: Moving):
    found = retry_gone(moving_at_depth_1, {"src/backoff.py": OTHER}).answer.json["diagnostics"][0]
    assert found["message"] == (
        "`src/retry.py#Retry.wait` is probably `src/backoff.py#Retry.wait` now, by its name alone: "
        "this clone lacks the code of then; changed, if it is the same: signature"
    )
    assert found["help"] == (
        "read it; if it is the same, link `src/backoff.py#Retry.wait` and `curator verify kb/note.md`; "
        "full history (`fetch-depth: 0`) can tell"
    )


def test_a_guess_fails_and_is_never_written(moving_at_depth_1: Moving):
    moving = retry_gone(moving_at_depth_1, {"src/backoff.py": OTHER}, watch="exists")
    assert moving.codes == ["KB109"]
    assert moving.answer.json["diagnostics"][0]["fixable"] is False
    fixed = curator(moving.repository.root, "lint", "--fix")
    assert fixed.exit_code == 1
    assert "src/retry.py#Retry.wait" in (moving.repository.root / "kb/note.md").read_text()


def test_with_history_a_namesake_that_is_nothing_like_it_is_not_taken_for_it(
    moving_with_history: Moving,
):
    assert retry_gone(moving_with_history, {"src/backoff.py": OTHER}).states == ["missing"]


def test_with_history_a_namesake_that_always_stood_beside_it_is_not_taken_for_it(
    moving_with_history: Moving,
):
    moving = moving_with_history.noted(
        {"src/retry.py": WAIT, "src/backoff.py": OTHER}, "src/retry.py#Retry.wait"
    )
    assert moving.moved({"src/retry.py": REST}).states == ["missing"]


def test_of_two_definitions_of_the_name_none_is_guessed(moving_at_depth_1: Moving):
    moving = retry_gone(moving_at_depth_1, {"src/backoff.py": OTHER, "src/more.py": OTHER})
    assert moving.states == ["missing"]


def test_a_test_s_own_definition_is_not_guessed(moving_at_depth_1: Moving):
    assert retry_gone(moving_at_depth_1, {"tests/test_retry.py": OTHER}).states == ["missing"]


def test_beside_a_test_s_own_definition_it_is_the_only_one(moving_at_depth_1: Moving):
    moving = retry_gone(moving_at_depth_1, {"src/backoff.py": OTHER, "tests/test_retry.py": OTHER})
    assert moving.moved_to == ["src/backoff.py#Retry.wait"]


def test_another_language_s_definition_is_not_guessed(moving_at_depth_1: Moving):
    code = "class Retry {\n  wait(attempt, cap) {\n    return attempt % cap\n  }\n}\n"
    assert retry_gone(moving_at_depth_1, {"src/retry.js": code}).states == ["missing"]


def test_the_outer_class_may_be_another(moving_at_depth_1: Moving):
    outer = f"class Pool:\n{textwrap.indent(OTHER, '    ')}"
    moving = retry_gone(moving_at_depth_1, {"src/pool.py": outer})
    assert moving.moved_to == ["src/pool.py#Retry.wait"]


def test_a_plain_name_of_two_words_says_too_little(moving_at_depth_1: Moving):
    assert delay_gone(moving_at_depth_1, {"src/backoff.py": OTHER_DELAY}).states == ["missing"]


def test_a_plain_name_of_two_words_in_a_file_of_that_name_is_probably_it(moving_at_depth_1: Moving):
    moving = delay_gone(moving_at_depth_1, {"src/pay/retry.py": OTHER_DELAY})
    assert moving.moved_to == ["src/pay/retry.py#next_delay"]


def test_a_plain_name_of_two_words_with_the_same_signature_is_probably_it(
    moving_at_depth_1: Moving,
):
    method = DELAY.replace("def ", "class Queue:\n    def ").replace("    return", "        return")
    same_head = "def next_delay(attempt):\n    return attempt + 1\n"
    moving = delay_gone(moving_at_depth_1, {"src/a.py": method, "src/backoff.py": same_head})
    assert moving.moved_to == ["src/backoff.py#next_delay"]


def test_a_short_name_is_not_guessed(moving_at_depth_1: Moving):
    moving = moving_at_depth_1.noted(
        {"src/retry.py": "def run(a):\n    return a\n"}, "src/retry.py#run"
    )
    other = "def run(a, b):\n    return a + b\n"
    assert moving.moved({"src/retry.py": REST, "src/pay/retry.py": other}).states == ["missing"]


def test_a_ruby_class_that_another_file_opens_too_is_not_guessed(moving_at_depth_1: Moving):
    moving = moving_at_depth_1.noted(
        {"lib/testing.rb": "module Jobs\n  class Client\n    def push = 1\n  end\nend\n"},
        "lib/testing.rb#Jobs.Client",
    )
    other = "module Jobs\n  class Client\n    def pull(n) = n\n    def drop = 2\n  end\nend\n"
    assert moving.moved({"lib/testing.rb": "A = 1\n", "lib/client.rb": other}).states == ["missing"]
