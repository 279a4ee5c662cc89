"""What a baseline need not know any more, and what may only be out of sight."""

from collections import Counter
from collections.abc import Mapping

from curator.lint.known import sight, still_there
from curator.lint.registry import RULES
from curator.model.diagnostics import Key
from curator.model.text import RepoPath
from curator.ports import Completeness
from tests.fakes.dict_history import DictHistory
from tests.knowledge_bases import base_of

NOTE = "---\ncode:\n  - {}\n---\n# A\n"
SHALLOW = Completeness.SHALLOW


def key(code: str, subject: str = "x", path: str = "kb/a.md") -> Key:
    return code, RepoPath(path), subject


def kept(
    known: Key, files: Mapping[str, str], completeness: Completeness = Completeness.FULL
) -> bool:
    """Whether a baseline keeps a defect that was not found in these files."""
    base = base_of(files, DictHistory([], completeness=completeness))
    return bool(still_there((), Counter([known]), sight(base, RULES)))


def test_what_is_not_found_is_mended():
    assert not kept(key("KB105"), {"kb/a.md": "# A\n"})


def test_a_shallow_clone_has_not_all_that_some_rules_look_at():
    files = {"kb/a.md": "# A\n"}
    assert kept(key("KB107"), files, SHALLOW)
    assert kept(key("KB109"), files, SHALLOW)
    assert not kept(key("KB105"), files, SHALLOW)


def test_of_an_undecided_link_nothing_is_mended():
    files = {"kb/a.md": NOTE.format("./a.cob#X"), "a.cob": "X\n"}
    assert kept(key("KB201", "a.cob#X"), files)
    assert kept(key("KB007", "KB201"), files)
    assert not kept(key("KB201", "b.cob#X"), files)


def test_a_target_that_is_gone_may_have_moved_where_history_is_missing():
    files = {"kb/a.md": NOTE.format("a.py#f")}
    assert kept(key("KB201", "a.py#f"), files, SHALLOW)
    assert not kept(key("KB201", "a.py#f"), files)


def test_while_the_lock_is_broken_no_link_is_mended():
    lock = {"kb/curator.lock": "<<<<<<< ours\n"}
    gone, there = {"kb/a.md": NOTE.format("a.py#f")}, {"a.py": "def f():\n    return 1\n"}
    assert kept(key("KB201", "a.py#f"), {**gone, **there, **lock})
    assert kept(key("KB109", "a.py#f"), {**gone, **lock})


def test_a_note_whose_front_matter_is_broken_keeps_all():
    assert kept(key("KB101"), {"kb/a.md": NOTE.format("[")})
    assert not kept(key("KB101", path="kb/b.md"), {"kb/a.md": NOTE.format("["), "kb/b.md": ""})


def test_so_do_links_to_pages_of_which_a_part_is_unknown():
    files = {"kb/a.md": "[b](b.md#c)\n", "kb/b.md": NOTE.format("[")}
    assert kept(key("KB206"), files)
    assert not kept(key("KB206"), {**files, "kb/b.md": "# B\n"})


def test_a_rule_that_did_not_run_mends_nothing():
    base = base_of({"kb/a.md": "# A\n"})
    assert still_there((), Counter([key("KB105")]), sight(base, RULES[:2]))


def test_what_is_found_more_often_than_it_is_known_adds_nothing():
    base = base_of({"kb/a.md": "# A\n"})
    assert still_there((), {}, sight(base, RULES)) == Counter()
