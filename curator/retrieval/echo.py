"""A note and a question -> where the note repeats the question word for word, so that finding it proves nothing."""

import re

from curator.model.notes import Note
from curator.retrieval.comments import note_lines

_WORD = re.compile(r"[^\W_]+")


def echo(question: str, note: Note, text: str) -> str:
    """`the title`, `the aliases`, `the description` or `line 12`; empty where the note uses other words.

    Case, punctuation, Markdown's marks and line breaks do not count.
    """
    asked = _words(question)
    values = {
        "the title": (note.title,),
        "the aliases": note.aliases,
        "the description": (note.description,),
    }
    for name, texts in values.items():
        if any(_place(asked, _words(value)) is not None for value in texts):
            return name
    return _in_body(asked, note, text)


def _in_body(asked: list[str], note: Note, text: str) -> str:
    lines = note_lines(text, note)[0]
    words: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(lines[note.body_line - 1 :], note.body_line):
        found = _words(line)
        words += found
        numbers += [number] * len(found)
    place = _place(asked, words)
    return "" if place is None else f"line {numbers[place]}"


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _place(asked: list[str], words: list[str]) -> int | None:
    """How many words stand before the first place where these stand in a row."""
    if not asked:
        return None
    before, found, _ = f" {' '.join(words)} ".partition(f" {' '.join(asked)} ")
    return len(before.split()) if found else None
