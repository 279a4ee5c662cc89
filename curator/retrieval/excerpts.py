"""Places in a tree -> the text that a bundle shows of them: comments of notes dropped, nothing invisible."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from curator.errors import UnreadableFile
from curator.formats.visible import visible
from curator.model.code import Outline
from curator.model.notes import Note
from curator.model.text import RepoPath, Span
from curator.ports import Tree
from curator.retrieval.chunks import source_lines
from curator.retrieval.comments import Dropped, note_lines, without_comments
from curator.retrieval.passages import Passage

_MARKDOWN = (".md", ".mdx", ".markdown")


class Excerpts:
    """Reads each file once."""

    __slots__ = ("_dropped", "_lines", "_notes", "_tree")

    def __init__(self, tree: Tree, notes: Mapping[RepoPath, Note]) -> None:
        self._tree = tree
        self._notes = notes
        self._lines: dict[RepoPath, list[str]] = {}
        self._dropped: dict[RepoPath, tuple[Dropped, ...]] = {}

    def trimmed(self, passage: Passage) -> Passage | None:
        """The passage without blank lines around it, or lines that the file does not have; None where none is left."""
        lines = self._of(passage.path)
        first, last = passage.span.first, min(passage.span.last, len(lines))
        while first <= last and not lines[first - 1].strip():
            first += 1
        while first <= last and not lines[last - 1].strip():
            last -= 1
        return replace(passage, span=Span(first, last)) if first <= last else None

    def distinct(self, passages: Iterable[Passage]) -> list[Passage]:
        """Those that have text, and not the text of an earlier one: a copy of a note adds nothing."""
        by_text: dict[str, Passage] = {}
        for passage in passages:
            if self.trimmed(passage) is not None:
                by_text.setdefault(" ".join(self.text(passage).split()), passage)
        return list(by_text.values())

    def are_apart(self, one: Span, other: Span, path: RepoPath) -> bool:
        """Whether anything but blank lines stands between two spans."""
        between = self._of(path)[min(one.last, other.last) : max(one.first, other.first) - 1]
        return any(line.strip() for line in between)

    def text(self, passage: Passage) -> str:
        lines = self._of(passage.path)[passage.span.first - 1 : passage.span.last]
        return visible("\n".join(lines).replace("\r\n", "\n").removesuffix("\r"))

    def outline(self, path: RepoPath) -> Outline:
        """The definitions of a file; none where it cannot be read."""
        from curator.parsers.code import outline  # only questions that name a definition need it

        try:
            return outline(self._tree.read(path), path)
        except UnreadableFile:
            return Outline(None, (), 0)

    def dropped(self, path: RepoPath) -> tuple[Dropped, ...]:
        return self._dropped.get(path, ())

    def _of(self, path: RepoPath) -> list[str]:
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

    def _read(self, path: RepoPath) -> str:
        try:
            return self._tree.read(path).decode("utf-8-sig", "replace")
        except UnreadableFile:
            return ""
