"""The JSON of `curator lint` -> what it says of each link, and of each document's line."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

_GRAVITY = {"info": 1, "warning": 2, "error": 3}


Link = tuple[str, str]
"""A note, and a target as it has it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What curator says of one link."""

    state: str
    change: str | None
    moved_to: str | None
    gravity: int
    """The gravest finding on the link: 0 none, 1 info, 2 warning, 3 error."""

    def __str__(self) -> str:
        parts = [self.state, self.change or "", self.moved_to or ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic of a document."""

    code: str
    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """One run of lint."""

    exit_code: int
    links: Mapping[Link, Answer]
    findings: tuple[Finding, ...]


class NoAnswer(Exception):
    """Lint stopped without a report; its message is the last line of standard error."""


def report(run: subprocess.CompletedProcess[str]) -> Report:
    """Raises NoAnswer where standard output is no JSON."""
    try:
        value = json.loads(run.stdout)
    except ValueError as error:
        lines = run.stderr.strip().splitlines()
        raise NoAnswer(f"exit {run.returncode}: {lines[-1] if lines else 'silent'}") from error
    gravest: dict[Link, int] = {}
    for item in value["diagnostics"]:
        if item["link"]:
            link = item["path"], item["link"]["target"]
            gravest[link] = max(gravest.get(link, 0), _GRAVITY[item["severity"]])
    links = {
        (link["note"], link["target"]): Answer(
            link["state"],
            link["change"],
            link["moved_to"],
            gravest.get((link["note"], link["target"]), 0),
        )
        for link in value["links"]
    }
    findings = tuple(
        Finding(item["code"], item["path"], item["line"], item["message"])
        for item in value["diagnostics"]
    )
    return Report(run.returncode, links, findings)
