"""The rows of `cases/*.jsonl` -> cases, and the groups that one scratch history serves."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

CASES = Path(__file__).with_name("cases")
DOCUMENT_KINDS = ("dangling", "negative")
KINDS = ("formatting", "pyupgrade", "move", "signature", "body", "quiet", *DOCUMENT_KINDS)


ANY = "any"


class InvalidCase(ValueError):
    """A row that does not say what the format wants."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the answer must be; which fields are set depends on the kind."""

    state: str | None = None
    change: str | None = ANY
    """ANY where the row does not say it: then only the state and the place are judged."""
    moved_to: str | None = None
    code: str | None = None
    """Of a document: the rule that must speak at `now`, or None where it must be silent."""
    line: int | None = None
    """Of a document: the line of the finding at `now`."""


@dataclass(frozen=True, slots=True)
class Case:
    """One fact of a public history."""

    id: str
    kind: str
    repository: str
    then: str | None
    """Where the link was right; None for a document of which only `now` counts."""
    now: str
    target: str
    """A code link, or for a document kind `document#name`."""
    language: str
    expect: Expectation
    fixed: str | None = None
    """Of a document: the commit that mended the line, where there is one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that share their repository and both commits."""

    repository: str
    then: str | None
    now: str
    cases: tuple[Case, ...]


def read_cases(folder: Path = CASES) -> list[Case]:
    """All cases, in the order of file and line. Raises InvalidCase with the place."""
    found: list[Case] = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            try:
                found.append(_case(json.loads(line)))
            except (InvalidCase, TypeError, KeyError, ValueError) as error:
                raise InvalidCase(f"{file.name}:{number}: {error}") from error
    seen: set[str] = set()
    for case in found:
        if case.id in seen:
            raise InvalidCase(f"the id {case.id} is given twice")
        seen.add(case.id)
    return found


def _case(row: Mapping[str, object]) -> Case:
    values = dict(row)
    expect = values.pop("expect")
    if not isinstance(expect, dict):
        raise InvalidCase("`expect` is not an object")
    case = Case(**values, expect=Expectation(**expect))  # type: ignore[arg-type]  # checked by use
    if case.kind not in KINDS:
        raise InvalidCase(f"unknown kind `{case.kind}`")
    if case.then is None and case.kind not in DOCUMENT_KINDS:
        raise InvalidCase("a code link needs `then`")
    return case


def groups(cases: Iterable[Case]) -> list[Group]:
    """Cases by repository and commits, ordered."""

    def key(case: Case) -> tuple[str, bool, str, str]:
        is_document = case.kind in DOCUMENT_KINDS
        return case.repository, is_document, case.then or "", case.now

    found = []
    for (repository, _, then, now), members in groupby(sorted(cases, key=key), key=key):
        found.append(Group(repository, then or None, now, tuple(members)))
    return found
