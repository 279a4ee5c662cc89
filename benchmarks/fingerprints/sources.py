"""Folders of real code -> the files of each language that a benchmark reads."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from curator.model.text import RepoPath
from curator.parsers.languages import LANGUAGES, Language, language_of
from curator.parsers.tree import normalised

SMALLEST, LARGEST = 1_500, 150_000


@dataclass(frozen=True, slots=True)
class Source:
    """A real file."""

    path: Path
    text: bytes


def chosen(folders: Sequence[Path], language: Language, count: int, seed: int) -> list[Source]:
    """Some files of a language: the same for the same folders and seed."""
    paths = sorted({path for folder in folders for path in _of(language, folder)})
    paths.sort(key=lambda path: _lot(path, seed))
    found: list[Source] = []
    for path in paths:
        text = normalised(path.read_bytes())
        is_own = language_of(RepoPath(path.name), text) is language and b"\0" not in text
        if SMALLEST <= len(text) <= LARGEST and is_own:
            found.append(Source(path, text))
        if len(found) == count:
            break
    return found


def languages(names: Sequence[str]) -> list[Language]:
    return [language for language in LANGUAGES if not names or language.name in names]


def _of(language: Language, folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        is_own = path.suffix.lower() in (*language.suffixes, language.shared)
        if is_own and ".git" not in path.parts and path.is_file() and not path.is_symlink():
            yield path


def _lot(path: Path, seed: int) -> bytes:
    """A place in an order that nothing but the path's last parts and the seed decide."""
    return hashlib.sha256(f"{seed} {'/'.join(path.parts[-3:])}".encode()).digest()
