"""The text of `curator-baseline.json` -> the defects that a repository lives with for now."""

import json
from collections import Counter

from curator.errors import ConfigError
from curator.model.diagnostics import Key
from curator.model.text import RepoPath


def parse_known_defects(data: bytes, name: str) -> Counter[Key]:
    """How often each may occur. Raises `ConfigError` where the file is not what `--update-baseline` writes."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{name} is not valid JSON: {error}; {_REMEDY}") from error
    if not isinstance(value, dict) or value.get("version") != 1:
        raise ConfigError(f"{name}: its version is not 1; a newer `curator` may have written it")
    rows = value.get("diagnostics")
    if not isinstance(rows, list):
        raise ConfigError(f"{name}: `diagnostics` is not a list; {_REMEDY}")
    known: Counter[Key] = Counter()
    for row in rows:
        known[_key(row, name)] += _count(row, name)
    return known


_REMEDY = "undo the edit, or delete the file and run `curator lint --update-baseline`"


def _key(row: object, name: str) -> Key:
    if isinstance(row, dict):
        code, path, subject = (row.get(key) for key in ("code", "path", "subject"))
        if isinstance(code, str) and isinstance(path, str) and isinstance(subject, str):
            return code, RepoPath(path), subject
    raise ConfigError(f"{name}: an entry lacks code, path or subject: {row!r:.120}; {_REMEDY}")


def _count(row: dict[str, object], name: str) -> int:
    count = row.get("count", 1)
    if type(count) is int and count > 0:
        return count
    raise ConfigError(f"{name}: `count` is no number above 0: {row!r:.120}; {_REMEDY}")
