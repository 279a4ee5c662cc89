"""Curated notes -> the same notes spoilt in several ways, as a knowledge base that was left alone is."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

_SEEDS = (1, 2, 3)
_ASIDE = re.compile(r"(^|[/_.-])(tests?|spec|e2e|examples?|docs?|docs_src|benches|bench)([/_.-]|$)")
_SOURCES = frozenset({".py", ".go", ".java", ".rs", ".ts", ".js", ".vue"})


@dataclass(frozen=True, slots=True)
class Note:
    name: str
    links: tuple[str, ...]
    body: str


def read_notes(folder: Path) -> tuple[Note, ...]:
    notes = []
    for file in sorted(folder.glob("*.md")):
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        links = tuple(line[4:] for line in head.splitlines() if line.startswith("  - "))
        notes.append(Note(file.name, links, body))
    return tuple(notes)


def write_notes(notes: Sequence[Note], folder: Path) -> None:
    """Put them, and no others, into a folder."""
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.md"):
        file.unlink()
    for note in notes:
        links = "".join(f"  - {link}\n" for link in note.links)
        text = f"---\ncode:\n{links}---\n{note.body}"
        (folder / note.name).write_text(text, encoding="utf-8")


def variants(notes: Sequence[Note], files: Sequence[str]) -> Iterator[tuple[str, tuple[Note, ...]]]:
    """A name and the notes; what is drawn comes several times under its name. `files` are the repository's."""
    sources = [path for path in files if is_source(path)]
    yield "all notes", tuple(notes)
    for seed in _SEEDS:
        chance = random.Random(seed)
        drawn = chance.sample(list(notes), len(notes))
        yield "half of the notes", tuple(drawn[: len(notes) // 2])
        yield "half of the links wrong", _half_wrong(notes, sources, chance)
        wrong = [_wrong(note, sources, chance) for note in drawn[: len(notes) // 2]]
        yield "half of the notes wrong", (*wrong, *drawn[len(notes) // 2 :])
        yield "every link wrong", tuple(_wrong(note, sources, chance) for note in notes)
    yield "folders for files", tuple(_folders(note) for note in notes)


def is_source(path: str) -> bool:
    """Code that is neither a test nor an example."""
    return PurePosixPath(path).suffix in _SOURCES and not _ASIDE.search(path.lower())


def _half_wrong(
    notes: Sequence[Note], sources: Sequence[str], chance: random.Random
) -> tuple[Note, ...]:
    places = [(note.name, number) for note in notes for number in range(len(note.links))]
    spoilt = set(chance.sample(places, len(places) // 2))
    return tuple(
        replace(
            note,
            links=tuple(
                chance.choice(sources) if (note.name, number) in spoilt else link
                for number, link in enumerate(note.links)
            ),
        )
        for note in notes
    )


def _wrong(note: Note, sources: Sequence[str], chance: random.Random) -> Note:
    others = [path for path in sources if path not in note.links]
    return replace(note, links=tuple(chance.sample(others, len(note.links))))


def _folders(note: Note) -> Note:
    folders = (str(PurePosixPath(link).parent) for link in note.links)
    return replace(note, links=tuple(dict.fromkeys(folders)))
