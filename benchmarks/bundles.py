"""How much of what a fix had to change stands in a bundle of the issue, beside whole files in rank order, by size.

    BENCH_MIRROR=... python benchmarks/bundles.py --cases FILE [--repos gson,bat] [--limit N] [--sizes 2000,6000,12000]

BENCH_MIRROR holds a bare clone of each repository as OWNER+NAME/repo. FILE is JSON lines of cases: `repo`, `commit`, `query`,
`category` and `relevant`, the files that the merged fix changed. The fix is the next commit on the first-parent line that changes
all of those; where they stood in its parent as in the case's commit, the definitions that its hunks touch are known as well.

Printed for each size: the share of the files of which a line is shown, of the definitions shown whole, of those shown by their
first line at least, and of the hunks whose old lines are all shown; each the mean of the cases. `--repomix COMMAND` adds what that prints of the tree, cut at the size.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from curator.model.text import RepoPath, Span
from curator.parsers.code import outline
from curator.retrieval.tokens import EstimateCounter

CURATOR = str(Path(sys.executable).with_name("curator"))
COUNT = EstimateCounter().count
Shown = Mapping[str, Sequence[Span]]
"""File -> the lines of it that are shown."""


@dataclass(frozen=True)
class Case:
    id: str
    repo: str
    commit: str
    query: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Fix:
    """What a fix touched of the old tree, as (file, lines)."""

    definitions: tuple[tuple[str, Span], ...]
    """The innermost around each hunk."""
    hunks: tuple[tuple[str, Span], ...]


Score = tuple[float, float | None, float | None, float | None]


def main() -> int:
    options = _options()
    cases = _cases(options)
    scores: dict[tuple[str, int], list[Score]] = defaultdict(list)
    by_repo: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_repo[case.repo].append(case)
    known = 0
    with tempfile.TemporaryDirectory() as scratch:
        for repo, of_repo in sorted(by_repo.items()):
            tree = _clone(repo, options.work or Path(scratch))
            for case in of_repo:
                _git(tree, "checkout", "-q", "--force", "--detach", case.commit)
                fix = what_changed(tree, case)
                known += fix is not None
                for name, size, shown in _answers(tree, case, options):
                    scores[name, size].append(_score(shown, case, fix))
                    if options.verbose:
                        print(case.id, name, size, scores[name, size][-1], file=sys.stderr)
    _report(scores, len(cases), known)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--repos", type=lambda text: text.split(","), default=[])
    parser.add_argument("--limit", type=int, help="cases of each repository")
    parser.add_argument("--sizes", type=_sizes, default=_sizes("2000,6000,12000"))
    parser.add_argument("--curator", type=shlex.split, default=[CURATOR])
    parser.add_argument("--repomix", type=shlex.split, help="COMMAND, run in the tree")
    parser.add_argument("--work", type=Path, help="a folder to keep the clones in")
    parser.add_argument("--bundles-only", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _cases(options: argparse.Namespace) -> list[Case]:
    """The cases whose question is an issue, those of one repository in their order."""
    taken: dict[str, int] = defaultdict(int)
    cases = []
    for line in options.cases.read_text().splitlines():
        row = json.loads(line)
        name = row["repo"].rpartition("/")[2]
        if row["category"] != "issue" or (options.repos and name not in options.repos):
            continue
        taken[name] += 1
        if options.limit is None or taken[name] <= options.limit:
            files = tuple(row["relevant"])
            cases.append(Case(row["case_id"], row["repo"], row["commit"], row["query"], files))
    return cases


# What a fix changed


def what_changed(tree: Path, case: Case) -> Fix | None:
    """None where no fix was found, or one outside all definitions."""
    commit = _fix(tree, case)
    definitions: dict[tuple[str, Span], None] = {}
    hunks = []
    for path in case.files if commit else ():
        data = _git(tree, "show", f"{case.commit}:{path}").encode()
        symbols = outline(data, RepoPath(path)).symbols
        for hunk in _hunks(tree, commit or "", path):
            hunks.append((path, hunk))
            around = [
                s.span for s in symbols if s.span.first <= hunk.last and s.span.last >= hunk.first
            ]
            if around:
                smallest = min(around, key=lambda span: (span.last - span.first, span.first))
                definitions[path, smallest] = None
    return Fix(tuple(definitions), tuple(hunks)) if definitions else None


def _fix(tree: Path, case: Case) -> str | None:
    """The next first-parent commit that changes all of the files, if they were still as in the case."""
    log = _git(
        tree, "log", "--first-parent", "-m", "--name-only", "--format=%x00%H", "--reverse",
        f"{case.commit}..origin/HEAD",
    )  # fmt: skip
    for entry in log.split("\0")[1:]:
        commit, *files = entry.split("\n")
        if set(case.files) <= set(files):
            same = _blobs(tree, f"{commit}^1", case.files) == _blobs(tree, case.commit, case.files)
            return commit if same else None
    return None


def _blobs(tree: Path, commit: str, paths: Sequence[str]) -> str:
    return _git(tree, "ls-tree", commit, "--", *paths)


def _hunks(tree: Path, fix: str, path: str) -> Iterator[Span]:
    """The old lines of each hunk; of an insertion, the line before it."""
    diff = _git(tree, "diff", "-U0", "--no-ext-diff", f"{fix}^1", fix, "--", path)
    for first, count in re.findall(r"^@@ -(\d+)(?:,(\d+))? ", diff, re.MULTILINE):
        start = max(1, int(first))
        yield Span(start, start + max(1, int(count or 1)) - 1)


# What is shown


def _answers(
    tree: Path, case: Case, options: argparse.Namespace
) -> Iterator[tuple[str, int, Shown]]:
    question = case.query[:20_000]
    for size in options.sizes:
        command = [*options.curator, "-C", tree, "context", "--budget", str(size), "--", question]
        yield "curator context", size, _of_bundle(_run(command))
    if options.bundles_only:
        return
    search = ["search", "--kind", "code", "-n", "500", "--format", "json", "--", question]
    hits = json.loads(_run([*options.curator, "-C", tree, *search]) or '{"hits": []}')["hits"]
    ranked = list(dict.fromkeys(hit["path"] for hit in hits))
    for size in options.sizes:
        files = ((path, _lines(tree / path)) for path in ranked)
        yield "whole files, ranked", size, _cut(files, size)
    if options.repomix:
        packed = _packed(tree, options.repomix)
        for size in options.sizes:
            yield "repomix", size, _cut(iter(packed), size)


def _of_bundle(markdown: str) -> Shown:
    """By the headings outside fences."""
    shown: dict[str, list[Span]] = defaultdict(list)
    fence = ""
    for line in markdown.split("\n"):
        if fence:
            if line.strip() == fence:
                fence = ""
        elif run := re.match("`{3,}", line):
            fence = run[0]
        elif heading := re.fullmatch(r"## \d+\. `(.*):([\d,-]+)`", line):
            for part in heading[2].split(","):
                first, _, last = part.partition("-")
                shown[heading[1]].append(Span(int(first), int(last or first)))
    return shown


def _cut(files: Iterator[tuple[str, list[str]]], size: int) -> Shown:
    """Whole files under a heading each, until the size; the last one is cut."""
    shown: dict[str, list[Span]] = {}
    for path, lines in files:
        size -= COUNT(f"## {path}\n\n")
        count = _fitting(lines, size)
        if count:
            shown[path] = [Span(1, count)]
        if count < len(lines) or size <= 0:
            break
        size -= COUNT("\n".join(lines))
    return shown


def _fitting(lines: list[str], size: int) -> int:
    low, high = 0, len(lines) + 1
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if COUNT("\n".join(lines[:middle])) <= size else (low, middle)
    return low


def _packed(tree: Path, command: list[str]) -> list[tuple[str, list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "packed.xml"
        subprocess.run(
            [*command, "--style", "xml", "-o", out], cwd=tree, check=True, capture_output=True
        )
        text = out.read_text("utf-8", "replace")
    return [
        (path, body.split("\n"))
        for path, body in re.findall(r'<file path="([^"]*)">\n(.*?)\n</file>', text, re.DOTALL)
    ]


# Scores


def _score(shown: Shown, case: Case, fix: Fix | None) -> Score:
    files = mean(bool(shown.get(path)) for path in case.files)
    if fix is None:
        return files, None, None, None
    lines = {
        path: {line for span in spans for line in range(span.first, span.last + 1)}
        for path, spans in shown.items()
    }

    def is_shown(path: str, span: Span) -> bool:
        return set(range(span.first, span.last + 1)) <= lines.get(path, set())

    return (
        files,
        mean(is_shown(path, span) for path, span in fix.definitions),
        mean(is_shown(path, Span(span.first, span.first)) for path, span in fix.definitions),
        mean(is_shown(path, span) for path, span in fix.hunks),
    )


def _report(
    scores: Mapping[tuple[str, int], list[Score]],
    count: int,
    known: int,
) -> None:
    print(f"{count} cases, the changed definitions known of {known}\n")
    print(
        "| | tokens | files | definitions whole | definitions begun | hunks |\n|---|---:|---:|---:|---:|---:|"
    )
    for (name, size), rows in sorted(scores.items(), key=lambda one: (one[0][1], one[0][0])):
        columns = (
            mean([value for value in column if value is not None] or [0.0])
            for column in zip(*rows, strict=True)
        )
        print(f"| {name} | {size} | " + " | ".join(f"{value:.3f}" for value in columns) + " |")


# Commands


def _clone(repo: str, work: Path) -> Path:
    mirror = Path(os.environ["BENCH_MIRROR"]) / repo.replace("/", "+") / "repo"
    place = work / repo.replace("/", "+")
    if not place.exists():
        work.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "clone", "-q", "--shared", "-n", mirror, place], check=True)
    return place


def _git(tree: Path, *arguments: str) -> str:
    command = ["git", "-C", str(tree), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode(
        "utf-8", "replace"
    )


def _run(command: Sequence[str | Path]) -> str:
    """What a command prints; an empty answer where it found nothing."""
    result = subprocess.run(command, check=False, capture_output=True)
    if result.returncode not in (0, 1):
        print(result.stderr.decode("utf-8", "replace"), file=sys.stderr)
    return result.stdout.decode("utf-8", "replace")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").split("\n")
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main())
