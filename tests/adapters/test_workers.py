"""Parts of a task done by forked processes; each test runs one of its own, since pytest's may have threads."""

import subprocess
import sys
from pathlib import Path

import pytest

from curator.adapters import workers

SHARED = (
    "import os, sys, threading, time\nfrom curator.adapters.workers import processors, shared\n"
)


def printed(code: str) -> str:
    """What a process prints, and the last line of its error."""
    done = subprocess.run(
        [sys.executable, "-c", SHARED + code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout + "".join(done.stderr.splitlines()[-1:])


def test_the_parts_come_in_order() -> None:
    assert printed("print(shared(lambda k, n: b'%d of %d' % (k, n), 3))") == (
        "[b'0 of 3', b'1 of 3', b'2 of 3']\n"
    )


def test_each_part_has_a_process_of_its_own() -> None:
    assert printed("print(len(set(shared(lambda k, n: b'%d' % os.getpid(), 3))))") == "3\n"


def test_an_answer_may_be_longer_than_a_pipe_holds() -> None:
    code = "print([len(a) for a in shared(lambda k, n: b'x' * 3_000_000, 2)])"
    assert printed(code) == "[3000000, 3000000]\n"


def test_an_error_of_another_process_is_ours() -> None:
    assert printed("shared(lambda k, n: b'%d' % (1 // (1 - k)), 2)") == (
        "ZeroDivisionError: integer division or modulo by zero"
    )


def test_the_part_of_a_process_that_was_killed_is_done_here() -> None:
    code = (
        "me = os.getpid()\n"
        "print(shared(lambda k, n: b'here' if os.getpid() == me else os.kill(os.getpid(), 9), 2))"
    )
    assert printed(code) == "[b'here', b'here']\n"


def test_no_process_is_left_when_our_part_fails() -> None:
    code = "def part(k, n):\n    if k: time.sleep(60)\n    raise KeyError('mine')\nshared(part, 2)"
    assert printed(code) == "KeyError: 'mine'"


def test_where_processes_cannot_be_forked_all_is_done_here() -> None:
    code = (
        "def none(): raise OSError\n"
        "os.fork = none\n"
        "print(shared(lambda k, n: b'%d' % os.getpid(), 2) == [b'%d' % os.getpid()] * 2)"
    )
    assert printed(code) == "True\n"


def test_what_the_parent_has_not_yet_printed_is_printed_once() -> None:
    assert printed("sys.stdout.write('once ')\nshared(lambda k, n: b'', 3)") == "once "


def test_a_process_with_threads_is_not_forked() -> None:
    code = "threading.Thread(target=time.sleep, args=(1,)).start()\nprint(processors())"
    assert printed(code) == "1\n"


def test_a_system_that_does_not_fork_has_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.fork")
    assert workers.processors() == 1


def test_files_that_several_processes_index_are_found_like_those_of_one(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from curator.adapters import index_draft
from curator.adapters.whoosh_index import WhooshIndex
from tests.indexed import indexed_file
index_draft._MOST_POSTINGS = 150
files = [indexed_file(f'{{n:03}}.py', f'own{{n}} retry x', *['y'] * (n % 3)) for n in range(250)]
def found(most):
    index = WhooshIndex(Path({str(tmp_path)!r}) / str(most), ('content',), most_processes=most)
    index.update((), files)
    index.update([files[7].path], ())
    terms = ['retry', 'x', 'y', *(f'own{{n}}' for n in range(250))]
    matches = index.match({{'content': terms}})
    assert not index.damage(), index.damage()
    at = {{n: (c.path, c.span.first) for n, c in enumerate(matches.corpus.chunks) if c}}
    return {{t: sorted((at[n], c) for n, c in p.items()) for t, p in matches.postings.items()}}
os.sched_getaffinity = lambda _: {{0, 1, 2}}
print(found(3) == found(1))
"""
    assert printed(code) == "True\n"
