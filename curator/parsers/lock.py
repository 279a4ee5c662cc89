"""The text of `curator.lock` -> `Lock`; what cannot be believed is said, never guessed."""

import re
import tomllib

from curator.model.code import Fingerprint
from curator.model.links import Lock, LockEntry
from curator.model.text import RepoPath

EMPTY = Lock(entries=(), problem=None, problem_line=1)

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_BLOB = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?")
_AT_LINE = re.compile(r"at line (\d+)")
_NEEDED = (
    "note",
    "target",
    "signature",
    "body",
    "doc",
    "text",
    "verified_on",
    "verified_by",
    "confirmed",
)
_OPTIONAL = ("blob", "why")


def parse_lock(data: bytes) -> Lock:
    """Entries sorted by note and target. With a problem there are no entries: none of them can be relied on."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return _broken("it is not UTF-8", 1)
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line):
            return _broken("it has conflict markers of a merge", number)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = _AT_LINE.search(str(error))
        return _broken(f"it is not valid TOML ({error})", int(place[1]) if place else 1)
    return _lock(table)


def _lock(table: dict[str, object]) -> Lock:
    if type(table.get("version")) is not int or table["version"] != 1:
        return _broken("its version is not 1; a newer `curator` may have written it", 1)
    unknown = sorted(table.keys() - {"version", "link"})
    if unknown:
        return _broken(f"it has an unknown key `{unknown[0]}`", 1)
    rows = table.get("link", [])
    if not isinstance(rows, list):
        return _broken("`link` is not a list of tables", 1)
    entries: dict[tuple[str, str], LockEntry] = {}
    for row in rows:
        entry = _entry(row)
        if entry is None:
            return _broken(f"an entry lacks a key or has a wrong value: {row!r:.120}", 1)
        if entries.setdefault((entry.note, entry.target), entry) != entry:
            return _broken(f"it has two different entries for `{entry.target}` in {entry.note}", 1)
    return Lock(tuple(entries[key] for key in sorted(entries)), problem=None, problem_line=1)


def _entry(row: object) -> LockEntry | None:
    if not isinstance(row, dict):
        return None
    values = {key: row.get(key, "") for key in (*_NEEDED, *_OPTIONAL)}
    values["verified_on"] = str(values["verified_on"])  # a bare TOML date
    if not all(isinstance(value, str) for value in values.values()):
        return None
    if not all(values[key] for key in _NEEDED):
        return None
    if not (_DATE.fullmatch(values["verified_on"]) and _BLOB.fullmatch(values["blob"])):
        return None
    prints = Fingerprint(values.pop("signature"), values.pop("body"), values.pop("doc"))
    return LockEntry(note=RepoPath(values.pop("note")), fingerprint=prints, **values)


def _broken(problem: str, line: int) -> Lock:
    return Lock(entries=(), problem=problem, problem_line=line)
