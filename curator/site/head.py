"""A note -> the front matter of its page: what a site builder reads, and nothing of ours."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from curator.formats.visible import one_line
from curator.formats.yaml_scalar import yaml_scalar
from curator.model.notes import Note

_HIDE = re.compile(
    r"(?m)^hide:((?:[ \t]*+(?:\n[ \t]*+)?-[ \t]++\w++)++|[ \t]*\[[\w, \t]*\])[ \t]*$"
)
_HIDDEN = ("feedback", "footer", "navigation", "path", "tags", "toc")
_SEARCH = re.compile(
    r"(?m)^search:[ \t]*\n[ \t]+(exclude: (?:true|false)|boost: \d{1,3}(?:\.\d{1,3})?)[ \t]*$"
)


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
    """What Material's templates read, as far as they can bear it: of anything else a build would break."""
    text = "\n".join(lines[1:-1])
    if hide := _HIDE.search(text):
        names = [name for name in re.findall(r"\w+", hide[1]) if name in _HIDDEN]
        yield f"hide: [{', '.join(names)}]"
    if search := _SEARCH.search(text):
        yield f"search: {{{search[1]}}}"
