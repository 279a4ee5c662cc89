"""Which of several entries for a link is kept."""

from dataclasses import replace

import pytest

from curator.formats.lock import lock_text
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.lock_conflict import settled
from curator.model.links import LockEntry
from curator.parsers.lock import parse_lock
from tests.knowledge_bases import LOCK, base_of, verified

NOTE = "---\ncode: [src/a.py#f]\n---\n# A\n\nWhat `f` does.\n"
NOW = "def f(x):\n    return x\n"
OTHER_BODY = "def f(x):\n    return x + 1\n"
OTHER_HEAD = "def f(x, y):\n    return x\n"


def entry(code: str, note: str = NOTE, **changed: str) -> LockEntry:
    """What verifying the note over this code would have written."""
    lock = verified({"kb/a.md": note, "src/a.py": code})[LOCK]
    (found,) = parse_lock(lock.encode()).entries
    return replace(found, **changed)


def disputed(*entries: LockEntry, code: str = NOW) -> KnowledgeBase:
    return base_of({"kb/a.md": NOTE, "src/a.py": code, LOCK: lock_text(entries)})


def kept(*entries: LockEntry, code: str = NOW) -> LockEntry:
    base = disputed(*entries, code=code)
    assert base.lock.problem is not None
    (block,) = settled(base.lock, base.links)
    return block.entry


@pytest.mark.parametrize("order", [1, -1])
def test_the_one_that_equals_the_code_is_kept(order: int):
    entries = (entry(NOW), entry(OTHER_BODY))
    assert kept(*entries[::order]) == entry(NOW)


def test_where_none_equals_the_code_the_gravest_change_is_kept():
    body, head = entry(OTHER_BODY), entry(OTHER_HEAD, verified_on="2027-06-01")
    assert kept(body, head) == head


def test_of_equal_gravity_the_older_is_kept():
    older = entry(OTHER_BODY, verified_on="2026-01-01")
    assert kept(entry(OTHER_BODY.replace("1", "2")), older) == older


def test_of_two_that_equal_the_code_the_one_for_this_text_is_kept():
    other = entry(NOW, NOTE.replace("What", "All that"), verified_on="2027-06-01")
    assert kept(other, entry(NOW)) == entry(NOW)


def test_of_two_that_equal_the_code_and_the_text_the_shown_one_is_kept():
    shown = entry(NOW, confirmed="shown", verified_on="2020-01-01")
    assert kept(entry(NOW), shown) == shown


def test_of_two_that_differ_in_their_date_alone_the_newer_is_kept():
    newer = entry(NOW, verified_on="2027-06-01")
    assert kept(entry(NOW), newer) == newer


def test_one_for_another_text_is_not_kept_over_one_for_this_text():
    other = entry(NOW, NOTE.replace("What", "All that"))
    assert kept(other, entry(OTHER_BODY)) == entry(OTHER_BODY)


def test_a_target_that_is_missing_keeps_the_older():
    older = entry(OTHER_BODY, verified_on="2026-01-01")
    assert kept(entry(NOW), older, code="x = 1\n") == older


def test_a_spelling_is_no_other_link():
    assert kept(entry(NOW), entry(OTHER_BODY, target="./src/a.py#f")) == entry(NOW)


def test_a_lock_that_is_sound_has_nothing_to_settle():
    base = disputed(entry(NOW))
    assert settled(base.lock, base.links) == ()
