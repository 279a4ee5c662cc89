"""Configuration text -> `Config`: a closed schema, every error with its key and what was probably meant."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from curator.errors import ConfigError
from curator.model.config import Config, ContextConfig, EvalConfig, LintConfig
from curator.model.diagnostics import Severity
from curator.parsers.shown_value import shown_value
from curator.parsers.toml_tables import toml_tables

_BLOB = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FOLDER = re.compile(r"[^\\\x00-\x1f\x7f*?\[\]]+")

Value = object
T = TypeVar("T")


def parse_toml(data: bytes, name: str) -> dict[str, Value]:
    """A TOML file's tables. Raises `ConfigError` with the line that cannot be read."""
    try:
        return toml_tables(data.decode("utf-8-sig"))
    except ValueError as error:
        raise ConfigError(f"{name} is not valid TOML: {error}") from error


def parse_config(table: Mapping[str, Value], name: str) -> Config:
    """The configuration that a table of keys means; `name` stands in the errors. Raises `ConfigError`."""
    values = _read(table, _TOP, name, "")
    parts = {key: values.pop(key) for key in ("lint", "context", "eval") if key in values}
    return replace(Config(), **values, **parts)  # type: ignore[arg-type]  # the table below gives each its type


def _read(
    table: Mapping[str, Value],
    keys: Mapping[str, Callable[[Value, str], Value]],
    name: str,
    prefix: str,
) -> dict[str, Value]:
    values = {}
    for key in table:
        if key not in keys:
            raise ConfigError(f"{name}: unknown key `{prefix}{key}`{_did_you_mean(key, keys)}")
        try:
            values[key.replace("-", "_")] = keys[key](table[key], f"{name}: `{prefix}{key}`")
        except ValueError as error:
            raise ConfigError(str(error)) from error
    return values


def _did_you_mean(key: str, keys: Mapping[str, object]) -> str:
    close = get_close_matches(key, keys, n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else f"; known keys: {', '.join(keys)}"


def _text(value: Value, place: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{place} takes a text in quotes, not {shown_value(value)}")
    return value


def _folder(value: Value, place: str) -> str:
    folder = posixpath.normpath(_text(value, place))
    if folder in (".", "") or folder.startswith(("/", "..")) or not _FOLDER.fullmatch(folder):
        raise ValueError(f"{place} takes a folder below the configuration, such as `kb`")
    return folder


def _texts(value: Value, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{place} takes a list of texts, not {shown_value(value)}")
    return tuple(value)


def _blobs(value: Value, place: str) -> tuple[str, ...]:
    for blob in _texts(value, place):
        if not _BLOB.fullmatch(blob):
            raise ValueError(
                f"{place} takes whole blob ids, as `git rev-parse COMMIT:PATH` prints them, not `{blob:.80}`"
            )
    return _texts(value, place)


def _count(value: Value, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 10_000_000:
        raise ValueError(
            f"{place} takes a whole number from 1 to 10,000,000, not {shown_value(value)}"
        )
    return value


def _one_of(*choices: str) -> Callable[[Value, str], str]:
    def read(value: Value, place: str) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError(f"{place} takes one of {', '.join(choices)}, not {shown_value(value)}")
        return value

    return read


def _severity(value: Value, place: str) -> Severity:
    return Severity(_one_of(*Severity)(value, place))


def _globs_to_codes(value: Value, place: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ValueError(f"{place} takes a table of glob = [codes]")
    return tuple((glob, _texts(codes, place)) for glob, codes in value.items())


def _section(
    make: Callable[..., T], keys: Mapping[str, Callable[[Value, str], Value]]
) -> Callable[[Value, str], T]:
    def read(value: Value, place: str) -> T:
        name, _, key = place.rpartition(": ")
        if not isinstance(value, dict):
            raise ValueError(f"{place} takes a table")
        return make(**_read(value, keys, name, f"{key.strip('`')}."))

    return read


_LINT: Mapping[str, Callable[[Value, str], Value]] = {
    "select": _texts,
    "ignore": _texts,
    "per-file-ignores": _globs_to_codes,
    "fail-on": _severity,
    "baseline": _folder,
}
_TOP: Mapping[str, Callable[[Value, str], Value]] = {
    "kb": _folder,
    "code": _texts,
    "exclude": _texts,
    "extra": _texts,
    "forge": _text,
    "undecided": _one_of("fail", "report"),
    "revoked": _blobs,
    "lint": _section(LintConfig, _LINT),
    "context": _section(ContextConfig, {"budget": _count, "counter": _one_of("estimate")}),
    "eval": _section(EvalConfig, {"top": _count, "negatives": _texts}),
}
