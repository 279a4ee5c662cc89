import pytest

from tests.knowledge_bases import dangling_since

NOTE = "Call `next_delay()` first.\n"
RETRY = "def next_delay():\n    return 2\n"


def found(path: str, code: str) -> list[str]:
    """What is dangling where only this file still has the name."""
    then = {"kb/a.md": NOTE, "acme/retry.py": RETRY, "acme/__init__.py": ""}
    now = {**then, "acme/retry.py": "", path: code}
    return [one.name for one in dangling_since(then, now).found]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("tests/test_a.py", "assert name == 'next_delay'\n"),
        ("tests/test_a.py", "# next_delay\n"),
        ("src/test/kotlin/A.kt", 'val text = """\nnext_delay()\n"""\n'),
        ("examples/a.py", "policy.next_delay()\n"),
        ("examples/a.py", "from acme.retry import next_delay\n\nnext_delay()\n"),
        ("tests/test_a.py", "from acme.retry import next_delay\n\nnext_delay()\n"),
        ("dist/a.js", "function next_delay() {}\n"),
        ("js/acme.min.js", "function next_delay() {}\n"),
    ],
)
def test_what_proves_nothing_keeps_no_name_alive(path: str, code: str):
    assert found(path, code) == ["next_delay"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("tests/conftest.py", "def next_delay():\n    pass\n"),
        ("tests/test_a.py", "policy.next_delay()\n"),
        ("examples/a.py", "from tenacity import next_delay\n"),
        ("examples/a.py", "def wait(next_delay):\n    pass\n"),
        ("examples/a.py", "next_delay = 2\n"),
        ("examples/a.py", "from acme.retry import *\n\nnext_delay()\n"),
    ],
)
def test_what_may_be_there_keeps_a_name_alive(path: str, code: str):
    assert found(path, code) == []
