"""Labelled questions about code, asked with and without curated notes -> how well their files are found."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import fmean

from benchmarks.notes.measure import Score, check_out, clone, command, interval, score, searched
from benchmarks.notes.variants import read_notes, variants, write_notes

NOTES = Path(__file__).parent
_WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    repository: str
    commit: str
    group: str
    query: str
    relevant: tuple[str, ...]

    @property
    def short(self) -> str:
        return self.repository.split("/")[1]


@dataclass(frozen=True, slots=True)
class Asked:
    case: Case
    variant: str
    score: Score


def read_cases(file: Path, names: Sequence[str]) -> list[Case]:
    """Those of the repositories that there are notes for, or of the named ones; an issue is asked whole and by its title."""
    cases = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["name"] in names and (NOTES / row["name"]).is_dir():
            group = row["category"]
            queries = {group: row["query"]}
            if group == "issue":
                title = row.get("title") or row["query"][:120]
                queries = {"issue, whole": row["query"], "issue, title": title}
            cases += [
                Case(
                    f"{row['case_id']} {one}", row["repo"], row["commit"], one, text,
                    tuple(row["relevant"]),
                )
                for one, text in queries.items()
            ]  # fmt: skip
    return sorted(cases, key=lambda case: (case.repository, case.commit, case.name))


def asked(
    cases: Sequence[Case], mirror: Path, curator: Sequence[str], scratch: Path
) -> Iterator[Asked]:
    """The notes lie untracked in `kb/`, so that the history is the repository's own."""
    for repository, its in groupby(cases, key=lambda case: case.repository):
        tree = clone(mirror, repository, scratch / repository.replace("/", "+"))
        for commit, group in groupby(its, key=lambda case: case.commit):
            check_out(tree, commit)
            yield from _at_commit(tuple(group), tree, curator, scratch / "queries.jsonl")


def _at_commit(
    cases: Sequence[Case], tree: Path, curator: Sequence[str], queries: Path
) -> Iterator[Asked]:
    files = command(tree, "git", "ls-files").splitlines()
    notes = read_notes(NOTES / cases[0].short)
    texts = {case.name: case.query for case in cases}
    for variant, those in ((_WITHOUT, ()), *variants(notes, files)):
        write_notes(those, tree / "kb")
        found = searched(curator, tree, texts, "code", queries)
        for case in cases:
            yield Asked(case, variant, score(found[case.name], case.relevant))


def table(rows: Sequence[Asked]) -> str:
    """nDCG@10 and recall@10 of each variant by repository and group, and what it gains over none."""
    means: dict[str, dict[Case, tuple[float, float]]] = defaultdict(dict)
    by_variant: dict[str, dict[Case, list[Score]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_variant[row.variant][row.case].append(row.score)
    for variant, by_case in by_variant.items():
        for case, scores in by_case.items():
            means[variant][case] = (fmean(s.ndcg for s in scores), fmean(s.recall for s in scores))
    return "\n\n".join(
        (_measured("nDCG@10", means, 0), _measured("recall@10", means, 1), _gains(means))
    )


def _measured(title: str, means: dict[str, dict[Case, tuple[float, float]]], which: int) -> str:
    cases = list(means[_WITHOUT])
    columns = {
        **{
            name: [c for c in cases if c.short == name] for name in _ordered(c.short for c in cases)
        },
        **{
            name: [c for c in cases if c.group == name] for name in _ordered(c.group for c in cases)
        },
        "all": cases,
    }
    heads = [f"{name} ({len(those)})" for name, those in columns.items()]
    lines = [f"| {title} | {' | '.join(heads)} |", "|---|" + "---:|" * len(heads)]
    for variant, by_case in means.items():
        cells = [f"{fmean(by_case[c][which] for c in those):.3f}" for those in columns.values()]
        lines.append(f"| {variant} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _gains(means: dict[str, dict[Case, tuple[float, float]]]) -> str:
    lines = ["| nDCG@10 | gain | 95 % | better | worse |", "|---|---:|---:|---:|---:|"]
    for variant, by_case in means.items():
        if variant != _WITHOUT:
            gains = [by_case[case][0] - means[_WITHOUT][case][0] for case in by_case]
            low, high = interval(gains)
            better, worse = sum(g > 1e-9 for g in gains), sum(g < -1e-9 for g in gains)
            lines.append(
                f"| {variant} | {fmean(gains):+.4f} | {low:+.4f} to {high:+.4f} | {better} | {worse} |"
            )
    return "\n".join(lines)


def _ordered(names: Iterator[str]) -> list[str]:
    return sorted(set(names))
