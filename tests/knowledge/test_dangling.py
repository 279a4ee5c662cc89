import pytest

from curator.knowledge.base import knowledge_base
from curator.knowledge.dangling import dangling
from curator.knowledge.derived import Derived
from curator.ports import Completeness
from tests.fakes.dict_history import DictHistory
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.knowledge_bases import PROJECT, dangling_since

RETRY = "class RetryPolicy:\n    def next_delay(self):\n        return 2\n"
NO_DELAY = "class RetryPolicy:\n    attempts = 3\n"


def found(note: str, before: str, after: str, path: str = "src/retry.py") -> list[str]:
    """What is dangling in a note that stood beside one version of a file, and now stands beside another."""
    then = {"kb/a.md": note, path: before}
    return [one.name for one in dangling_since(then, {"kb/a.md": note, path: after}).found]


@pytest.mark.parametrize(
    "note",
    [
        "Call `next_delay` first.\n",
        "Call `next_delay()` first.\n",
        "Call `RetryPolicy.next_delay` first.\n",
        "Call `RetryPolicy#next_delay` first.\n",
        "Call RetryPolicy.next_delay(attempt, jitter) first.\n",
        "Call {meth}`~retry.RetryPolicy.next_delay` first.\n",
        "::: retry.RetryPolicy.next_delay\n",
        "```python\npolicy.next_delay()\n```\n",
        "```python\npolicy = RetryPolicy()\npolicy.next_delay()\n```\n",
    ],
)
def test_a_name_that_is_gone_is_found(note: str):
    assert len(found(note, RETRY, NO_DELAY)) == 1


@pytest.mark.parametrize(
    "note",
    [
        "`next_delay` was removed.\n",
        "`attempts` is used. Formerly `next_delay` did it.\n",
        "# Notes\n\n## Changelog\n\n- `next_delay` counts\n",
        "# Notes\n\n## 2.0.1\n\n- `next_delay` counts\n",
        "<!-- `next_delay` -->\n",
        "<!--\n`next_delay`\n-->\n",
        "```python\ndef next_delay():\n    pass\n```\n\nCall `next_delay()`.\n",
        "```python\nfrom tenacity import next_delay\n```\n\nCall `next_delay()`.\n",
        "Before, the old API:\n\n```python\npolicy.next_delay()\n```\n",
        "```python\npolicy.next_delay()  # removed\n```\n",
        "!!! warning Deprecated\n    Call `next_delay`.\n",
        "See [it](https://example.org/next_delay()).\n",
        "---\nkind: decision\n---\nCall `next_delay`.\n",
        "---\nstatus: draft\n---\nCall `next_delay`.\n",
    ],
)
def test_what_speaks_of_the_past_or_of_others_is_not_found(note: str):
    assert found(note, RETRY, NO_DELAY) == []


@pytest.mark.parametrize(
    "after",
    [
        RETRY,
        "class Other:\n    def next_delay(self):\n        return 1\n",
        "NAMES = ['next_delay']\n",
        "class RetryPolicy:\n    def __init__(self):\n        self.next_delay = 1\n",
        "def wait(next_delay=2):\n    return next_delay\n",
    ],
)
def test_a_name_that_code_still_has_is_not_found(after: str):
    assert found("Call `next_delay()` first.\n", RETRY, after) == []


@pytest.mark.parametrize(
    "after",
    [
        "# next_delay\n",
        'def wait():\n    """Like next_delay."""\n',
        "raise ValueError('call the next_delay of it first')\n",
    ],
)
def test_a_comment_or_a_sentence_keeps_no_name_alive(after: str):
    assert found("Call `next_delay()` first.\n", RETRY, after) == ["next_delay"]


def test_a_name_that_was_never_ours_is_not_found():
    assert found("Call `json_schema_of()` first.\n", RETRY, NO_DELAY) == []


def test_a_name_that_only_a_test_had_is_not_found():
    assert found("Call `next_delay()` first.\n", RETRY, NO_DELAY, "tests/retry.py") == []


def test_a_changelog_is_not_looked_at():
    then = {"docs/CHANGELOG.md": "Added `next_delay()`.\n", "src/retry.py": RETRY}
    assert dangling_since(then, {**then, "src/retry.py": NO_DELAY}).found == ()


