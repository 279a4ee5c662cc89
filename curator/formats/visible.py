"""Text from a repository -> text in which nothing is invisible: what a model reads is what a reviewer sees."""

import re
from collections.abc import Iterator
from itertools import chain

from curator.model.invisible import floods, invisible_runs, spelled_out


def visible(text: str) -> str:
    """Controls, zero-width, bidi and tag characters and lone surrogates are spelled out as `<U+202E>`.

    Emoji and letters that need one of them stay whole.
    """
    return _visible(text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same for a line of its own."""
    return re.sub(r"[\n\t]", lambda found: spelled_out(found[0]), visible(text))


def in_backticks(text: str) -> str:
    """The same for a name or a path that stands between backticks."""
    return one_line(text).replace("`", "<U+0060>")


def spelled_lines(text: str) -> Iterator[int]:
    """The numbers of the lines in which `visible` spells out something, each once."""
    line, place, last = 1, 0, 0
    for start, _ in _unseen(text):
        line += text.count("\n", place, start)
        place = start
        if line != last:
            yield line
        last = line


def _visible(text: str) -> str:
    parts, done = [], 0
    for start, end in _unseen(text):
        parts += [text[done:start], spelled_out(text[start:end])]
        done = end
    return "".join((*parts, text[done:])) if done else text


def _unseen(text: str) -> list[tuple[int, int]]:
    return sorted(chain(invisible_runs(text), floods(text)))
