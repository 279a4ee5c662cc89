"""Commits that changed code and its documents together -> how well that code finds those documents."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from benchmarks.notes.measure import Score, check_out, clone, command, interval, score, searched
from benchmarks.notes.variants import is_source

_COMMITS = 6000
_SWEEPING = 20
"""Files of a commit, above which it ties nothing to anything."""
_MOST_LINKS = 10
_EVERY = 3
_WORDS = 40
_WORD = re.compile(r"[A-Za-z_]\w{2,}")
_CHANGES = re.compile(
    r"change|release|history|whats?.?new|news|blog|migrat|announce", re.IGNORECASE
)
_ONLY_WORDS = "search, words of the diff"
_GENERATED = re.compile(r"(^|/)_|sponsors|contributors|people")


@dataclass(frozen=True, slots=True)
class Repository:
    name: str
    documents: str
    """The folder that is taken for the notes."""


REPOSITORIES = (
    Repository("vitest-dev/vitest", "docs"),
    Repository("encode/starlette", "docs"),
    Repository("eslint/eslint", "docs/src"),
    Repository("vitejs/vite", "docs"),
    Repository("fastapi/fastapi", "docs/en/docs"),
    Repository("tokio-rs/axum", "axum/src/docs"),
    Repository("rust-lang/mdBook", "guide/src"),
    Repository("prometheus/prometheus", "docs"),
    Repository("psf/black", "docs"),
)


@dataclass(frozen=True, slots=True)
class Change:
    repository: Repository
    commit: str
    parent: str
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    together: Mapping[str, tuple[str, ...]]
    """Document -> what earlier commits changed with it, at least twice."""


@dataclass(frozen=True, slots=True)
class Asked:
    change: Change
    way: str
    score: Score


def asked(
    repositories: Sequence[Repository],
    mirror: Path,
    curator: Sequence[str],
    scratch: Path,
    most: int,
) -> Iterator[Asked]:
    """At most so many changes of a repository, each asked at its parent in several ways."""
    for repository in repositories:
        tree = clone(mirror, repository.name, scratch / repository.name.replace("/", "+"))
        for change in changes(tree, repository)[::_EVERY][:most]:
            check_out(tree, change.parent)
            (tree / "curator.toml").write_text(f'kb = "{repository.documents}"\n', encoding="utf-8")
            for way, found in _answers(change, tree, curator, scratch / "queries.jsonl"):
                yield Asked(change, way, score(found, change.documents, recall_at=5))


def changes(tree: Path, repository: Repository) -> list[Change]:
    """Newest first: commits that changed one or two documents and one to six sources that already stood."""
    log = command(
        tree, "git", "log", "--no-merges", "--no-renames", f"-n{_COMMITS}", "--name-status",
        "--format=%x00%H %P", "HEAD",
    )  # fmt: skip
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    found = []
    for entry in reversed(log.split("\0")[1:]):
        head, _, rest = entry.partition("\n")
        commit, _, parent = head.partition(" ")
        rows = [line.split("\t") for line in rest.splitlines() if "\t" in line]
        documents = [path for _, path in rows if is_document(path, repository)]
        sources = [path for _, path in rows if is_source(path)]
        stood = {path for kind, path in rows if kind == "M"}
        if (
            1 <= len(documents) <= 2
            and 1 <= len(sources) <= 6
            and parent
            and stood >= {*documents, *sources}
        ):
            found.append(
                Change(repository, commit, parent, tuple(documents), tuple(sources), _often(counts))
            )
        if len(rows) <= _SWEEPING:
            for document in documents:
                counts[document].update(sources)
    return found[::-1]


def is_document(path: str, repository: Repository) -> bool:
    inside = path.startswith(f"{repository.documents}/") and path.endswith(".md")
    return inside and not _CHANGES.search(path) and not _GENERATED.search(path)


def _often(counts: Mapping[str, Counter[str]]) -> dict[str, tuple[str, ...]]:
    links = {}
    for document, with_it in counts.items():
        often = sorted((-n, path) for path, n in with_it.items() if n > 1)[:_MOST_LINKS]
        if often:
            links[document] = tuple(path for _, path in often)
    return links


def _answers(
    change: Change, tree: Path, curator: Sequence[str], queries: Path
) -> Iterator[tuple[str, list[str]]]:
    words = _words(change, tree)
    yield (
        _ONLY_WORDS,
        searched(curator, tree, {"words": words}, "note", queries)["words"],
    )
    yield "context --for", _context(change.sources, "", tree, curator)
    for document, links in change.together.items():
        _declare(tree / document, [link for link in links if (tree / link).is_file()])
    yield "context --for, links", _context(change.sources, "", tree, curator)
    yield "context --for, and the words, links", _context(change.sources, words, tree, curator)


def _words(change: Change, tree: Path) -> str:
    """The words of the paths, then what the diff names most."""
    diff = command(
        tree, "git", "diff", "-U0", change.parent, change.commit, "--", *change.sources
    ).splitlines()
    touched = [line[1:] for line in diff if re.match(r"[+-](?![+-])", line)]
    counts = Counter(word for line in touched for word in _WORD.findall(line))
    paths = " ".join(change.sources)
    return f"{paths}\n{' '.join(word for word, _ in counts.most_common(_WORDS))}"


def _context(sources: Sequence[str], query: str, tree: Path, curator: Sequence[str]) -> list[str]:
    files = [word for path in sources for word in ("--for", path)]
    said = command(
        tree, *curator, "context", *([query] if query else []), *files,
        "--no-code", "--format", "json", "--budget", "100000",
    )  # fmt: skip
    return [item["path"] for item in json.loads(said)["items"]] if said.strip() else []


def _declare(document: Path, links: Sequence[str]) -> None:
    """Put code links into a document's front matter, beside what stands there."""
    if not links or not document.is_file():
        return
    text = document.read_text(encoding="utf-8", errors="replace")
    declared = "code:\n" + "".join(f"  - {link}\n" for link in links)
    head, rest = (text[4:], "") if text.startswith("---\n") else ("", text)
    document.write_text(
        f"---\n{declared}{head}" if head else f"---\n{declared}---\n\n{rest}", encoding="utf-8"
    )


