import pytest

from tests.command import curator
from tests.repository import Repository


def test_the_parts_of_a_rank_make_its_score(repository: Repository):
    repository.commit(
        {
            "src/retry.py": "def delay(attempt):\n    return 2**attempt\n",
            "tests/test_retry.py": "def delay(): ...\n",
        }
    )
    hits = curator(
        repository.root, "search", "delay", "--kind", "code", "--explain", "--format", "json"
    ).json["hits"]
    made = [sum(hit["explain"]["parts"].values()) * hit["explain"]["factor"] for hit in hits]
    assert made == pytest.approx([hit["score"] for hit in hits], abs=1e-5)


def test_a_test_is_put_back_by_what_its_path_says(repository: Repository):
    repository.commit(
        {"src/retry.py": "def delay(): ...\n", "tests/test_retry.py": "def delay(): ...\n"}
    )
    text = curator(repository.root, "search", "delay", "--kind", "code", "--explain").stdout
    assert text.splitlines()[3].endswith(") x 0.15")


def test_nobody_is_told_who_did_not_ask(repository: Repository):
    repository.commit({"src/retry.py": "def delay(): ...\n"})
    hits = curator(repository.root, "search", "delay", "--format", "json").json["hits"]
    assert "explain" not in hits[0]


def test_a_repository_without_pages_is_asked_a_long_text(repository: Repository):
    repository.commit({"src/retry.py": "def retry_delay(): ...\n"})
    text = (
        "The retry delay is wrong: " + " ".join(f"word{chr(97 + n)}x" for n in range(26)) + " fails"
    )
    answer = curator(repository.root, "search", text, "--format", "json")
    assert (answer.exit_code, [hit["path"] for hit in answer.json["hits"]]) == (0, ["src/retry.py"])
