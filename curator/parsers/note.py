"""A Markdown file -> `Note`: front matter, sections, links and problems."""

import posixpath
from dataclasses import dataclass

from curator.model.notes import Note, Problem, ProblemKind
from curator.model.text import Place, RepoPath, Span
from curator.parsers.front_matter import (
    FrontMatter,
    FrontMatterText,
    parse_foreign_front_matter,
    parse_front_matter,
    split_front_matter,
)
from curator.parsers.ignores import front_matter_ignores, ignores
from curator.parsers.markdown import Page, all_ids, parse_markdown
from curator.parsers.note_links import note_link
from curator.parsers.prose import prose_digest, text_lines
from curator.parsers.said import said
from curator.parsers.sections import heading_fragments, sections
from curator.parsers.snippets import snippets

_LARGEST = 1024 * 1024
_START = Place(1, 1, 1, 1)
_NO_PAGE = Page((), (), (), (), is_composed=False, blocks=())


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    problem: Problem | None
    is_prose: bool
    """Worth looking for headings and links."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A file taken apart."""

    head: list[str]
    """The lines up to the body."""
    body: list[str]
    body_line: int
    values: FrontMatter
    page: Page
    problems: tuple[Problem, ...]


def parse_note(data: bytes, *, path: RepoPath, kb: RepoPath | None) -> Note:
    """`kb` is the notes' folder relative to the git root; None for a document outside it.

    Of a document's front matter, which is other people's, only title, description and tags are taken, and nothing in
    it is a problem. A line ends with LF, CR LF or a lone CR.
    """
    return _note(_parts(_decoded(data), is_note=kb is not None), path, note_id(path, kb))


def note_id(path: RepoPath, kb: RepoPath | None) -> str:
    """The path under `kb` without suffix; a document's id is its path."""
    if kb is None:
        return path
    return posixpath.splitext(path.removeprefix(f"{kb}/") if kb else path)[0]


def _parts(decoded: _Decoded, *, is_note: bool) -> _Parts:
    lines = text_lines(decoded.text)
    front = split_front_matter(lines)
    values = _front_matter(front, is_note=is_note)
    body = lines[front.body_line - 1 :]
    return _Parts(
        head=lines[: front.body_line - 1],
        body=body,
        body_line=front.body_line,
        values=values,
        page=parse_markdown(body, front.body_line) if decoded.is_prose else _NO_PAGE,
        problems=_problems(decoded, front, values) if is_note else (),
    )


def _note(parts: _Parts, path: RepoPath, name: str) -> Note:
    values, page, body, first = parts.values, parts.page, parts.body, parts.body_line
    fragments = heading_fragments(page)
    return Note(
        id=name,
        path=path,
        title=values.title or _first_title(page) or posixpath.splitext(posixpath.basename(path))[0],
        kind=values.kind,
        status=values.status,
        owners=values.owners,
        code=values.code,
        aliases=values.aliases,
        questions=values.questions,
        supersedes=values.supersedes,
        review_by=values.review_by,
        description=values.description,
        tags=values.tags,
        sections=sections(page, fragments, Span(first, first + len(body) - 1)),
        anchors=tuple(sorted({*fragments.site, *fragments.without_emoji, *all_ids(page)} - {""})),
        forge_anchors=tuple(sorted({*fragments.forge, *page.raw_ids} - {""})),
        links=tuple(filter(None, (note_link(found, path) for found in page.destinations))),
        problems=parts.problems,
        is_composed=page.is_composed,
        body_line=first,
        prose=prose_digest(said(body)),
        places=values.places,
        snippets=snippets(body, first, page.blocks),
        is_generated=values.is_generated,
        ignores=(*front_matter_ignores(parts.head), *ignores(body, first, page.blocks)),
    )


def _decoded(data: bytes) -> _Decoded:
    text = data.decode("utf-8", "replace")
    if len(data) > _LARGEST:
        return _Decoded(text, _problem("the note is larger than 1 MB", "split it"), is_prose=False)
    if b"\x00" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = _problem("the note is not UTF-8 but UTF-16 or binary", "save it as UTF-8")
        return _Decoded(text, problem, is_prose=False)
    try:
        return _Decoded(data.decode("utf-8"), None, is_prose=True)
    except UnicodeDecodeError:
        problem = _problem("the note is not UTF-8", "save it as UTF-8")
        return _Decoded(text, problem, is_prose=True)


def _problems(
    decoded: _Decoded, front: FrontMatterText, values: FrontMatter
) -> tuple[Problem, ...]:
    first = (decoded.problem,) if decoded.problem else ()
    return (*first, *front.problems, *values.problems)


def _problem(message: str, help_text: str) -> Problem:
    return Problem(ProblemKind.INVALID, message, help_text, _START, key="")


def _front_matter(front: FrontMatterText, *, is_note: bool) -> FrontMatter:
    if front.text is None:
        return FrontMatter()
    return parse_front_matter(front.text) if is_note else parse_foreign_front_matter(front.text)


def _first_title(page: Page) -> str:
    return next((heading.text.title for heading in page.headings if heading.text.title), "")
