"""`curator index`: what it says, and what several processes at a time do to each other."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from curator.adapters import index_store
from tests.command import curator
from tests.repository import Repository

CURATOR = str(Path(sys.executable).with_name("curator"))
FILES = {
    "kb/retries.md": "# Retries\n\nA charge is tried again.\n",
    "src/retry.py": "def retry():\n    return charge()\n",
    "src/wallet.py": "def balance():\n    return 0\n",
}


@pytest.fixture
def shop(repository: Repository) -> Repository:
    repository.commit(FILES)
    return repository


def told(folder: Path, *options: str) -> str:
    """Standard output, without the folder and the size in bytes, which is compression's business."""
    answer = curator(folder, "index", *options).stdout.replace(str(folder), "")
    return re.sub(r"[1-9]\d* bytes", "N bytes", answer)


def test_status_before_there_is_an_index(shop: Repository) -> None:
    assert told(shop.root, "--status") == (
        "/.git/curator/notes: generation 0, 0 pages, 0 chunks, 0 bytes, 1 to index, 0 to drop\n"
        "/.git/curator/code: generation 0, 0 code files, 0 chunks, 0 bytes, 2 to index, 0 to drop\n"
    )


def test_status_writes_nothing(shop: Repository) -> None:
    curator(shop.root, "index", "--status")
    assert not (shop.root / ".git/curator/code").exists()


def test_status_of_an_index_that_is_up_to_date(shop: Repository) -> None:
    curator(shop.root, "index")
    assert told(shop.root, "--status") == (
        "/.git/curator/notes: generation 2, 1 pages, 1 chunks, N bytes, up to date\n"
        "/.git/curator/code: generation 2, 2 code files, 2 chunks, N bytes, up to date\n"
    )


def test_status_tells_what_the_next_command_will_do(shop: Repository) -> None:
    curator(shop.root, "index")
    shop.write({"src/retry.py": "def again(): ...\n", "src/new.py": "x = 1\n"})
    (shop.root / "src/wallet.py").unlink()
    assert told(shop.root, "--status").splitlines()[1].endswith(", 2 to index, 2 to drop")


def test_check_of_a_sound_index(shop: Repository) -> None:
    curator(shop.root, "index")
    answer = curator(shop.root, "index", "--check")
    assert (answer.exit_code, answer.stdout) == (0, "the index is sound\n")


def test_check_names_what_is_damaged(shop: Repository) -> None:
    curator(shop.root, "index")
    (file,) = (shop.root / ".git/curator/code").glob("segment_*")
    file.write_bytes(b"?")
    answer = curator(shop.root, "index", "--check")
    assert (answer.exit_code, answer.stdout) == (1, f"{file}: is not as it was written\n")


def test_a_damaged_index_is_made_anew_by_the_next_question(shop: Repository) -> None:
    curator(shop.root, "index")
    for file in (shop.root / ".git/curator").glob("*/segment_*"):
        file.write_bytes(b"?")
    assert curator(shop.root, "search", "retry").exit_code == 0
    assert curator(shop.root, "index", "--check").exit_code == 0


def test_rebuild_begins_with_nothing(shop: Repository) -> None:
    curator(shop.root, "index")
    assert curator(shop.root, "index", "--rebuild").stderr == (
        "1 pages: 1 indexed, 0 dropped\n2 code files: 2 indexed, 0 dropped\n"
    )


def test_only_one_thing_can_be_asked_for(shop: Repository) -> None:
    answer = curator(shop.root, "index", "--rebuild", "--check")
    assert (answer.exit_code, "give one of" in answer.stderr) == (2, True)


@contextmanager
def another_writer(shop: Repository) -> Iterator[None]:
    """As if another process held the right to write."""
    folder = shop.root / ".git/curator/notes"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as file:
        file.write("4711")
        file.flush()
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def test_a_second_writer_says_that_it_waits_and_then_writes(shop: Repository) -> None:
    with another_writer(shop):
        second = subprocess.Popen(
            [CURATOR, "-C", shop.root, "index"], stderr=subprocess.PIPE, text=True
        )
        assert second.stderr is not None
        line = second.stderr.readline()
        assert second.poll() is None
    rest = second.stderr.read()
    second.stderr.close()
    assert line == "waiting for another curator that writes the index\n"
    assert (second.wait(timeout=30), rest.splitlines()[1]) == (
        0,
        "2 code files: 2 indexed, 0 dropped",
    )


def test_a_second_writer_does_not_wait_for_ever(
    shop: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_store, "PATIENCE", 0.1)
    with another_writer(shop):
        answer = curator(shop.root, "index")
    assert (answer.exit_code, "another curator (process 4711)" in answer.stderr) == (2, True)


