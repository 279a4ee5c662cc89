"""The snippets of pages and a tree -> the code that each is a copy of, as it stands now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import dedent

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.resolve import is_bookkeeping, left_out_path, resolve
from curator.model.config import Project
from curator.model.links import Missing, Target, TargetKind, Undecidable
from curator.model.notes import Note, Snippet
from curator.model.text import RepoPath, Span
from curator.parsers.code_link import parse_reference
from curator.parsers.prose import text_lines
from curator.ports import Tree

_LONGEST = 200_000
_WITH_TEXT = (TargetKind.SYMBOL, TargetKind.FILE, TargetKind.TEXT, TargetKind.LINES)


@dataclass(frozen=True, slots=True)
class Source:
    """The code of a snippet as it stands."""

    text: str
    """Without common indentation. Several definitions under one name stand in order, a blank line between them."""
    path: RepoPath
    spans: tuple[Span, ...]
    """Lines of the file; empty where it is the whole."""


@dataclass(frozen=True, slots=True)
class NoSource:
    """Why there is no code to compare with."""

    reason: str
    help: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A snippet and what it should say."""

    page: Note
    snippet: Snippet
    source: Source | NoSource

    @property
    def is_outdated(self) -> bool:
        """Whether it says anything else; common indentation and blanks at the ends of lines and text do not count."""
        match self.source:
            case Source(text):
                return not self.snippet.is_closed or _core(text) != _core(self.snippet.text)
            case NoSource():
                return True

    @property
    def is_fixable(self) -> bool:
        """Whether it is known what takes the place of which lines."""
        return self.snippet.is_closed and isinstance(self.source, Source)


def copies(
    pages: Iterable[Note], tree: Tree, derived: Derived, project: Project
) -> tuple[Copy, ...]:
    """Every snippet, by page and then as they stand in it."""
    return tuple(
        Copy(page, snippet, _source(page, snippet, tree, derived=derived, project=project))
        for page in pages
        for snippet in page.snippets
    )


def _source(
    page: Note, snippet: Snippet, tree: Tree, *, derived: Derived, project: Project
) -> Source | NoSource:
    reference = parse_reference(snippet.target, project.root)
    if isinstance(reference, str):
        return NoSource(reference, "write it as `path#Symbol`, `path#L10-L20` or `path`")
    found = left_out_path(reference, project) or resolve(reference, tree, derived)
    match found:
        case Missing(_, message, remedy) | Undecidable(message, remedy):
            return NoSource(message, remedy)
        case Target(paths=(path,)) if is_bookkeeping(path):
            return NoSource("it has addresses of people", "name code")
        case Target(paths=(page.path,)):
            return NoSource("a page cannot copy itself", "name code")
        case Target():
            return _read(snippet.target, found, tree)


def _read(target: str, found: Target, tree: Tree) -> Source | NoSource:
    if found.kind not in _WITH_TEXT:
        return NoSource(f"`{target}` is no single file", "name a file, or a symbol in one")
    path = found.paths[0]
    try:
        data = tree.read(path)
    except UnreadableFile as error:
        return NoSource(str(error), "name another file, or take the block out")
    if b"\0" in data:
        return NoSource(f"{path} is binary", "name another file, or take the block out")
    text = _text(text_lines(data.decode("utf-8", "replace")), found.spans)
    if len(text) > _LONGEST:
        return NoSource(f"`{target}` is longer than a page can be", "name a part of it")
    return Source(text, path, found.spans)


def _text(lines: Sequence[str], spans: Sequence[Span]) -> str:
    if not spans:
        return _dedented(lines)
    return "\n\n".join(_dedented(lines[span.first - 1 : span.last]) for span in spans)


def _dedented(lines: Sequence[str]) -> str:
    return dedent("\n".join(lines)).rstrip()


def _core(text: str) -> str:
    return dedent("\n".join(line.rstrip() for line in text.split("\n"))).rstrip()
