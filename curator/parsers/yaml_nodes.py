"""YAML text -> nodes with places. Only what front matter needs: no anchors, aliases or tags, and caps on size and depth.

Scalars stay the text that was written (`no` is "no"): what they mean is the schema's matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from curator.model.text import Place

_LARGEST = 16 * 1024
_DEEPEST = 16
_OTHER_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")
_EMPTY = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Scalar:
    value: str
    place: Place
    """Of the text alone, without quotes."""
    is_empty: bool
    """Nothing, `~` or `null`, without quotes."""


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs in the order in which they were written; keys may repeat."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    place: Place


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why the text is not YAML that we read, and where it goes wrong."""

    message: str
    help: str
    place: Place


class _Refused(ValueError):
    """Valid YAML that front matter has no use for."""

    def __init__(self, message: str, help_text: str, event: yaml.Event) -> None:
        super().__init__(message)
        self.unreadable = Unreadable(message, help_text, _event_place(event, event))


def read_nodes(text: str, first_line: int) -> Node | Unreadable | None:
    """The document's root; None for an empty one. `first_line` is the line of the file where the text begins."""
    if len(text.encode("utf-8", "replace")) > _LARGEST:
        place = Place(first_line, 1, first_line, 1)
        return Unreadable("the front matter is larger than 16 KB", "move text into the body", place)
    padding = "\n" * (first_line - 1)
    try:
        events = yaml.parse(padding + text.translate(_OTHER_LINE_ENDS), Loader=yaml.SafeLoader)
        return _document(iter(events))
    except _Refused as refused:
        return refused.unreadable
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        return _unreadable(error, text, first_line)


def _document(events: Iterator[yaml.Event]) -> Node | None:
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent | yaml.StreamStartEvent):
            continue
        if isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent):
            continue
        root = _node(event, events, 1)
    return root


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    _refuse(event, depth)
    match event:
        case yaml.ScalarEvent():
            return _scalar(event)
        case yaml.SequenceStartEvent():
            return _sequence(event, events, depth)
        case _:
            return _mapping(event, events, depth)


def _refuse(event: yaml.Event, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise _Refused(
            "anchors and aliases (`&`, `*`) are not read", "put the value in quotes", event
        )
    if getattr(event, "tag", None) is not None:
        raise _Refused("tags (`!`) are not read", "put the value in quotes", event)
    if depth > _DEEPEST:
        raise _Refused(f"more than {_DEEPEST} levels deep", "", event)


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    style: str | None = event.style
    place = _event_place(event, event)
    if style in ("'", '"'):
        place = Place(place.line, place.column + 1, place.end_line, place.end_column - 1)
    value: str = event.value
    return Scalar(value, place, is_empty=not style and value in _EMPTY)


def _sequence(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
    items = []
    end = event
    for end in events:
        if isinstance(end, yaml.SequenceEndEvent):
            break
        items.append(_node(end, events, depth + 1))
    return Sequence(tuple(items), _event_place(event, end))


def _mapping(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
    pairs = []
    end = event
    for end in events:
        if isinstance(end, yaml.MappingEndEvent):
            break
        key = _node(end, events, depth + 1)
        if not isinstance(key, Scalar):
            raise _Refused("a key is text, not a list or a mapping", "put the key in quotes", end)
        pairs.append((key, _node(next(events), events, depth + 1)))
    return Mapping(tuple(pairs), _event_place(event, end))


def _event_place(first: yaml.Event, last: yaml.Event) -> Place:
    """From the first event's beginning to the last one's: to its end if they are the same, else to its beginning."""
    start, end = first.start_mark, last.end_mark if first is last else last.start_mark
    if start is None or end is None:  # only events that were not read from a text have none
        return Place(1, 1, 1, 1)
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _unreadable(error: Exception, text: str, first_line: int) -> Unreadable:
    mark: yaml.Mark | None = getattr(error, "problem_mark", None)
    if mark is None:
        reason = getattr(error, "reason", None) or "the front matter is not valid YAML"
        return Unreadable(
            f"the front matter is not valid YAML: {reason}", "", Place(first_line, 1, first_line, 1)
        )
    problem: str = getattr(error, "problem", None) or "it cannot be read"
    line, column = mark.line + 1, mark.column + 1
    char = _character(text, line - first_line, mark.column)
    if "cannot start any token" in problem and char in "@`%\t":
        name = "a tab" if char == "\t" else f"`{char}`"
        message = f"the front matter is not valid YAML: {name} cannot begin a value"
        remedy = "indent with spaces" if char == "\t" else f'put the value in quotes: "{char}..."'
        return Unreadable(message, remedy, Place(line, column, line, column + 1))
    message = f"the front matter is not valid YAML: {problem}"
    return Unreadable(message, _remedy(problem), Place(line, column, line, column + 1))


def _remedy(problem: str) -> str:
    return "put a value that contains `: ` in quotes" if "mapping values" in problem else ""


def _character(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line][column : column + 1] if 0 <= line < len(lines) else ""
