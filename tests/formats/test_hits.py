import json

from curator.formats.hits_json import answer_line, hits_json
from curator.formats.hits_text import hits_text
from curator.model.context import Hit
from curator.model.links import LinkState
from curator.model.text import RepoPath
from tests.indexed import chunk

HITS = (Hit(chunk("src/pay.py"), 1.5), Hit(chunk("src/\x1b[2J.py"), 0.5))
STATES = {RepoPath("src/pay.py"): LinkState.STALE}


def test_hits_as_json() -> None:
    answer = json.loads(hits_json("retry", "c" * 40, HITS, STATES))
    assert answer["hits"][0] == {
        "rank": 1,
        "kind": "code",
        "path": "src/pay.py",
        "start_line": 1,
        "end_line": 10,
        "title": "src/pay.py",
        "symbol": None,
        "score": 1.5,
        "freshness": "stale",
    }


def test_one_of_many_answers_is_a_line() -> None:
    line = answer_line("7", HITS, STATES, 1.234)
    assert (line.count("\n"), json.loads(line)["id"], json.loads(line)["ms"]) == (1, "7", 1.23)


def test_hits_as_text_obey_no_escape_sequence() -> None:
    assert hits_text(HITS, STATES) == (
        "src/pay.py:1-10  code [stale]\nsrc/\\x1b[2J.py:1-10  code\n"
    )
