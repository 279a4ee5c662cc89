"""Front matter of a note -> its values, and what is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from curator.model.notes import (
    CodeLink,
    FrontMatterPlaces,
    NoteKind,
    NoteStatus,
    Problem,
    ProblemKind,
    Question,
    Watch,
)
from curator.model.text import Place, RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.front_matter_keys import probable_key
from curator.parsers.front_matter_values import (
    Reader,
    choice,
    fields,
    items,
    one_text,
    scalars,
    texts,
)
from curator.parsers.yaml_nodes import Mapping, Node, Scalar, Unreadable, read_nodes

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")
_CONFLICT = "<<<<<<< "
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TOP = re.compile(r"[1-9]\d{0,2}")
_HIGHEST_TOP = 100
_MATERIAL_STATUSES = ("new",)
_FALSE = ("", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class FrontMatterText:
    """Where front matter stands in a file. `text` is None where there is none."""

    text: str | None
    body_line: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    title: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    kind: NoteKind | None = None
    status: NoteStatus = NoteStatus.ACTIVE
    owners: tuple[str, ...] = ()
    code: tuple[CodeLink, ...] = ()
    aliases: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    supersedes: tuple[str, ...] = ()
    review_by: str | None = None
    is_generated: bool = False
    places: FrontMatterPlaces = field(default_factory=FrontMatterPlaces)
    problems: tuple[Problem, ...] = ()


def split_front_matter(lines: list[str]) -> FrontMatterText:
    """Front matter stands between a first line `---` and a line `---` or `...`; a merge that failed may stand above it."""
    if lines and lines[0].startswith(_CONFLICT):
        place = Place(1, 1, 1, len(lines[0]) + 1)
        problem = _problem("the note has conflict markers", "resolve the conflict", place)
        return FrontMatterText(None, 1, (problem,))
    if not lines or not _FENCE.fullmatch(lines[0]):
        return FrontMatterText(None, 1)
    for index, line in enumerate(lines[1:], 1):
        if _END.fullmatch(line):
            return FrontMatterText("\n".join(lines[1:index]), index + 2)
    if len(lines) > 1 and _KEY.match(lines[1]):
        problem = _problem(
            "the front matter has no end", "put a line `---` after it", Place(1, 1, 1, 4)
        )
        return FrontMatterText(None, 1, (problem,))
    return FrontMatterText(None, 1)


def parse_front_matter(text: str) -> FrontMatter:
    """The values of a note's front matter, whose first line is the second of the file."""
    root = read_nodes(text, 2)
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        return FrontMatter()
    if isinstance(root, Unreadable):
        return FrontMatter(problems=(_problem(root.message, root.help, root.place),))
    if not isinstance(root, Mapping):
        message = "the front matter is not a mapping of keys to values"
        return FrontMatter(problems=(_problem(message, "write `key: value` lines", root.place),))
    return _front_matter(root)


def parse_foreign_front_matter(text: str) -> FrontMatter:
    """The few values that are taken from a document outside the notes' folder; nothing in it is a problem."""
    root = read_nodes(text, 2)
    if not isinstance(root, Mapping):
        return FrontMatter()
    reader = Reader({key.value: value for key, value in root.pairs})
    return FrontMatter(
        title=one_text(reader, "title"),
        description=one_text(reader, "description"),
        tags=tuple(scalar.value for scalar in scalars(reader, "tags")),
    )


def _front_matter(root: Mapping) -> FrontMatter:
    reader = _keys(root)
    return FrontMatter(
        title=one_text(reader, "title"),
        description=one_text(_silent(reader), "description"),
        tags=tuple(scalar.value for scalar in scalars(_silent(reader), "tags")),
        kind=_kind(reader),
        status=_status(reader),
        owners=texts(reader, "owners"),
        code=tuple(_code_links(reader)),
        aliases=texts(reader, "aliases"),
        questions=tuple(_questions(reader)),
        supersedes=texts(reader, "supersedes"),
        review_by=_review_by(reader),
        is_generated=one_text(_silent(reader), "x-generated").lower() not in _FALSE,
        places=_places(_silent(reader)),
        problems=tuple(sorted(reader.problems, key=lambda problem: problem.place)),
    )


