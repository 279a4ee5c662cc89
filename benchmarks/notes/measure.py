"""Ranked paths and the right ones -> scores, and their means with what chance could do."""

import json
import math
import random
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

_RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Score:
    ndcg: float
    """At 10, each right path worth the same."""
    recall: float
    """Of the right paths, the part among the first `recall_at`."""
    reciprocal: float


def score(ranked: Iterable[str], relevant: Sequence[str], *, recall_at: int = 10) -> Score:
    wanted, seen = set(relevant), list(dict.fromkeys(ranked))
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(seen[:10]) if one in wanted)
    ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(wanted))))
    recall = len(set(seen[:recall_at]) & wanted) / len(wanted)
    first = next((1 / (place + 1) for place, one in enumerate(seen) if one in wanted), 0.0)
    return Score(gain / ideal, recall, first)


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """What 95 of 100 resamplings give for the mean."""
    chance = random.Random(1)
    means = sorted(
        fmean(chance.choices(differences, k=len(differences))) for _ in range(_RESAMPLES)
    )
    return means[int(0.025 * _RESAMPLES)], means[int(0.975 * _RESAMPLES)]


def searched(
    curator: Sequence[str], tree: Path, queries: Mapping[str, str], kind: str, scratch: Path
) -> dict[str, list[str]]:
    """Id of each query -> the paths found, best first."""
    lines = [json.dumps({"id": name, "query": text}) for name, text in queries.items()]
    scratch.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = command(
        tree, *curator, "search", "--kind", kind, "-n", "50", "--format", "json",
        "--queries", str(scratch),
    )  # fmt: skip
    rows = [json.loads(line) for line in said.splitlines()]
    return {row["id"]: [hit["path"] for hit in row["hits"]] for row in rows}


def command(folder: Path, *words: str) -> str:
    """What a command prints; one that finds nothing exits with 1."""
    done = subprocess.run(
        words, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode > 1:
        raise SystemExit(f"{words} in {folder}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def clone(mirror: Path, repository: str, place: Path) -> Path:
    """A clone without a work tree yet, that shares the mirror's objects."""
    bare = mirror / repository.replace("/", "+") / "repo"
    subprocess.run(
        ["git", "clone", "-q", "--shared", "--no-checkout", str(bare), str(place)], check=True
    )
    return place


def check_out(tree: Path, commit: str) -> None:
    """Exactly this commit's files; a mirror may lack large ones, which is all the same here."""
    for words in (("checkout", "-q", "-f", "--detach", commit), ("clean", "-fdqx")):
        subprocess.run(["git", "-C", str(tree), *words], capture_output=True, check=False)
    if command(tree, "git", "rev-parse", "HEAD").strip() != commit:
        raise SystemExit(f"{tree}: cannot check out {commit}")
