"""What each part of the ranking is worth: nDCG@10 over labelled cases with one part left out at a time.

    python -m benchmarks.ablation --cases CASES.jsonl --mirror FOLDER [--repos a,b]

The cases are lines of {"repo", "commit", "query", "relevant", "source", "category", "title"?}; FOLDER holds a bare clone of
each repository as OWNER+NAME/repo. Each tree is checked out and indexed once, by the real index; every variant answers
from it. Groups are those of the cases' sources, an issue once with its whole text and once with its title.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from curator.api.retrieve import Searcher, searcher
from curator.model.context import ChunkKind
from curator.retrieval import code_rank, file_scores, signals
from curator.retrieval.remembered import GENERATED
from curator.retrieval.signals import Question
from curator.workspace import open_workspace

_GROUPS = {"semble-annot": "semble", "git-mined": "commit"}
_ALL = "all of it"
Scores = dict[tuple[str, str], list[float]]


@dataclass(frozen=True, slots=True)
class Variant:
    """One part of the ranking replaced: module, name, value."""

    name: str
    module: object = None
    attribute: str = ""
    value: object = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--mirror", type=Path, required=True)
    parser.add_argument("--repos", help="names, comma separated")
    options = parser.parse_args()
    cases = [json.loads(line) for line in options.cases.read_text().splitlines()]
    wanted = set(options.repos.split(",")) if options.repos else None
    trees: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for case in cases:
        if wanted is None or case["repo"].partition("/")[2] in wanted:
            trees[case["repo"], case["commit"]].append(case)
    scores: Scores = defaultdict(list)
    for (repo, commit), group in sorted(trees.items()):
        with _indexed(options.mirror / repo.replace("/", "+") / "repo", commit) as engine:
            for variant in _variants():
                with _replaced(variant):
                    for case in group:
                        _answer(engine, case, variant.name, scores)
        print(repo, commit[:10], file=sys.stderr)
    _print(scores)


def _variants() -> Iterator[Variant]:
    yield Variant(_ALL)
    for left_out, _ in code_rank.SIGNALS:
        kept = tuple(row for row in code_rank.SIGNALS if row[0] is not left_out)
        if left_out is not signals.linked_by_notes:
            yield Variant(f"without {left_out.__name__}", code_rank, "SIGNALS", kept)
    yield Variant("without joined words in the text", code_rank, "JOINED", 0.0)
    yield Variant("without users of definitions", code_rank, "USING", 0.0)
    yield Variant("without priors of paths", code_rank, "path_factors", _no_priors)
    yield Variant("without a file's other chunks", file_scores, "OTHERS", (0.0, 0.0, 0.0))
    yield Variant("without any of the signals", code_rank, "SIGNALS", ())


def _no_priors(question: Question) -> Mapping[str, float]:
    generated = dict.fromkeys(question.matches.corpus.generated, GENERATED)
    return defaultdict(lambda: 1.0, {str(path): factor for path, factor in generated.items()})


@contextmanager
def _replaced(variant: Variant) -> Iterator[None]:
    if variant.module is None:
        yield
        return
    old = getattr(variant.module, variant.attribute)
    setattr(variant.module, variant.attribute, variant.value)
    try:
        yield
    finally:
        setattr(variant.module, variant.attribute, old)


@contextmanager
def _indexed(mirror: Path, commit: str) -> Iterator[Searcher]:
    with tempfile.TemporaryDirectory() as folder:
        tree = str(Path(folder) / "tree")
        git = ["git", "-c", "advice.detachedHead=false"]
        subprocess.run([*git, "clone", "-qsn", str(mirror), tree], check=True)
        subprocess.run([*git, "-C", tree, "checkout", "-q", "--detach", commit], check=True)
        with searcher(open_workspace(Path(tree)), (ChunkKind.CODE,)) as engine:
            yield engine


def _answer(engine: Searcher, case: Mapping[str, object], variant: str, scores: Scores) -> None:
    relevant = case["relevant"]
    if not isinstance(relevant, list):
        raise SystemExit("a case without a list of relevant files")
    for group, query in _queries(case):
        hits = engine.hits(query, limit=50)
        ranked = list(dict.fromkeys(str(hit.chunk.path) for hit in hits))
        scores[variant, group].append(_ndcg(ranked, relevant))


def _queries(case: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    query = str(case["query"])
    if case["category"] == "issue":
        yield "issue-full", query
        yield "issue-title", str(case.get("title") or query[:120])
    else:
        yield _GROUPS.get(str(case["source"]), str(case["source"])), query


def _ndcg(ranked: Sequence[str], relevant: Sequence[str]) -> float:
    gains = [1 / math.log2(place + 2) for place in range(10)]
    gain = sum(g for g, path in zip(gains, ranked, strict=False) if path in relevant)
    return gain / sum(gains[: len(relevant)])


def _print(scores: Scores) -> None:
    groups = sorted({group for _, group in scores})
    full = _means(scores, _ALL, groups)
    print("| variant |", " | ".join(groups), "| macro | costs |")
    print("|---|" + "---:|" * (len(groups) + 2))
    for variant in dict.fromkeys(name for name, _ in scores):
        row = _means(scores, variant, groups)
        cost = (sum(full) - sum(row)) / len(row)
        cells = " | ".join(f"{value:.3f}" for value in (*row, sum(row) / len(row), cost))
        print(f"| {variant} | {cells} |")


def _means(scores: Scores, variant: str, groups: Sequence[str]) -> list[float]:
    return [sum(found) / len(found) for group in groups if (found := scores[variant, group])]


if __name__ == "__main__":
    main()
