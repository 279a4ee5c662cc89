"""The text of `curator.lock` -> `Lock`; what cannot be believed is said, never guessed."""

import re

from curator.model.code import Fingerprint
from curator.model.links import Lock, LockBlock, LockEntry
from curator.model.notes import link_key
from curator.model.text import RepoPath, Span
from curator.parsers.lock_sides import blocks, first_marker, sides
from curator.parsers.shown_value import shown_value
from curator.parsers.toml_tables import toml_tables

EMPTY = Lock(entries=(), problem=None, problem_line=1)

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
    """Entries sorted by note and target. With a problem there are no entries: none of them can be relied on.

    Of a merge that failed, and of entries that disagree, every side's blocks are given as `claims`.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken("it is not UTF-8", 1)
    marker = first_marker(text)
    if marker is not None:
        return _disputed("it has conflict markers of a merge", marker, text)
    try:
        table = toml_tables(text)
    except ValueError as error:
        place = _AT_LINE.search(str(error))
        return _broken(f"it is not valid TOML ({error})", int(place[1]) if place else 1)
    return _lock(table, text)


def entry_spans(data: bytes) -> dict[tuple[RepoPath, str], Span]:
    """The lines of each entry of a lock that can be read, by its note and the key of its link."""
    found = ((line, text, _block(text)) for line, text in blocks(data.decode("utf-8-sig"))[1])
    return {
        _link(block.entry): Span(line, line + text.count("\n"))
        for line, text, block in found
        if block
    }


def _lock(table: dict[str, object], text: str) -> Lock:
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
            return _broken(f"an entry lacks a key or has a wrong value: {shown_value(row)}", 1)
        if entries.setdefault(_link(entry), entry) != entry:
            problem = f"it has two different entries for `{entry.target}` in {entry.note}"
            return _disputed(problem, _last_line(entry, text), text)
    found = sorted(entries.values(), key=lambda entry: (entry.note, entry.target))
    return Lock(tuple(found), problem=None, problem_line=1)


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


def _disputed(problem: str, line: int, text: str) -> Lock:
    """A lock that more than one person wrote; without claims where a side of it cannot be read."""
    head = ""
    claims: dict[LockEntry, LockBlock] = {}
    for side in sides(text):
        before, raw = blocks(side)
        head = head or before
        found = [_block(block) for _, block in raw]
        if _loaded(before) != {"version": 1} or None in found:
            return _broken(problem, line)
        for block in filter(None, found):
            claims.setdefault(block.entry, block)
    return Lock((), problem, line, head=head, claims=tuple(claims.values()))


def _block(text: str) -> LockBlock | None:
    table = _loaded(text)
    rows = table.get("link")
    if table.keys() != {"link"} or not isinstance(rows, list):
        return None
    entry = _entry(rows[0])
    return LockBlock(entry, text) if entry is not None else None


def _loaded(text: str) -> dict[str, object]:
    try:
        return toml_tables(text)
    except ValueError:
        return {}


def _last_line(entry: LockEntry, text: str) -> int:
    """Where the last block for the same link begins."""
    found = ((line, _block(block)) for line, block in blocks(text)[1])
    return max(
        (line for line, block in found if block and _link(block.entry) == _link(entry)), default=1
    )


def _link(entry: LockEntry) -> tuple[RepoPath, str]:
    return entry.note, link_key(entry.target)
