"""What holds of every note, whatever its bytes are."""

from dataclasses import replace
from itertools import pairwise

from curator.formats.yaml_scalar import yaml_scalar
from curator.knowledge.snippets import Copy, Source
from curator.lint.fixes import Edit, edited
from curator.lint.snippet_fixes import refreshed
from curator.model.notes import CodeLink, Note, Problem
from curator.model.text import Place, RepoPath, Span
from curator.parsers.code_link import parse_reference
from curator.parsers.front_matter_edit import with_code_links
from curator.parsers.note import parse_note
from curator.parsers.prose import text_lines
from tests.fuzz.pieces import Pieces

_PATH = RepoPath("kb/deep/a.md")
_KB = RepoPath("kb")


def front_matter(data: bytes) -> None:
    """What is wrong is data with a place; values are what they say they are."""
    note = _note(data)
    lines = _lines(data)
    for problem in note.problems:
        assert isinstance(problem, Problem)
        assert problem.message.strip()
        assert "\n" not in problem.message + problem.help
        _assert_inside(problem.place, lines)
    for link in note.code:
        assert not isinstance(parse_reference(link.target, RepoPath("")), str)
        _assert_inside(link.place, lines)
        assert not _is_verbatim(link) or _at(link.place, lines) == link.target
    places = note.places
    for place in (*places.owners, *places.supersedes, *filter(None, [places.review_by])):
        _assert_inside(place, lines)
    assert len({link.target for link in note.code}) == len(note.code)
    assert all(question.top is None or 1 <= question.top <= 100 for question in note.questions)
    assert _note(_with_windows_ends(data)) == note or b"\r" in data


def markdown(data: bytes) -> None:
    """Sections cover the body once, fragments are unique, all stands inside the file."""
    note = _note(data)
    lines = _lines(data)
    spans = [section.span for section in note.sections]
    assert all(one.last + 1 == other.first for one, other in pairwise(spans))
    assert all(span.first <= span.last for span in spans)
    body = range(note.body_line, len(lines) + 1)
    covered = range(spans[0].first, spans[-1].last + 1) if spans else range(0)
    assert covered == body or not (covered or body)
    anchors = [section.anchor for section in note.sections if section.level]
    assert all(anchors)
    # An id that people wrote is theirs, also where they wrote it twice.
    assert len(set(anchors)) == len(anchors) or b"{" in data
    assert set(anchors) <= set(note.anchors)
    assert all("\n" not in section.title for section in note.sections)
    for link in note.links:
        _assert_inside(link.place, lines)
        assert link.path is None or not f"{link.path}/".startswith(("../", "/"))
    for snippet in note.snippets:
        _assert_lines(snippet.span, lines)
        assert snippet.place.line == snippet.span.first
    for ignore in note.ignores:
        _assert_inside(ignore.place, lines)
        _assert_lines(ignore.span, lines)
    assert _note(_with_windows_ends(data)) == note or b"\r" in data


def link_fixes(data: bytes) -> None:
    """After `lint --fix` a link says where its code has moved to, and every other byte is as it was."""
    pieces = Pieces(data)
    new, text = pieces.text(), pieces.text()
    before = _note(_bytes(text))
    if before.problems or not new or isinstance(parse_reference(new, RepoPath("")), str):
        return
    for number, link in enumerate(before.code):
        if not _is_verbatim(link) or any(other.target == new for other in before.code):
            continue
        edit = Edit(_PATH, link.place, link.target, new)
        after = edited(text, [edit])
        note = _note(_bytes(after))
        wanted = [*before.code]
        wanted[number] = replace(link, target=new)
        assert [one.target for one in note.code] == [one.target for one in wanted]
        assert not note.problems
        assert (note.prose, note.sections, note.title) == (
            before.prose,
            before.sections,
            before.title,
        )
        _assert_replaced(text, after, link)


def new_links(data: bytes) -> None:
    """`init --from` adds lines to a page and takes none away; read again, the page has these links, or was left alone."""
    pieces = Pieces(data)
    text = pieces.text()
    targets = tuple(dict.fromkeys(filter(None, [pieces.text(), pieces.text()])))
    if any(isinstance(parse_reference(target, RepoPath("")), str) for target in targets):
        return
    after = with_code_links(text, tuple(map(yaml_scalar, targets)))
    rest = iter(text)
    kept = iter(after)
    assert all(any(mine == theirs for theirs in kept) for mine in rest)
    plain = with_code_links("# A\n", tuple(map(yaml_scalar, targets)))
    note = _note(_bytes(plain))
    assert [link.target for link in note.code] == list(targets)
    assert not note.problems


def snippet_fixes(data: bytes) -> None:
    """After `lint --fix` a copy of code says what the code says, and the page is otherwise the same."""
    pieces = Pieces(data)
    source = _bytes(pieces.text().replace("\0", "")).decode("utf-8", "replace")
    code, text = "\n".join(text_lines(source)), pieces.text()
    before = _note(_bytes(text))
    for number, snippet in enumerate(before.snippets):
        copy = Copy(before, snippet, Source(code.rstrip(), RepoPath("a.py"), ()))
        if not copy.is_fixable or "\ufffd" in snippet.target:  # no file has such a name
            continue
        after = refreshed(text, [copy])
        note = _note(_bytes(after))
        assert len(note.snippets) == len(before.snippets)
        assert not Copy(note, note.snippets[number], copy.source).is_outdated
        first, last = snippet.span.first - 1, snippet.span.last
        old, new = _lines(_bytes(text)), _lines(_bytes(after))
        assert old[:first] == new[:first]
        assert old[last:] == new[len(new) - len(old) + last :]


def _note(data: bytes) -> Note:
    return parse_note(data, path=_PATH, kb=_KB)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _lines(data: bytes) -> list[str]:
    return text_lines(data.decode("utf-8", "replace"))


def _with_windows_ends(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _at(place: Place, lines: list[str]) -> str:
    return lines[place.line - 1][place.column - 1 : place.end_column - 1]


def _is_verbatim(link: CodeLink) -> bool:
    place = link.place
    return place.line == place.end_line and place.end_column - place.column == len(link.target)


def _assert_inside(place: Place, lines: list[str]) -> None:
    """An editor can show it: on a line that is there, or right behind the last character of one."""
    assert (place.line, place.column) <= (place.end_line, place.end_column)
    for line, column in ((place.line, place.column), (place.end_line, place.end_column)):
        assert 1 <= line <= max(1, len(lines))
        assert 1 <= column <= len(lines[line - 1] if lines else "") + 2


def _assert_lines(span: Span, lines: list[str]) -> None:
    assert 1 <= span.first <= span.last <= max(1, len(lines))


def _assert_replaced(before: str, after: str, link: CodeLink) -> None:
    """Both texts begin and end alike, and what is left of the old one is no longer than the target and its quotes."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    assert len(before) - head - tail <= len(link.target) + 2


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next(
        (number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other))
    )
