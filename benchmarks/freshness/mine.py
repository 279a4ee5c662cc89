"""Lists candidates for cases from a history, as rows with their diff, for a person to read.

python -m benchmarks.freshness.mine KIND REPOSITORY --mirror FOLDER [--subject REGEX] [--commits 30] [--each 2]
"""

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.freshness.candidates import (
    Candidate,
    moved,
    pairs,
    quiet,
    rebodied,
    reformatted,
    renamed,
    resigned,
)
from benchmarks.freshness.history import Commit, FileChange, History

SUBJECTS = {
    "formatting": r"\b(black|ruff format|isort|prettier|gofmt|gofumpt|cargo fmt|rustfmt|clang-format|google-java-format"
    r"|spotless|ktlint|php-cs-fixer|reformat|dotnet format|code style|formatting)\b",
    "pyupgrade": r"pyupgrade|f-?strings?|\bUP0|python ?2|super\(\)|pep ?(585|604)|modernize",
    "move": r"\b(move|moved|rename|split|extract|relocate)\b",
    "signature": r"\b(param|parameter|argument|option|signature|accept)\b",
    "body": r"\b(fix|simplify|handle)\b",
    "quiet": r"\b(fix|simplify|handle)\b",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=list(SUBJECTS))
    parser.add_argument("repository", help="owner/name")
    parser.add_argument("--mirror", type=Path, required=True)
    parser.add_argument("--subject", help="instead of the usual words")
    parser.add_argument("--before", help="only commits before this date")
    parser.add_argument("--commit", action="append", default=[], help="exactly these")
    parser.add_argument("--commits", type=int, default=30)
    parser.add_argument("--each", type=int, default=2, help="candidates a commit")
    parser.add_argument("--files", type=int, default=400, help="the most files a commit may change")
    parser.add_argument("--suffix", default="", help="only files that end so")
    parser.add_argument("--diff", type=int, default=30, help="lines of diff to show")
    said = parser.parse_args()
    history = History(said.mirror / said.repository.replace("/", "+") / "repo")
    for commit in _commits(history, said):
        _show_commit(history, commit, said)
    return 0


def _commits(history: History, said: argparse.Namespace) -> list[Commit]:
    if said.commit:
        return [commit for name in said.commit if (commit := history.commit(name))]
    found = history.commits(
        subject=said.subject or SUBJECTS[said.kind], limit=said.commits, before=said.before
    )
    return [*(history.ignored_revisions() if said.kind == "formatting" else ()), *found]


def _show_commit(history: History, commit: Commit, said: argparse.Namespace) -> None:
    changes = [
        change
        for change in history.changes(commit)
        if (change.before or change.after or "").endswith(said.suffix)
    ]
    if len(changes) > said.files:
        return
    shown = list(islice(_candidates(history, commit, changes, said.kind), said.each))
    for candidate in shown:
        print(json.dumps(_row(candidate, commit, said.repository)))
        print(f"    {commit.subject[:90]} | {candidate.hint[:150]}")
        print(_diff(candidate, said.diff))


def _candidates(
    history: History, commit: Commit, changes: list[FileChange], kind: str
) -> Iterator[Candidate]:
    if kind == "move":
        yield from moved(history, commit, changes)
        changes = [one for one in changes if one.before != one.after]
    for pair in pairs(history, commit, changes):
        match kind:
            case "formatting" | "pyupgrade":
                one_file = reformatted(pair, kind)
            case "move":
                one_file = renamed(pair)
            case "signature":
                one_file = resigned(pair)
            case "body":
                one_file = rebodied(pair)
            case _:
                one_file = quiet(pair)
        yield from sorted(one_file, key=_size, reverse=True)[:1]


def _size(candidate: Candidate) -> int:
    """How much there is to get wrong: changed lines, else lines."""
    diff = sum(line[:1] in "+-" for line in _lines(candidate))
    return min(diff, 40) * 1000 + len(candidate.before.splitlines())


def _lines(candidate: Candidate) -> list[str]:
    before, after = candidate.before.splitlines(), candidate.after.splitlines()
    return list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]


def _diff(candidate: Candidate, most: int) -> str:
    lines = _lines(candidate)
    rest = [f"... {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join(f"      {line[:180]}" for line in [*lines[:most], *rest])


def _row(candidate: Candidate, commit: Commit, repository: str) -> dict[str, object]:
    by_kind: dict[str, dict[str, object]] = {
        "move": {"state": "moved", "moved_to": candidate.moved_to, "change": candidate.change},
        "signature": {"state": "stale", "change": "signature"},
        "body": {"state": "stale", "change": "body"},
    }
    name = repository.partition("/")[2]
    definition = candidate.target.partition("#")[2]
    return {
        "id": f"{name}-{candidate.kind}-{commit.id[:7]}-{definition}",
        "kind": candidate.kind,
        "repository": repository,
        "then": commit.parent,
        "now": commit.id,
        "target": candidate.target,
        "expect": by_kind.get(candidate.kind, {"state": "fresh"}),
        "language": candidate.language,
    }


if __name__ == "__main__":
    sys.exit(main())
