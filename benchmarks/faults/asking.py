"""Runs the commands that read, one after the other in one process: importing them takes longer than answering.

    python asking.py FOLDER QUESTIONS FIRST

Prints JSON: the name of a command -> exit code, standard output and standard error.
"""

import contextlib
import io
import json
import re
import sys

from curator.cli.main import main

_TIME = re.compile(r'"ms": [0-9.]+, ')
"""What one answer took; everything else is to be the same to the byte."""
QUESTION = "what happens at the start, and how are errors handled"


def asked(folder: str, *arguments: str) -> tuple[int, str, str]:
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    code = 0
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        try:
            main(["-C", folder, *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    stdout, stderr = (stream.buffer.getvalue().decode() for stream in streams)
    return code, stdout, stderr


def all_asked(folder: str, questions: str, first: int) -> dict[str, tuple[int, str, str]]:
    commands = {
        "search": ("search", "--queries", questions),
        "context": ("context", QUESTION, "--format", "json"),
        "lint": ("lint", "--format", "json"),
    }
    names = sorted(commands)
    names = names[first % 3 :] + names[: first % 3]
    found = {name: asked(folder, *commands[name]) for name in names}
    code, lines, said = found["search"]
    found["search"] = code, _TIME.sub("", lines), said
    return {**found, "check": asked(folder, "index", "--check")}


if __name__ == "__main__":
    json.dump(all_asked(sys.argv[1], sys.argv[2], int(sys.argv[3])), sys.stdout)
