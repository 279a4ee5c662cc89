"""What differs between two trees, and what was only renamed."""

from hypothesis import given
from hypothesis import strategies as st

from curator.knowledge.difference import differing, renames
from tests.fakes.dict_tree import DictTree

LINES = [f"line {number} of the text\n" for number in range(10)]
TEXT = "".join(LINES)
FILES = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "kb/a.md"]), st.sampled_from(["1", "2", ""])
)


def renamed(before: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    return {
        str(old): str(new) for old, new in renames(DictTree(before), DictTree(now), before).items()
    }


@given(FILES, FILES)
def test_what_differs_is_the_same_both_ways(one: dict[str, str], other: dict[str, str]):
    assert differing(DictTree(one), DictTree(other)) == differing(DictTree(other), DictTree(one))


def test_added_deleted_and_changed_files_differ():
    before = DictTree({"same": "1", "changed": "1", "deleted": "1"})
    now = DictTree({"same": "1", "changed": "2", "added": "1"})
    assert differing(before, now) == {"changed", "deleted", "added"}


def test_equal_bytes_at_a_new_path_are_a_rename():
    assert renamed({"a.md": TEXT}, {"b.md": TEXT}) == {"a.md": "b.md"}


def test_half_of_the_bytes_are_enough():
    assert renamed({"a.md": TEXT}, {"b.md": "".join(LINES[:5])}) == {"a.md": "b.md"}


def test_less_than_half_is_another_file():
    assert renamed({"a.md": TEXT}, {"b.md": "".join(LINES[:4])}) == {}


def test_a_file_that_is_still_there_was_not_renamed():
    assert renamed({"a.md": TEXT}, {"a.md": "x", "b.md": TEXT}) == {}


def test_a_file_that_was_there_before_is_no_new_name():
    assert renamed({"a.md": TEXT, "b.md": TEXT}, {"b.md": TEXT}) == {}


def test_the_most_similar_pair_comes_first():
    before = {"a.md": TEXT, "b.md": "".join(LINES[:8])}
    now = {"c.md": TEXT + "end\n", "d.md": "".join(LINES[:7])}
    assert renamed(before, now) == {"a.md": "c.md", "b.md": "d.md"}


def test_a_new_name_is_given_once():
    assert renamed({"a.md": TEXT, "b.md": TEXT}, {"c.md": TEXT}) == {"a.md": "c.md"}


def test_another_suffix_is_another_kind_of_file():
    assert renamed({"a.md": TEXT + "x\n"}, {"a.txt": TEXT}) == {}


def test_many_new_files_of_another_kind_hide_no_rename():
    before = {f"kb/{number}.md": f"{number}\n{TEXT}" for number in range(30)}
    now = {f"docs/{number}.md": f"{number}\n{TEXT}end\n" for number in range(30)}
    generated = {f"gen/{number}.txt": f"{TEXT}{number}" for number in range(400)}
    assert len(renamed(before, now | generated)) == 30


def test_of_too_many_files_to_compare_those_of_one_name_are():
    before = {f"kb/{number}.md": f"{number}\n{TEXT}" for number in range(120)}
    now = {f"docs/kb/{number}.md": f"{number}\n{TEXT}end\n" for number in range(120)}
    assert renamed(before, now) == {
        f"kb/{number}.md": f"docs/kb/{number}.md" for number in range(120)
    }