def _places(reader: Reader) -> FrontMatterPlaces:
    review_by = reader.values.get("review_by")
    return FrontMatterPlaces(
        owners=tuple(scalar.place for scalar in scalars(reader, "owners")),
        supersedes=tuple(scalar.place for scalar in scalars(reader, "supersedes")),
        review_by=review_by.place if review_by else None,
    )


def _problem(message: str, help_text: str, place: Place) -> Problem:
    return Problem(ProblemKind.INVALID, message, help_text, place, key="")


def _silent(reader: Reader) -> Reader:
    """For keys that are not ours: their values are read where they can be, and never complained about."""
    return Reader(reader.values)


def _keys(root: Mapping) -> Reader:
    """The first value of each key."""
    reader = Reader({})
    for key, value in root.pairs:
        if key.value in reader.values:
            message = f"`{key.value:.60}` stands here twice"
            reader.invalid(key.value, message, key.place, help_text="keep one of them")
            continue
        reader.values[key.value] = value
        meant = probable_key(key.value)
        if meant:
            reader.unknown(key, f"did you mean `{meant}`?")
    return reader


def _kind(reader: Reader) -> NoteKind | None:
    kind = choice(reader, "kind", tuple(NoteKind))
    return NoteKind(kind) if kind else None


def _status(reader: Reader) -> NoteStatus:
    """Material's own values say nothing about whether a note holds."""
    if one_text(_silent(reader), "status") in _MATERIAL_STATUSES:
        return NoteStatus.ACTIVE
    return NoteStatus(choice(reader, "status", tuple(NoteStatus)) or NoteStatus.ACTIVE)


def _review_by(reader: Reader) -> str | None:
    text = one_text(reader, "review_by")
    if not text or _is_date(text):
        return text or None
    place = reader.values["review_by"].place
    remedy = "write it as 2027-05-01"
    reader.invalid("review_by", "`review_by` is not a date", place, help_text=remedy)
    return None


def _is_date(text: str) -> bool:
    try:
        return _ISO_DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _code_links(reader: Reader) -> Iterator[CodeLink]:
    seen: set[str] = set()
    for item in items(reader, "code"):
        path, watch = _code_entry(reader, item)
        if path is None:
            continue
        error = (
            "a code link cannot be empty"
            if path.is_empty
            else parse_reference(path.value, RepoPath(""))
        )
        if isinstance(error, str):
            reader.invalid("code", error, path.place)
        elif path.value in seen:
            message = f"`{path.value}` is linked twice"
            reader.invalid("code", message, path.place, help_text="keep one of them")
        else:
            seen.add(path.value)
            yield CodeLink(path.value, watch, path.place)


def _code_entry(reader: Reader, item: Node) -> tuple[Scalar | None, Watch | None]:
    if isinstance(item, Scalar):
        return item, None
    given = fields(reader, item, "code", ("path", "watch"))
    path = given.get("path")
    watch = choice(Reader(given, reader.problems), "watch", tuple(Watch))
    if not isinstance(path, Scalar):
        message = "an entry of `code` is a path, or a mapping with `path`"
        reader.invalid("code", message, item.place)
        return None, None
    return path, Watch(watch) if watch else None


def _questions(reader: Reader) -> Iterator[Question]:
    for item in items(reader, "questions"):
        given: dict[str, Node] = {"ask": item}
        if not isinstance(item, Scalar):
            given = fields(reader, item, "questions", ("ask", "top"))
        ask = given.get("ask")
        if isinstance(ask, Scalar) and ask.value.strip() and not ask.is_empty:
            yield Question(" ".join(ask.value.split()), _top(reader, given), ask.place)
        else:
            message = "an entry of `questions` is a text, or a mapping with `ask`"
            reader.invalid("questions", message, item.place)


def _top(reader: Reader, given: dict[str, Node]) -> int | None:
    top = given.get("top")
    if top is None:
        return None
    if isinstance(top, Scalar) and _TOP.fullmatch(top.value) and int(top.value) <= _HIGHEST_TOP:
        return int(top.value)
    reader.invalid("questions", f"`top` is a number from 1 to {_HIGHEST_TOP}", top.place)
    return None
