"""A package's manifest (JSON, with comments too, TOML, go.mod) -> its values."""

import json
import re
from collections.abc import Iterator, Mapping

from curator.errors import ConfigError
from curator.parsers.config import parse_toml

Value = object
_COMMENT = re.compile(
    r"(?P<string>(?<!\\)\"(?:[^\"\\\n]|\\.)*+\")|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|,(?=(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*+\*/)*+[}\]])"
)
_GO_MODULE = re.compile(rb"^module[ \t]+\"?([^\s\"]+)", re.MULTILINE)
_LARGEST = 1_000_000


def json_table(data: bytes) -> dict[str, Value]:
    """The object in a JSON file with or without comments and last commas; empty where it cannot be read."""
    if len(data) > _LARGEST:
        return {}
    text = data.decode("utf-8-sig", "replace")
    try:
        value = json.loads(_COMMENT.sub(lambda found: found["string"] or "", text))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def toml_table(data: bytes) -> dict[str, Value]:
    """Empty where it cannot be read."""
    try:
        return parse_toml(data, "") if len(data) <= _LARGEST else {}
    except ConfigError:
        return {}


def go_module(data: bytes) -> str:
    """The path that a `go.mod` gives its module; empty: none."""
    found = _GO_MODULE.search(data)
    return found[1].decode("utf-8", "replace") if found else ""


def table(values: Mapping[str, Value], key: str) -> dict[str, Value]:
    """A table in a table; empty where there is none."""
    value = values.get(key)
    return value if isinstance(value, dict) else {}


def tables(values: Mapping[str, Value], key: str) -> list[dict[str, Value]]:
    """The tables of a list in a table."""
    value = values.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text(values: Mapping[str, Value], key: str) -> str:
    """A text in a table; empty where there is none."""
    value = values.get(key)
    return value if isinstance(value, str) else ""


def texts(value: Value) -> Iterator[str]:
    """The texts in a value, however deep they stand, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)
