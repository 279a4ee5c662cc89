"""What holds of every reader of texts: 64 KB of the same thing over and over are read at once."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from curator.errors import CuratorError
from curator.formats.markdown_cell import cell
from curator.formats.terminal import printable
from curator.formats.visible import in_backticks, visible
from curator.model.notes import link_key
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.codeowners import parse_codeowners
from curator.parsers.config import parse_toml
from curator.parsers.globs import matches
from curator.parsers.lock import parse_lock
from curator.parsers.lock_sides import blocks, sides
from curator.parsers.note import parse_note
from curator.parsers.question_set import parse_question_set
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.query import parsed_query
from curator.site.safe_markdown import safe_markdown
from tests.fuzz.pieces import Pieces
from tests.hangs import no_hang

SIZE = 64 * 1024


def _note(text: str) -> object:
    return parse_note(_bytes(text), path=RepoPath("kb/a.md"), kb=RepoPath("kb"))


def _header(text: str) -> object:
    """Larger front matter is not read at all."""
    return _note(f"---\n{text[: 16 * 1024 - 8]}\n---\n")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


READERS: Mapping[str, Callable[[str], object]] = {
    "note": _note,
    "front matter": _header,
    "safe Markdown": safe_markdown,
    "visible": visible,
    "printable": printable,
    "cell": cell,
    "backticks": in_backticks,
    "query": lambda text: parsed_query(text, Analyzer()),
    "lock": lambda text: parse_lock(_bytes(text)),
    "sides": lambda text: (sides(text), blocks(text)),
    "TOML": lambda text: parse_toml(_bytes(text), "x"),
    "code link": lambda text: (parse_reference(text, RepoPath("")), link_key(text)),
    "glob": lambda text: matches(text[: 16 * 1024], "a" * 200),
    "CODEOWNERS": lambda text: parse_codeowners(_bytes(text), RepoPath("CODEOWNERS")),
    "questions": lambda text: parse_question_set(_bytes(text), "x"),
}


def growth(data: bytes) -> None:
    """Pieces: a reader's number, what stands before, the unit, what stands behind."""
    pieces = Pieces(data)
    reader = pieces.one_of(tuple(READERS))
    before, unit, behind = pieces.text()[:200], pieces.text()[:200] or "a", pieces.text()[:200]
    count = (SIZE - len(_bytes(before + behind))) // len(_bytes(unit))
    text = before + unit * count + behind
    with no_hang(), suppress(CuratorError):  # a refusal is an answer too
        READERS[reader](text)
