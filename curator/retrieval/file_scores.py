"""Scores of chunks -> scores of their files."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curator.model.context import Chunk
from curator.model.text import RepoPath
from curator.ports import Matches

OTHERS = (0.3, 0.15, 0.075)
"""What a file's second, third and fourth chunk add to its best."""
SHOWN = 1 + len(OTHERS)
"""Chunks of a file that count."""
_PLACES = 6

Pieces = Mapping[RepoPath, Sequence[tuple[float, Chunk]]]
"""File -> its chunks that have any of the words, with their scores."""


@dataclass(frozen=True, slots=True)
class RankedFile:
    path: RepoPath
    score: float
    chunks: tuple[tuple[float, Chunk], ...]
    """Those that count, the best first, each with its worth beside the best of the file: 1 and less."""


def pieces(scores: Mapping[int, float], matches: Matches) -> Pieces:
    by_file: dict[RepoPath, list[tuple[float, Chunk]]] = defaultdict(list)
    for number, score in scores.items():
        chunk = matches.chunks[number]
        if chunk is not None:
            by_file[chunk.path].append((score, chunk))
    return by_file


def file_score(scores: Sequence[float]) -> float:
    """A file has what its best chunk has, and a little for others."""
    best, *others = sorted(scores, reverse=True)[:SHOWN]
    return best + sum(share * score for share, score in zip(OTHERS, others, strict=False))


def ordered(scores: Mapping[RepoPath, float]) -> list[tuple[RepoPath, float]]:
    """The best first, rounded, equal ones by path."""
    rounded = ((path, round(score, _PLACES)) for path, score in scores.items())
    return sorted(rounded, key=lambda pair: (-pair[1], pair[0]))


def shown(worth: Sequence[tuple[float, Chunk]]) -> tuple[tuple[float, Chunk], ...]:
    """The chunks of a file that count, with their worth beside its best."""
    counted = sorted(worth, key=lambda one: (-one[0], one[1].span))[:SHOWN]
    return tuple((score / (counted[0][0] or 1.0), chunk) for score, chunk in counted)