def table(rows: Sequence[Asked]) -> str:
    """Reciprocal rank and recall at 5 by repository, where links were declared for what is right, and what words alone lack."""
    ways = list(dict.fromkeys(row.way for row in rows))
    names = sorted({row.change.repository.name for row in rows})
    columns = {
        **{name: [row for row in rows if row.change.repository.name == name] for name in names},
        "all": list(rows),
        "linked": [row for row in rows if _has_link(row.change)],
    }
    counts = [sum(row.way == ways[0] for row in those) for those in columns.values()]
    heads = [f"{name} ({count})" for name, count in zip(columns, counts, strict=True)]
    lines = [f"| MRR, recall@5 | {' | '.join(heads)} | gain of MRR |"]
    lines.append("|---|" + "---:|" * (len(heads) + 1))
    for way in ways:
        cells = [
            _cell([row.score for row in those if row.way == way]) for those in columns.values()
        ]
        lines.append(f"| {way} | {' | '.join(cells)} | {_gain(rows, way)} |")
    return "\n".join(lines)


def _has_link(change: Change) -> bool:
    """Whether a file that was changed is linked from a document that was."""
    return any(
        path in change.together.get(document, ())
        for document in change.documents
        for path in change.sources
    )


def _cell(scores: Sequence[Score]) -> str:
    if not scores:
        return ""
    return f"{fmean(s.reciprocal for s in scores):.3f}, {fmean(s.recall for s in scores):.3f}"


def _gain(rows: Sequence[Asked], way: str) -> str:
    words = [row.score.reciprocal for row in rows if row.way == _ONLY_WORDS]
    these = [row.score.reciprocal for row in rows if row.way == way]
    gains = [one - other for one, other in zip(these, words, strict=True)]
    low, high = interval(gains)
    return f"{fmean(gains):+.3f} ({low:+.3f} to {high:+.3f})"
