"""Places in a tree -> the text that a bundle shows of them: nothing hidden, nothing invisible, no secrets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from curator.errors import OutOfReach, UnreadableFile
from curator.formats.visible import spelled_lines, visible
from curator.model.notes import Note
from curator.model.secrets import Secrets
from curator.model.text import RepoPath, Span
from curator.parsers.masking import masked
from curator.ports import Tree
from curator.retrieval.chunks import source_lines
from curator.retrieval.comments import Dropped, note_lines, shown_note, without_comments
from curator.retrieval.passages import Passage

ELISION = "…"
"""The line between parts that are apart."""
SPELLED_OUT = "invisible characters spelled out"
MASKED = "secret: "
"""What the reason for masking one begins with; its kind follows."""
_MARKDOWN = (".md", ".mdx", ".markdown")


class Excerpts:
    """Reads each file once."""

    __slots__ = ("_dropped", "_known", "_lines", "_notes", "_secrets", "_tree")

    def __init__(
        self,
        tree: Tree,
        notes: Mapping[RepoPath, Note],
        known: Callable[[RepoPath], Secrets] | None = None,
    ) -> None:
        """`known` has the secrets of a file; None: they are looked for."""
        self._tree = tree
        self._notes = notes
        self._known = known
        self._secrets: dict[RepoPath, Secrets] = {}
        self._lines: dict[RepoPath, list[str]] = {}
        self._dropped: dict[RepoPath, tuple[Dropped, ...]] = {}

    def lines(self, path: RepoPath) -> list[str]:
        """Of a whole file; none where it cannot be read."""
        if path not in self._lines:
            raw = self._read(path)
            # What a comment says of them is heard before the comments go.
            hidden = self._known(path) if self._known else _secrets(raw)
            text = masked(raw, hidden)
            if path in self._notes:
                lines, dropped = note_lines(text, self._notes[path])
            elif path.lower().endswith(_MARKDOWN):
                body, dropped = without_comments(text, path)
                lines = source_lines(body)
            else:
                lines, dropped = source_lines(text), ()
            masks = (Dropped(one.place.line, f"{MASKED}{one.kind}") for one in hidden)
            spelled = (Dropped(line, SPELLED_OUT) for line in _spelled(lines))
            every = (*dropped, *masks, *spelled)
            self._dropped[path] = tuple(sorted(every, key=lambda one: one.line))
            self._lines[path], self._secrets[path] = lines, hidden
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

    def with_blanks(self, span: Span, path: RepoPath) -> Span:
        """The span with the blank lines around it, where something may have been left out."""
        lines = self.lines(path)
        first, last = span.first, span.last
        while 1 < first <= len(lines) + 1 and not lines[first - 2].strip():
            first -= 1
        while last < len(lines) and not lines[last].strip():
            last += 1
        return Span(first, last)

    def are_apart(self, one: Span, other: Span, path: RepoPath) -> bool:
        """Whether anything but blank lines stands between two spans."""
        between = self.lines(path)[min(one.last, other.last) : max(one.first, other.first) - 1]
        return any(line.strip() for line in between)

    def text(self, passage: Passage) -> str:
        """Its lines; between parts that are apart, a line that says so."""
        parts = passage.parts or (passage.span,)
        return f"\n{ELISION}\n".join(self._span(passage.path, part) for part in parts)

    def cleared(self, text: str, path: RepoPath) -> str:
        """A heading, a signature or a name of a file, without what is hidden in it and without a secret."""
        self.lines(path)
        text = self._shown(path, text)
        if not self._secrets[path]:
            return text
        from curator.parsers.secrets import without_secrets  # its patterns take 15 ms

        return without_secrets(text, self._secrets[path])

    def dropped(self, path: RepoPath) -> tuple[Dropped, ...]:
        """What is left out or masked in a file, by line."""
        return self._dropped.get(path, ())

    def _shown(self, path: RepoPath, text: str) -> str:
        """A title in which some of a heading is hidden."""
        if path not in self._notes or not self._dropped[path]:
            return text
        note = self._notes[path]
        shown = shown_note(note, self._lines[path])
        pairs = [(a.title, b.title) for a, b in zip(note.sections, shown.sections, strict=True)]
        for old, new in ((note.title, shown.title), *pairs):
            text = text.replace(old, new) if old and old != new and old not in new else text
        return text

    def _span(self, path: RepoPath, span: Span) -> str:
        lines = self.lines(path)[span.first - 1 : span.last]
        return visible("\n".join(lines).replace("\r\n", "\n").removesuffix("\r"))

    def _read(self, path: RepoPath) -> str:
        """What cannot be read now is not left out in silence: `OutOfReach` is for whoever asked."""
        try:
            return self._tree.read(path).decode("utf-8-sig", "replace")
        except OutOfReach:
            raise
        except UnreadableFile:
            return ""


def _spelled(lines: Sequence[str]) -> Iterator[int]:
    """As they are shown: a carriage return at the end of a line is part of its end."""
    return spelled_lines("\n".join(line.removesuffix("\r") for line in lines))


def _secrets(text: str) -> Secrets:
    from curator.parsers.secrets import secrets  # its patterns take 15 ms

    return secrets(text)
