"""Pages with sessions of a terminal, run again: `python -m tests.transcripts` writes what the commands print now.

A fence with `title="PATH"` is written to that file. A fence of `console` holds commands, each after `$ `, in one shell and one
folder for the page, and under each what it prints. People, dates and so the hashes of commits are the same each time.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "kb" / "poisoning.md", ROOT / "kb" / "four-words.md")
_FENCE = re.compile(r'^(`{3,})(\w*)(?: title="([^"]+)")?\n(.*?)^\1$', re.MULTILINE | re.DOTALL)
_MARK = "\x1e"
_TODAY = "2026-03-02"
_SHIM = f"""#!/bin/sh
PYTHONPATH={ROOT} exec {sys.executable} -P -c 'from curator.cli.main import main; main()' "$@"
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A file to write, or a command with what the page says that it prints."""

    start: int
    end: int
    path: str
    text: str
    said: str


def steps(page: str) -> list[Step]:
    found = []
    for fence in _FENCE.finditer(page):
        _, language, title, inside = fence.groups()
        if title:
            found.append(Step(fence.start(4), fence.end(4), title, inside, ""))
        elif language == "console":
            found += _commands(inside, fence.start(4))
    return found


def _commands(inside: str, start: int) -> list[Step]:
    return [
        Step(start + part.start(2), start + part.end(2), "", part[1], part[2])
        for part in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", inside, re.MULTILINE)
    ]


def run(page: str, folder: Path) -> list[str]:
    """What each step prints; nothing for a file."""
    script = []
    for step in steps(page):
        if step.path:
            target = f"{_MARK}{step.path}"
            script.append(
                f"mkdir -p \"$(dirname '{step.path}')\"; cat > '{step.path}' <<'{target}'\n{step.text}{target}"
            )
        else:
            script.append(f"(exit $status); {step.text}\nstatus=$?")
        script.append(f"printf '{_MARK}'")
    shell = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", "status=0\n" + "\n".join(script)],
        cwd=_work(folder),
        env=_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    output = shell.stdout.decode().replace(datetime.now(UTC).date().isoformat(), _TODAY)
    return output.replace(str(_work(folder)), "/shop").split(_MARK)[:-1]


def rewritten(page: str, printed: list[str]) -> str:
    """The page with what its commands print now."""
    for step, text in reversed(list(zip(steps(page), printed, strict=True))):
        if not step.path:
            page = page[: step.start] + text + page[step.end :]
    return page


def _work(folder: Path) -> Path:
    work = folder / "shop"
    work.mkdir(exist_ok=True)
    return work


def _environment(folder: Path) -> dict[str, str]:
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    (tools / "curator").write_text(_SHIM)
    (tools / "curator").chmod(0o755)
    date = f"{_TODAY}T10:00:00Z"
    return {
        "PATH": os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_DATE": date,
    }


def main() -> None:
    import tempfile

    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            text = page.read_text("utf-8")
            page.write_text(rewritten(text, run(text, Path(folder))), "utf-8")


if __name__ == "__main__":
    main()