def test_a_name_that_a_test_still_defines_is_not_found():
    then = {"kb/a.md": "Call `next_delay()`.\n", "src/retry.py": RETRY}
    now = {**then, "src/retry.py": NO_DELAY, "tests/conftest.py": "def next_delay():\n    pass\n"}
    assert dangling_since(then, now).found == ()


def test_a_path_that_is_gone_is_found():
    then = {"kb/a.md": "See `src/queue.py`.\n", "src/queue.py": "x = 1\n"}
    assert [one.was for one in dangling_since(then, {"kb/a.md": then["kb/a.md"]}).found] == [
        "src/queue.py"
    ]


def test_a_path_that_is_no_source_is_not_found():
    then = {
        "kb/a.md": "Make `.github/workflows/ci.yml`.\n",
        ".github/workflows/ci.yml": "on: push\n",
    }
    assert dangling_since(then, {"kb/a.md": then["kb/a.md"]}).found == ()


TWO = "class Queue:\n    def drain(self):\n        pass\n"


def test_a_member_that_its_class_has_lost_is_found_though_another_has_it():
    before = "class Store:\n    def drain(self):\n        pass\n\n\n" + TWO
    assert found("Call `Store.drain()`.\n", before, "class Store:\n    pass\n\n\n" + TWO) == [
        "Store.drain"
    ]


@pytest.mark.parametrize(
    "store",
    [
        "class Store(Queue):\n    pass\n",
        "class Store(httpx.Client):\n    pass\n",
        "class Store:\n    def __getattr__(self, name):\n        return 1\n",
        "class Store:\n    drain = 1\n",
        "class Store:\n    pass\n\n\nStore.drain = print\n",
    ],
)
def test_a_member_that_its_class_may_have_from_elsewhere_is_not_found(store: str):
    before = "class Store:\n    def drain(self):\n        pass\n\n\n" + TWO
    assert found("Call `Store.drain()`.\n", before, f"{TWO}\n\n{store}") == []


def test_an_import_from_a_module_that_has_lost_the_name_is_found():
    note = "```python\nfrom acme.retry import wait\n```\n"
    then = {"kb/a.md": note, "acme/__init__.py": "", "acme/retry.py": "def wait():\n    pass\n"}
    now = {**then, "acme/retry.py": "", "acme/other.py": "def wait():\n    pass\n"}
    assert [one.was for one in dangling_since(then, now).found] == ["acme/retry.py#wait"]


def test_what_took_its_place_is_said():
    renamed = RETRY.replace("next_delay", "delay_after")
    then = {"kb/a.md": "Call `next_delay()`.\n", "src/retry.py": RETRY}
    one = dangling_since(then, {**then, "src/retry.py": renamed}).found[0]
    assert one.likely == "RetryPolicy.delay_after"


def test_restructured_text_is_read():
    then = {
        "docs/a.rst": "See :func:`~retry.next_delay`.\n",
        "retry.py": "def next_delay():\n    pass\n",
    }
    assert [one.name for one in dangling_since(then, {**then, "retry.py": ""}).found] == [
        "retry.next_delay"
    ]


def test_a_name_is_judged_by_the_commit_that_wrote_its_line():
    note = {"kb/a.md": "Call `next_delay()`.\n"}
    trees = [
        DictTree({**note, "src/retry.py": NO_DELAY}, commit="b" * 40),
        DictTree({"src/retry.py": RETRY}, commit="a" * 40),
    ]
    assert _dangling(DictHistory(trees)).found == ()


def test_in_a_shallow_clone_a_name_that_nothing_defines_is_counted():
    tree = DictTree(
        {"kb/a.md": "Call `next_delay()`.\n", "src/retry.py": NO_DELAY}, commit="b" * 40
    )
    history = DictHistory([tree], completeness=Completeness.SHALLOW)
    assert (_dangling(history).found, _dangling(history).undecided) == ((), 1)


def _dangling(history: DictHistory):
    tree = history.tree(str(history.head))
    derived = Derived(MemoryCache())
    return dangling(knowledge_base(tree, history, derived, PROJECT), tree, history, derived)
