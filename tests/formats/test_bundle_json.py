import json

from curator.formats.bundle_json import bundle_json
from tests.formats.test_bundle_markdown import BUNDLE


def test_a_bundle_as_json() -> None:
    answer = json.loads(bundle_json(BUNDLE))
    items, omitted, masked = answer.pop("items"), answer.pop("omitted"), answer.pop("masked")
    drawn = answer.pop("map")
    assert answer == {
        "version": 1,
        "query": "how are charges retried?",
        "commit": "0123456789abcdef0123456789abcdef01234567",
        "dirty": True,
        "history": "full",
        "budget": 6000,
        "tokens": 321,
        "counter": "estimate",
        "digest": "fedcba9876543210",
        "for": [],
        "require_fresh": False,
    }
    assert items[1] == {
        "id": "2",
        "kind": "code",
        "path": "src/pay.py",
        "start_line": 1,
        "end_line": 1,
        "title": "def charge()",
        "symbol": "charge",
        "language": "python",
        "freshness": None,
        "reasons": [],
        "linked_from": ["1"],
        "score": 0.5,
        "tokens": 20,
        "text": "def charge(): ...",
        "parts": [],
    }
    assert omitted == [
        {"path": "src/bill.py", "start_line": 1, "end_line": 60, "reason": "over budget"}
    ]
    assert masked == [{"path": "kb/retries.md", "line": 4, "reason": "HTML comment"}]
    assert drawn[0] == {
        "path": "src/pay.py",
        "imports": ["lib/queue.py", "src/bill.py"],
        "imported_by": ["src/api/http.py"],
        "notes": ["kb/retries.md"],
        "entry_points": ["src/main.py"],
    }