def test_what_another_has_indexed_meanwhile_is_not_indexed_again(shop: Repository) -> None:
    with another_writer(shop):
        waiting = subprocess.Popen(
            [CURATOR, "-C", shop.root, "index"], stderr=subprocess.PIPE, text=True
        )
        assert waiting.stderr is not None
        waiting.stderr.readline()
        done_elsewhere(shop)
    rest = waiting.stderr.read()
    waiting.stderr.close()
    assert (waiting.wait(timeout=30), rest.splitlines()[0]) == (0, "1 pages: 0 indexed, 0 dropped")


def done_elsewhere(shop: Repository) -> None:
    """Put the notes' index of a copy into place, as whoever holds the lock would."""
    copy = shop.clone(shop.root.parent / "copy")
    curator(copy.root, "index")
    for name in ("segment_000001", "catalogue_000002", "manifest.json"):
        source = copy.root / ".git/curator/notes" / name
        source.replace(shop.root / ".git/curator/notes" / name)


def test_several_writers_and_readers_at_a_time_all_succeed(shop: Repository) -> None:
    commands = [["index"], ["search", "retry"], ["index"], ["context", "charge"], ["index"]]
    running = [
        subprocess.Popen([CURATOR, "-C", shop.root, *command], stdout=subprocess.DEVNULL)
        for command in commands
    ]
    assert [process.wait(timeout=60) for process in running] == [0] * 5
    assert curator(shop.root, "index", "--check").exit_code == 0


READER = """
import sys, time
from pathlib import Path
from curator.adapters.whoosh_index import open_index
index, seen, end = open_index(Path(sys.argv[1]), "code"), set(), time.monotonic() + 3
while time.monotonic() < end and len(seen) < 9:
    matches = index.match({"content": ["retry", "x"]})
    seen.add(tuple(sorted(c for p in matches.postings.values() for c in p.values())))
    assert len(matches.postings) == 2, matches
print(all(len(set(one)) == 1 and len(one) == 4 for one in seen), len(seen) > 1)
"""


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path: Path) -> None:
    from curator.adapters.whoosh_index import open_index
    from tests.indexed import indexed_file

    index = open_index(tmp_path, "code")
    index.update((), [indexed_file(name, "retry x") for name in ("a.py", "b.py")])
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, tmp_path], stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    count = 1
    while reader.poll() is None:
        # Each generation has its own count of each word, in both files.
        count += 1
        index.update((), [indexed_file(name, "retry x " * count) for name in ("a.py", "b.py")])
    assert reader.stdout.read() == "True True\n"
    reader.stdout.close()


def test_whoever_is_killed_leaves_an_index_that_is_sound(shop: Repository) -> None:
    shop.write({f"src/m{n}.py": f"def own{n}():\n    return retry({n})\n" * 9 for n in range(150)})
    curator(shop.root, "index")
    for delay in (0.2, 0.3, 0.4, 0.5, 0.6):
        process = subprocess.Popen(
            [CURATOR, "-C", shop.root, "index", "--rebuild"], stderr=subprocess.DEVNULL
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        assert curator(shop.root, "index", "--check").exit_code == 0
    assert curator(shop.root, "search", "own149").exit_code == 0


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a command writes to standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [CURATOR, "-C", folder, *arguments], stdout=subprocess.DEVNULL, stderr=theirs
    ) as process:
        os.close(theirs)
        written = b""
        while process.poll() is None or select.select([ours], [], [], 0)[0]:
            try:
                written += os.read(ours, 4096)
            except OSError:  # its end of the terminal is closed
                break
    os.close(ours)
    return written.decode()


@pytest.fixture
def many(repository: Repository) -> Repository:
    """More files than are indexed in a second."""
    text = "".join(f"def own{n}(a, b):\n    return retry(a, {n}, b)\n\n\n" for n in range(250))
    repository.commit({f"src/m{n}.py": text for n in range(600)})
    return repository


@pytest.mark.slow
def test_on_a_terminal_one_line_shows_how_far_it_is_and_goes(many: Repository) -> None:
    written = on_a_terminal(many.root, "index")
    shown = re.findall(r"\r\x1b\[Kindexing (\d+)/600 files", written)
    assert [int(one) for one in shown] == sorted({int(one) for one in shown})
    assert shown
    assert written.endswith(
        "\r\x1b[K0 pages: 0 indexed, 0 dropped\r\n600 code files: 600 indexed, 0 dropped\r\n"
    )


@pytest.mark.slow
def test_a_quiet_command_shows_nothing(many: Repository) -> None:
    assert on_a_terminal(many.root, "-q", "index") == ""


@pytest.mark.slow
def test_without_a_terminal_nothing_is_shown(many: Repository) -> None:
    done = subprocess.run([CURATOR, "-C", many.root, "index"], capture_output=True, check=True)
    assert b"\x1b" not in done.stderr


def test_what_is_quick_shows_nothing(shop: Repository) -> None:
    assert "\x1b" not in on_a_terminal(shop.root, "index")
