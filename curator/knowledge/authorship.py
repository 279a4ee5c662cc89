"""Lines of a file -> the commits that wrote them."""

from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from itertools import groupby

from curator.errors import MissingObject
from curator.model.audit import Written
from curator.model.text import RepoPath, Span
from curator.ports import History, Signature, Tree

UNKNOWN = Signature("", "")


def written(
    history: History, tree: Tree, path: RepoPath, spans: Iterable[Span]
) -> tuple[Written, ...]:
    """Who wrote these lines of a file as a tree has it, in the order of the lines.

    Empty where this clone lacks the history. What no commit up to the history's head has is nobody's yet.
    """
    wanted = sorted({line for span in spans for line in range(span.first, span.last + 1)})
    try:
        by_line = commits_of(history, tree, path, wanted)
    except MissingObject:
        return ()
    signatures = history.signatures({commit for commit in by_line.values() if commit})
    return grouped(by_line, signatures)


def commits_of(
    history: History, tree: Tree, path: RepoPath, wanted: Collection[int]
) -> dict[int, str | None]:
    """Line -> the commit that wrote it; None for one that is not committed. Raises `MissingObject`."""
    places = _in_head(history, tree, path)
    committed = {line: places.get(line) for line in wanted}
    blamed = history.blame(path, [line for line in committed.values() if line is not None])
    return {
        line: blamed.get(then) if then is not None else None for line, then in committed.items()
    }


def grouped(
    by_line: Mapping[int, str | None], signatures: Mapping[str, Signature]
) -> tuple[Written, ...]:
    """The lines of each commit together, in the order of their first lines."""
    by_commit: dict[str | None, list[int]] = {}
    for line, commit in sorted(by_line.items()):
        by_commit.setdefault(commit, []).append(line)
    found = []
    for commit, lines in by_commit.items():
        signature = signatures.get(commit or "", UNKNOWN)
        found.append(
            Written(runs(lines), commit, signature.author, signature.date, signature.subject)
        )
    return tuple(found)


def runs(lines: Iterable[int]) -> tuple[Span, ...]:
    """Sorted lines as spans."""
    groups = groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0])
    spans = []
    for _, group in groups:
        members = [line for _, line in group]
        spans.append(Span(members[0], members[-1]))
    return tuple(spans)


def _in_head(history: History, tree: Tree, path: RepoPath) -> dict[int, int]:
    """Line of the file -> the line of the file as the head has it that says the same, in the same order."""
    if history.head is None:
        return {}
    before = history.tree(history.head).entry(path)
    after = tree.entry(path)
    if before is None or after is None:
        return {}
    new = _lines(tree.read(path))
    if before.blob == after.blob:
        return {line: line for line in range(1, len(new) + 1)}
    old = _lines(history.blob(before.blob) or b"")
    blocks = SequenceMatcher(None, old, new).get_matching_blocks()
    return {
        block.b + offset + 1: block.a + offset + 1
        for block in blocks
        for offset in range(block.size)
    }


def _lines(data: bytes) -> list[bytes]:
    """As git counts them: nothing stands after the last line feed."""
    lines = data.split(b"\n")
    return [line.rstrip(b"\r") for line in (lines if lines[-1] else lines[:-1])]
