"""Folders of files -> those that hold any of some bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

_PIECE = 1 << 22


def holding(folder: Path, needles: Sequence[bytes]) -> tuple[int, tuple[str, ...]]:
    """How many regular files were searched, and the paths below the folder, sorted, of those that hold any of these; symbolic
    links are not followed. A file that cannot be read counts as one that holds them.
    """
    files = sorted(path for path in _files(folder))
    found = [path for path in files if _holds(path, needles)]
    return len(files), tuple(path.relative_to(folder).as_posix() for path in found)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _holds(path: Path, needles: Sequence[bytes]) -> bool:
    """Read piece by piece, each with the end of the one before it."""
    overlap = max(map(len, needles), default=1) - 1
    try:
        with path.open("rb") as file:
            kept = b""
            while piece := file.read(_PIECE):
                data = kept + piece
                if any(needle in data for needle in needles):
                    return True
                kept = data[len(data) - overlap :] if overlap else b""
    except OSError:
        return True
    return False
