"""Who uses what the best files define."""

from curator.model.context import ChunkKind
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.references import using
from tests.retrieval.test_rank import index


def shares(files: dict[str, str], path: str, *names: str) -> dict[str, float]:
    found = using([(path, 1.0, names)], index(files, ChunkKind.CODE), Analyzer())
    return {str(user): round(share, 3) for user, share in found.items()}


FILES = {
    "a.py": "def next_delay():\n    pass\n",
    "b.py": "next_delay()\n",
    "c.py": "delay = next\n",
}


def test_who_uses_a_name_has_a_share():
    assert shares(FILES, "a.py", "next_delay") == {"b.py": 1.0}


def test_users_share_what_there_is():
    assert shares({**FILES, "d.py": "next_delay()\n"}, "a.py", "next_delay") == {
        "b.py": 0.5,
        "d.py": 0.5,
    }


def test_a_name_that_is_one_word_tells_nothing():
    assert shares(FILES, "a.py", "delay") == {}


def test_who_defines_the_name_too_does_not_use_it():
    assert shares({**FILES, "d.py": "def next_delay(): ...\n"}, "a.py", "next_delay") == {
        "b.py": 1.0
    }


def test_a_name_is_known_by_its_last_part():
    assert shares(FILES, "a.py", "Retry.next_delay") == {"b.py": 1.0}
