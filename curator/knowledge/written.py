"""Lines of a document -> the commits that wrote them."""

from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from curator.errors import MissingObject, RepositoryError, UnreadableFile
from curator.model.text import RepoPath
from curator.parsers.prose import text_lines
from curator.ports import History, Tree

_MOST = 1000
"""Lines between the first and the last change, above which none counts as committed: comparing is quadratic."""


def written(
    path: RepoPath, lines: Collection[int], tree: Tree, history: History
) -> Mapping[int, str | None] | None:
    """Line -> the commit that last changed it, None where it is not committed yet; None where git cannot tell.

    What is not committed is told apart by comparing, so that git never looks into the work tree.
    """
    head = history.head
    committed = history.tree(head).entry(path) if head else None
    if head is None or committed is None:
        return dict.fromkeys(lines, None)
    now = tree.entry(path)
    try:
        if now is not None and now.blob == committed.blob:
            places = {line: line for line in lines}
        else:
            places = _places(history.tree(head).read(path), tree.read(path))
        commits = history.blame(path, [places[line] for line in lines if line in places])
    except (MissingObject, RepositoryError, UnreadableFile):
        return None
    return {line: commits.get(places[line]) if line in places else None for line in lines}


def _places(old: bytes, new: bytes) -> dict[int, int]:
    """Line now -> the same line as it was committed."""
    before, after = _lines(old), _lines(new)
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    found = {line: line for line in range(1, head + 1)}
    found |= {len(after) - line: len(before) - line for line in range(tail)}
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(map(len, middle)) <= _MOST:
        for block in SequenceMatcher(None, *middle, autojunk=False).get_matching_blocks():
            for count in range(1, block.size + 1):
                found[head + block.b + count] = head + block.a + count
    return found


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """How many lines two texts have in common at their beginning."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    return sum(1 for _ in pairs)


def _lines(data: bytes) -> list[str]:
    return [line.strip() for line in text_lines(data.decode("utf-8", "replace"))]
