"""Places in a tree -> the text that a bundle shows of them: comments of notes dropped, nothing invisible."""

from collections.abc import Mapping
from dataclasses import replace

from curator.errors import UnreadableFile
from curator.formats.visible import visible
from curator.model.notes import Note
from curator.model.text import RepoPath, Span
from curator.ports import Tree
from curator.retrieval.chunks import source_lines
from curator.retrieval.comments import Dropped, note_lines, without_comments
from curator.retrieval.passages import Passage

ELISION = "…"
"""The line between parts that are apart."""
_MARKDOWN = (".md", ".mdx", ".markdown")


class Excerpts:
    """Reads each file once."""

    __slots__ = ("_dropped", "_lines", "_notes", "_tree")

    def __init__(self, tree: Tree, notes: Mapping[RepoPath, Note]) -> None:
        self._tree = tree
        self._notes = notes
        self._lines: dict[RepoPath, list[str]] = {}
        self._dropped: dict[RepoPath, tuple[Dropped, ...]] = {}

    def lines(self, path: RepoPath) -> list[str]:
        """Of a whole file; none where it cannot be read."""
        if path not in self._lines:
            text = self._read(path)
            if path in self._notes:
                lines, dropped = note_lines(text, self._notes[path])
            elif path.lower().endswith(_MARKDOWN):
                body, dropped = without_comments(text)
                lines = source_lines(body)
            else:
                lines, dropped = source_lines(text), ()
            self._lines[path], self._dropped[path] = lines, dropped
        return self._lines[path]

    def trimmed(self, passage: Passage) -> Passage | None:
        """The passage without blank lines around it, or lines that the file does not have; None where none is left."""
        lines = self.lines(passage.path)
        first, last = passage.span.first, min(passage.span.last, len(lines))
        while first <= last and not lines[first - 1].strip():
            first += 1
        while first <= last and not lines[last - 1].strip():
            last -= 1
        return replace(passage, span=Span(first, last)) if first <= last else None

    def are_apart(self, one: Span, other: Span, path: RepoPath) -> bool:
        """Whether anything but blank lines stands between two spans."""
        between = self.lines(path)[min(one.last, other.last) : max(one.first, other.first) - 1]
        return any(line.strip() for line in between)

    def text(self, passage: Passage) -> str:
        """Its lines; between parts that are apart, a line that says so."""
        parts = passage.parts or (passage.span,)
        return f"\n{ELISION}\n".join(self._span(passage.path, part) for part in parts)

    def dropped(self, path: RepoPath) -> tuple[Dropped, ...]:
        return self._dropped.get(path, ())

    def _span(self, path: RepoPath, span: Span) -> str:
        lines = self.lines(path)[span.first - 1 : span.last]
        return visible("\n".join(lines).replace("\r\n", "\n").removesuffix("\r"))

    def _read(self, path: RepoPath) -> str:
        try:
            return self._tree.read(path).decode("utf-8-sig", "replace")
        except UnreadableFile:
            return ""
