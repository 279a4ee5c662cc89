"""Each signal by itself: what it says for which file."""

from collections.abc import Mapping

from curator.retrieval import signals
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.code_rank import Evidence, _asked
from curator.retrieval.query import parsed_query
from curator.retrieval.signals import Question
from tests.retrieval.test_rank import index


def question(text: str, files: Mapping[str, str]) -> Question:
    analyzer = Analyzer()
    return _asked(parsed_query(text, analyzer), index(dict(files)), analyzer, Evidence())


def test_words_of_the_path_speak_for_a_file():
    found = signals.path_words(question("retry", {"retry.py": "x = 1\n", "b.py": "retry\n"}))
    assert list(found) == ["retry.py"]


def test_words_of_a_definitions_name_speak_for_its_file():
    files = {"a.py": "def next_delay():\n    pass\n", "b.py": "delay\n"}
    assert list(signals.name_words(question("the delay", files))) == ["a.py"]


def test_neighbouring_words_may_be_one_name():
    files = {"a.py": "class RateLimit:\n    pass\n", "b.py": "def limit(rate):\n    pass\n"}
    assert list(signals.joined_names(question("rate limits of clients", files))) == ["a.py"]


def test_a_file_whose_whole_name_is_asked_for_is_told_from_one_with_a_part():
    files = {"rate_limit.py": "x = 1\n", "rate_table.py": "x = 1\n"}
    asked = question("rate limit", {**files, "c.py": "rate limit\n"})
    assert list(signals.telling_names(asked)) == ["rate_limit.py"]


def test_a_name_that_one_file_defines_says_more_than_one_of_many():
    files = {
        "a.py": "def next_delay():\n    pass\n",
        "b.py": "def run_all():\n    pass\n",
        "c.py": "def run_all():\n    pass\n",
    }
    found = signals.named_definitions(question("next_delay run_all", files))
    assert found["a.py"] > found["b.py"]


def test_a_dotted_module_names_its_file():
    files = {"src/pay/retry.py": "x = retry\n", "src/bill.py": "pay = retry\n"}
    assert list(signals.named_files(question("pay.retry.Policy fails", files))) == [
        "src/pay/retry.py"
    ]


def test_without_history_commits_say_nothing():
    assert signals.said_in_commits(question("retry", {"a.py": "retry\n"})) == {}
