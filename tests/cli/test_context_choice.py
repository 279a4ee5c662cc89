"""What `curator context` chooses: definitions whole, notes by how far they answer, nothing twice."""

import pytest

from tests.command import curator
from tests.repository import Repository

CONDUCT = (
    "# Code of conduct\n\nContributors route complaints to the board. Be kind, and match the tone"
    " of the room.\n"
)
ROUTER = '''"""Routes."""

import re

BASE = "/"


class Router:
    """Finds the handler of a path."""

    def add(self, path, handler):
        """Remember a handler."""
        self.handlers[path] = handler

    def match(self, path):
        """Match a path against the routes, the longest first."""
        parts = path.split("/")
        for route in self.routes:
            if re.match(route, path):
                return self.handlers[route]
        return None

    def unrelated(self):
        """Say hello."""
        print("hello")
        print("again")
        return None
'''
NOTE = """---
title: How routes match
code: [src/router.py#Router.match]
---

# How routes match

A router matches a path against its routes; the longest route wins.
"""
LONG = 'def convert_amount(amount):\n    """Convert an amount."""\n' + "".join(
    f"    total = step_{n}(total) + offset_{n}\n" for n in range(140)
)
QUESTION = "how does the router match a path"


@pytest.fixture
def routes(repository: Repository) -> Repository:
    repository.commit({"README.md": CONDUCT, "src/router.py": ROUTER})
    return repository


def items(repository: Repository, *arguments: str):
    return curator(repository.root, "context", *arguments, "--format", "json").json["items"]


def test_a_page_that_shares_a_word_does_not_lead(routes: Repository) -> None:
    assert items(routes, QUESTION)[0]["path"] == "src/router.py"


def test_a_note_that_answers_leads(routes: Repository) -> None:
    routes.commit({"kb/routes.md": NOTE})
    assert items(routes, QUESTION)[0]["path"] == "kb/routes.md"


def test_a_definition_that_answers_is_shown_without_those_that_do_not(routes: Repository) -> None:
    body = "".join(f"\n    def filler_{n}(self):\n        return {n}\n" for n in range(30))
    routes.commit({"src/router.py": ROUTER + body})
    text = "\n".join(item["text"] for item in items(routes, QUESTION, "--budget", "600"))
    assert "def match(self, path):" in text
    assert "return self.handlers[route]" in text
    assert 'print("hello")' not in text


def test_of_a_definition_that_does_not_fit_the_telling_lines_are_shown(
    repository: Repository,
) -> None:
    repository.commit({"src/convert.py": LONG})
    (found,) = items(repository, "convert amount", "--budget", "600")
    assert found["text"].startswith('def convert_amount(amount):\n    """Convert an amount."""\n')
    assert found["parts"] == [[1, 4]]


def test_what_a_shown_definition_uses_is_shown_by_its_signature(repository: Repository) -> None:
    repository.commit(
        {
            "src/pay.py": "from src.bank import settle\n\n\ndef charge(card):\n    return settle(card)\n",
            "src/bank.py": "def settle(thing):\n    deep = thing\n    return deep\n",
        }
    )
    found = {item["path"]: item for item in items(repository, "charge")}
    assert found["src/bank.py"]["text"] == "def settle(thing):"


def test_a_near_copy_is_left_out_and_listed(repository: Repository) -> None:
    lines = "".join(f"    total = total + rate_{n}\n" for n in range(30))
    text = f"def sum_of_rates(total):\n{lines}    return total\n"
    repository.commit({"src/a.py": text, "src/b.py": text.replace("rate_7\n", "rate_8\n")})
    answer = curator(repository.root, "context", "sum of rates", "--format", "json").json
    assert [item["path"] for item in answer["items"]] == ["src/a.py"]
    assert [one["reason"] for one in answer["omitted"]] == ["near duplicate"]


def test_a_changelog_does_not_answer(repository: Repository) -> None:
    repository.commit(
        {
            "docs/changelog.md": "# Changelog\n\n## 2.0\n\nThe router can match a path.\n",
            "src/router.py": ROUTER,
        }
    )
    assert items(repository, QUESTION)[0]["path"] == "src/router.py"


def test_a_whole_definition_takes_the_place_of_its_signature(repository: Repository) -> None:
    body = "".join(f"    value = value + {n}\n" for n in range(45))
    repository.commit(
        {
            "src/pay.py": "from src.bank import settle\n\n\ndef charge(card):\n    return settle(card)\n",
            "src/bank.py": f"def settle(value):\n{body}    return value  # charge\n",
        }
    )
    found = {item["path"]: item for item in items(repository, "charge card settle")}
    assert found["src/bank.py"]["parts"] == []
    assert found["src/bank.py"]["text"].endswith("# charge")
