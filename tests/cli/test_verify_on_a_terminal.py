"""`curator verify` as a person meets it: on a terminal."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.cli.verifying import NOW, lock
from tests.repository import Repository


def on_a_terminal(folder: Path, answer: bytes, *arguments: str) -> tuple[int, str]:
    """The installed command with a terminal of its own; exit code and all that it wrote there."""
    with _started(folder, answer, *arguments) as (process, terminal):
        written = b"".join(iter(lambda: _chunk(terminal), b""))
        return process.wait(timeout=30), written.decode()


def interrupted_at(text: bytes, folder: Path, answer: bytes, *arguments: str) -> tuple[int, str]:
    """The same, with what Ctrl-C sends as soon as it has written a text and waits."""
    with _started(folder, answer, *arguments) as (process, terminal):
        written = b""
        while text not in written:
            written += _chunk(terminal)
        # A signal that comes before it reads from the terminal does not end the reading: so it is sent until it does.
        for _ in range(20):
            process.send_signal(signal.SIGINT)
            while select.select([terminal], [], [], 1)[0] and (chunk := _chunk(terminal)):
                written += chunk
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=1)
                break
        return process.wait(timeout=30), written.decode()


@contextmanager
def _started(
    folder: Path, answer: bytes, *arguments: str
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    command = [str(Path(sys.executable).with_name("curator")), "-C", str(folder), *arguments]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509  # no thread runs in a test
    ) as process:
        os.close(theirs)
        os.write(ours, answer)
        yield process, ours
    os.close(ours)


def _hear_interrupts() -> None:
    """What runs in the background ignores them, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _chunk(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux says that the other side has closed with EIO
        return b""


def test_on_a_terminal_yes_is_written_as_shown(noted: Repository):
    code, written = on_a_terminal(noted.root, b"y\n", "verify", "retries")
    assert code == 0
    assert "Does kb/retries.md still hold? [y]es, [N]o, [l]ink by link" in written
    assert lock(noted).count('confirmed = "shown"') == 2


def test_output_into_a_file_is_not_shown_to_anybody(noted: Repository, tmp_path: Path):
    command = str(Path(sys.executable).with_name("curator"))
    ours, theirs = pty.openpty()
    with (tmp_path / "out").open("wb") as out:
        arguments = [command, "-C", str(noted.root), "verify", "retries"]
        code = subprocess.run(
            arguments, stdin=theirs, stdout=out, stderr=theirs, timeout=30, check=False
        ).returncode
    os.close(ours)
    os.close(theirs)
    assert code == 2
    assert not (noted.root / "kb/curator.lock").exists()


def test_on_a_terminal_links_are_answered_one_by_one(noted: Repository):
    code, written = on_a_terminal(noted.root, b"l\ny\nn\n", "verify", "retries")
    assert code == 0
    assert "Does it hold for src/retry.py#delay? [y]es, [N]o, [q]uit" in written
    assert lock(noted).count("[[link]]") == 1
    assert 'target = "src/retry.py#delay"' in lock(noted)


def test_on_a_terminal_quitting_keeps_the_answers_so_far(noted: Repository):
    noted.commit({"kb/a.md": "---\ncode: [src/retry.py]\n---\n# A\n\nFirst.\n"})
    code, _ = on_a_terminal(noted.root, b"y\nq\n", "verify", "a", "retries")
    assert code == 0
    assert 'note = "kb/a.md"' in lock(noted)
    assert lock(noted).count("[[link]]") == 1


def test_on_a_terminal_an_interruption_writes_nothing(noted: Repository):
    noted.commit({"kb/a.md": "---\ncode: [src/retry.py]\n---\n# A\n\nFirst.\n"})
    code, written = interrupted_at(
        b"kb/retries.md still hold?", noted.root, b"y\n", "verify", "a", "retries"
    )
    assert code == 130
    assert "interrupted" in written
    assert not (noted.root / "kb/curator.lock").exists()


def test_on_a_terminal_the_changed_words_stand_out(noted: Repository):
    noted.commit({"src/retry.py": NOW})
    _, written = on_a_terminal(noted.root, b"n\n", "verify", "retries")
    assert "\x1b[31m-    return \x1b[0m\x1b[7;31m2\x1b[0m\x1b[31m**attempt\x1b[0m" in written
    assert "\x1b[32m+    return \x1b[0m\x1b[7;32m3\x1b[0m\x1b[32m**attempt\x1b[0m" in written


def test_on_a_terminal_no_writes_nothing(noted: Repository):
    code, _ = on_a_terminal(noted.root, b"n\n", "verify", "retries")
    assert code == 0
    assert not (noted.root / "kb/curator.lock").exists()
