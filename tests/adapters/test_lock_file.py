"""Who holds a file, whatever happens to it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from curator.adapters.lock_file import Held, held


def test_a_second_is_told_who_holds_it(tmp_path: Path) -> None:
    with (
        held(tmp_path / "lock"),
        pytest.raises(Held, match=str(os.getpid())),
        held(tmp_path / "lock", patience=0),
    ):
        pass


@pytest.mark.parametrize("left", ["", "1", "999999999", "no number"])
def test_what_a_process_left_in_it_that_is_gone_holds_nobody_up(tmp_path: Path, left: str) -> None:
    (tmp_path / "lock").write_text(left)
    with held(tmp_path / "lock", patience=0):
        assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_it_is_free_when_who_held_it_was_killed(tmp_path: Path) -> None:
    code = "import os, sys; from pathlib import Path; from curator.adapters.lock_file import held\n"
    code += "with held(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code, tmp_path / "lock"], check=False)
    with held(tmp_path / "lock", patience=0):
        assert (tmp_path / "lock").exists()


def test_who_waited_for_a_file_that_was_removed_holds_the_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    is_waiting, is_held, done = threading.Event(), threading.Event(), threading.Event()

    def wait() -> None:
        with held(path, is_waiting.set):
            is_held.set()
            done.wait(10)

    waiter = threading.Thread(target=wait)
    with held(path):
        waiter.start()
        assert is_waiting.wait(10)
        path.unlink()
    assert is_held.wait(10)
    with pytest.raises(Held), held(path, patience=0):
        pass
    done.set()
    waiter.join()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"), held(tmp_path / "lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()
