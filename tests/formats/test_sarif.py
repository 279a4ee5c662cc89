"""SARIF as code scanning takes it."""

import json
from typing import Any

import pytest

from tests.command import curator
from tests.repository import Repository
from tests.schemas import errors

NOTE = "---\ncode:\n  - src/retry.py#delay\n---\n# Retries\n\nSee [the queue](queue.md).\n"
THEN = "def delay(attempt):\n    return 2**attempt\n"
NOW = "CAP = 60\n\n\ndef delay(attempt, cap):\n    return 2**attempt\n"


@pytest.fixture
def log(repository: Repository) -> Any:
    repository.commit({"kb/a b.md": NOTE, "src/retry.py": THEN})
    repository.commit({"src/retry.py": NOW})
    return curator(repository.root, "lint", "--format", "sarif").json


def test_it_is_valid_against_the_published_schema(log: Any):
    assert errors(log, "sarif-2.1.0") == []


def test_the_schema_would_find_a_wrong_level(log: Any):
    log["runs"][0]["results"][0]["level"] = "grave"
    assert errors(log, "sarif-2.1.0") != []


def test_a_result_names_its_rule_and_its_place(log: Any):
    run = log["runs"][0]
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "KB201"
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "kb/a%20b.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 23},
    }


def test_the_code_is_a_related_place(log: Any):
    (related,) = log["runs"][0]["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "src/retry.py"
    assert related["physicalLocation"]["region"] == {"startLine": 4, "endLine": 5}


def test_a_result_is_known_again_after_its_line_has_moved(repository: Repository, log: Any):
    repository.write({"kb/a b.md": NOTE.replace("code:", "title: Retries\ncode:")})
    later = curator(repository.root, "lint", "--format", "sarif").json
    prints = [
        [one["partialFingerprints"] for one in run["runs"][0]["results"]] for run in (log, later)
    ]
    assert prints[0] == prints[1]


def test_a_report_without_findings_has_no_results(repository: Repository):
    repository.commit({"kb/a.md": "# A\n"})
    assert curator(repository.root, "lint", "--format", "sarif").json["runs"][0]["results"] == []


def test_the_same_finding_twice_has_two_fingerprints(repository: Repository):
    repository.commit({"kb/a.md": "# A\n\n[b](b.md) and [b](b.md)\n"})
    found = json.loads(curator(repository.root, "lint", "--format", "gitlab").stdout)
    assert len({row["fingerprint"] for row in found}) == len(found) == 2


def test_a_message_obeys_no_escape_sequence(repository: Repository):
    repository.commit({"kb/a.md": "# A\n\n[b](<\x1b.md>)\n"})
    results = curator(repository.root, "lint", "--format", "sarif").json["runs"][0]["results"]
    said = [result["message"]["text"] for result in results]
    assert "`\\x1b.md` is not in the repository\ncorrect the path, or drop the link" in said
