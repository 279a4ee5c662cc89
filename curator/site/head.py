"""A note -> the front matter of its page: what a site builder reads, and nothing of ours."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from curator.formats.visible import one_line
from curator.formats.yaml_scalar import yaml_scalar
from curator.model.notes import Note

_KEPT = re.compile(r"(?:hide|search):(?:\s|$)|icon: [\w/-]+$")
_INSIDE = re.compile(r"[ \t]|- |#|$")


def front_matter(note: Note, lines: Sequence[str], status: str) -> str:
    """`lines` are the note's up to its body; `status` is what the navigation shows, and may be empty.

    Texts are escaped here, since MkDocs' templates do not.
    """
    own = [
        f"title: {_text(note.title)}",
        *([f"description: {_text(note.description)}"] if note.description else []),
        *([f"status: {status}"] if status else []),
        *(["tags:", *(f"  - {_text(tag)}" for tag in note.tags)] if note.tags else []),
        *_kept(lines),
    ]
    return "\n".join(["---", *own, "---", ""])


def _text(text: str) -> str:
    return yaml_scalar(escape(one_line(text)))


def _kept(lines: Sequence[str]) -> Iterator[str]:
    """What Material's templates read, as it stands."""
    is_kept = False
    for line in lines[1:-1]:
        if not _INSIDE.match(line):
            is_kept = _KEPT.match(line) is not None
        if is_kept and line.strip():
            yield line
