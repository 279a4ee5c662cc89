"""Prints how long curator takes on a real repository, as ratios to a peer in the same run.

    python benchmarks/speed.py CLONE [--notes 100]

CLONE is copied, given notes of which each links five symbols of its own files, and then timed: start-up against bare
Python, lint against `git status`, the first index against reading the same files once.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from curator.model.text import RepoPath
from curator.parsers.code import outline

CURATOR = str(Path(sys.executable).with_name("curator"))
LINKS = 5


def seconds(action: Callable[[], object], times: int) -> float:
    """The median of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def run(tree: Path, *command: str) -> Callable[[], object]:
    """A command as users have it: with its modules compiled."""
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    return lambda: subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, check=False
    )


def symbols(tree: Path) -> list[str]:
    """A code link to the first definition of each source file."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=tree, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    links = []
    for path in listed:
        file = tree / path
        if file.is_file() and not file.is_symlink():
            found = outline(file.read_bytes(), RepoPath(path)).symbols
            links += [f"{path}#{found[0].name}"] if found else []
    return links


def write_notes(tree: Path, count: int) -> None:
    links = cycle(symbols(tree))
    (tree / "kb").mkdir(exist_ok=True)
    for number in range(count):
        code = "".join(f'  - "{link}"\n' for link in dict.fromkeys(islice(links, LINKS)))
        text = f"---\ncode:\n{code}---\n# Note {number}\n\nWhat it says.\n"
        (tree / f"kb/note-{number:04}.md").write_text(text, "utf-8")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example"]
    subprocess.run([*git, "add", "kb"], cwd=tree, check=True)
    subprocess.run([*git, "commit", "-qm", "Notes"], cwd=tree, check=True)


def size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def report(name: str, taken: float, peer: str, other: float) -> None:
    print(
        f"{name:<34} {taken * 1000:9.1f} ms   {taken / other:6.1f} x {peer} ({other * 1000:.1f} ms)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clone", type=Path)
    parser.add_argument("--notes", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary) / "tree"
        subprocess.run(["git", "clone", "-q", str(options.clone), str(tree)], check=True)
        measure(tree, options.notes)


def measure(tree: Path, notes: int) -> None:
    bare = seconds(run(tree, sys.executable, "-c", "pass"), 15)
    report(
        "curator --version", seconds(run(tree, CURATOR, "--version"), 15), "python -c pass", bare
    )
    report("curator --help", seconds(run(tree, CURATOR, "--help"), 9), "python -c pass", bare)
    write_notes(tree, notes)
    status = seconds(run(tree, "git", "status"), 5)
    lint = run(tree, CURATOR, "lint")
    report(f"curator lint, {notes} notes, cold", seconds(lint, 1), "git status", status)
    report(f"curator lint, {notes} notes, warm", seconds(lint, 7), "git status", status)
    shutil.rmtree(tree / ".git/curator")
    paths = [path for path in tree.rglob("*") if path.is_file() and ".git" not in path.parts]
    reading = seconds(lambda: [path.read_bytes() for path in paths], 3)
    first = seconds(run(tree, CURATOR, "index"), 1)
    report("curator index, first", first, "reading the files", reading)
    index = size(tree / ".git/curator/code") + size(tree / ".git/curator/notes")
    total = sum(path.stat().st_size for path in paths) / 1e6
    print(
        f"{'  of':<34} {total:9.2f} MB in the tree, {total / first:.2f} MB/s; index {index:.2f} MB"
    )
    report(
        "curator index, nothing to do",
        seconds(run(tree, CURATOR, "index"), 5),
        "git status",
        status,
    )
    ask = run(tree, CURATOR, "context", "how are errors handled")
    report("curator context, warm", seconds(ask, 5), "git status", status)


if __name__ == "__main__":
    main()
