"""Prints what the plugin adds to the time in which MkDocs builds a site of many notes.

    python benchmarks/site.py CLONE [--notes 1000] [--files 200] [--profile]

CLONE is copied and given notes of three sections that link five definitions of its own files and two other notes. Then
Material builds them without the plugin, with it, and with it again, each in a process of its own.
"""

import argparse
import cProfile
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from curator.model.text import RepoPath
from curator.parsers.code import outline

LINKS = 5
BAR = 1.25
CONFIGURATION = """site_name: Notes
docs_dir: kb
theme:
  name: material
  font: false
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc: {permalink: true}
  - pymdownx.highlight
  - pymdownx.superfences
validation: {unrecognized_links: ignore}
plugins: [search%s]
"""
PLAIN, WITH = "plain.yml", "with-curator.yml"
TEXT = (
    "What comes in is looked at once, in the order in which it came, and handed on to whoever asked for it. "
    "Nothing is kept longer than the answer takes; what fails is said to the caller, who knows best what to do. "
)


def definitions(tree: Path, most: int) -> list[str]:
    """Of this many files of source, up to four definitions each."""
    listed = subprocess.run(
        ["git", "ls-files", "src"], cwd=tree, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    found: list[list[str]] = []
    for path in listed:
        file = tree / path
        if ".test." in path or file.is_symlink() or not file.is_file():
            continue
        symbols = outline(file.read_bytes(), RepoPath(path)).symbols
        if symbols:
            found.append([f"{path}#{symbol.name}" for symbol in symbols[:4]])
        if len(found) == most:
            break
    return [link for links in found for link in links]


def note(number: int, links: list[str], notes: int) -> str:
    """As people write them: a head, three sections, a list, a table and a piece of code."""
    code = "\n".join(f"  - {link}" for link in links)
    path = links[0].partition("#")[0]
    others = [(number * 7 + 1) % notes, (number * 13 + 5) % notes]
    return f"""---
kind: component
code:
{code}
---

# Part {number} and what it does

{TEXT * 2}See [the source](../../{path}) and [part {others[0]}](../{others[0] % 20}/part-{others[0]}.md).

## How it works

{TEXT}

- `{links[1]}` begins;
- **{links[2]}** goes on, as [part {others[1]}](../{others[1] % 20}/part-{others[1]}.md) says.

```ts
const part = make({number})
part.run()
```

## What fails

| what | why |
|---|---|
| `run` | nothing is left to run |
| `make` | the number is {number} |

{TEXT}
"""


def write_notes(tree: Path, notes: int, files: int) -> None:
    shutil.rmtree(tree / "kb", ignore_errors=True)
    links = cycle(definitions(tree, files))
    written = {
        f"kb/{number % 20}/part-{number}.md": note(number, list(islice(links, LINKS)), notes)
        for number in range(notes)
    }
    for path, text in {**written, "kb/index.md": "# Notes\n\nAll of them.\n"}.items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text)
    (tree / PLAIN).write_text(CONFIGURATION % "")
    (tree / WITH).write_text(CONFIGURATION % ", curator")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@acme.example"]
    subprocess.run([*git, "add", "--all"], cwd=tree, check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "Notes"], cwd=tree, check=True)


def seconds(tree: Path, configuration: str, out: Path) -> tuple[float, float]:
    """Of one build as a user starts it: by the clock, and of processor time, which a busy machine changes less."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", configuration]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start, used = time.perf_counter(), os.times()
    subprocess.run([*command, "-d", str(out)], cwd=tree, check=True, env=environment)
    now = os.times()
    processor = now.children_user + now.children_system - used.children_user - used.children_system
    return time.perf_counter() - start, processor


def profile(tree: Path, out: Path) -> None:
    """Where a build with the plugin spends its time: our functions by what they take with all that they call."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(tree / WITH), site_dir=str(out))
    measured = cProfile.Profile()
    measured.runcall(build, config)
    pstats.Stats(measured).sort_stats("cumulative").print_stats(r"(curator|nh3)", 45)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("clone", type=Path)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tree, out = Path(scratch) / "tree", Path(scratch) / "site"
        subprocess.run(["git", "clone", "--quiet", str(given.clone), str(tree)], check=True)
        write_notes(tree, given.notes, given.files)
        print(f"notes {given.notes}, code links {given.notes * LINKS}; by the clock, of processor")
        plain = seconds(tree, PLAIN, out)
        print(f"Material alone           {plain[0]:7.1f} s {plain[1]:7.1f} s")
        for name in ("first", "second"):
            taken = seconds(tree, WITH, out)
            clock, processor = (one / other for one, other in zip(taken, plain, strict=True))
            print(
                f"with curator, {name:<6} run {taken[0]:6.1f} s {taken[1]:7.1f} s"
                f"  {clock:.2f} {processor:.2f}  (bar {BAR})"
            )
        if given.profile:
            profile(tree, out)


if __name__ == "__main__":
    main()
