"""Runs the command line in this process and keeps what it wrote."""

import contextlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curator.cli.main import main


@dataclass(frozen=True, slots=True)
class Answer:
    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def codes(self) -> list[str]:
        """The codes of the diagnostics of `lint --format json`."""
        return [item["code"] for item in self.json["diagnostics"]]

    @property
    def states(self) -> Mapping[str, str]:
        """Target -> state of `lint --format json`."""
        return {link["target"]: link["state"] for link in self.json["links"]}


def curator(folder: Path, *arguments: str) -> Answer:
    """`curator -C FOLDER ARGUMENTS`."""
    stdout, stderr = _stream(), _stream()
    with contextlib.redirect_stdout(stdout), contextlib.redirect_stderr(stderr):
        try:
            main(["-C", str(folder), *arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    return Answer(code, _text(stdout), _text(stderr))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
