"""`LockEntry` values -> the text of `curator.lock`: sorted, one block a link, so that disjoint edits merge."""

import json
from collections.abc import Iterable

from curator.model.links import LockEntry

_HEAD = "# Written by `curator verify`. Which notes a person has checked against which code.\nversion = 1\n"


def lock_text(entries: Iterable[LockEntry]) -> str:
    """The whole file, ending in a line feed."""
    blocks = (
        _block(entry) for entry in sorted(entries, key=lambda entry: (entry.note, entry.target))
    )
    return "\n".join([_HEAD, *blocks])


def lock_text_of(head: str, blocks: Iterable[str]) -> str:
    """The whole file from blocks as they were written, with the line ends that they have."""
    end = "\r\n" if "\r\n" in head else "\n"
    return f"{end}{end}".join([head, *blocks]) + end


def _block(entry: LockEntry) -> str:
    values = {
        "note": _quoted(entry.note),
        "target": _quoted(entry.target),
        "signature": _quoted(entry.fingerprint.signature),
        "body": _quoted(entry.fingerprint.body),
        "doc": _quoted(entry.fingerprint.doc),
        "text": _quoted(entry.text),
        "blob": _quoted(entry.blob) if entry.blob else "",
        "verified_on": entry.verified_on,
        "verified_by": _quoted(entry.verified_by),
        "confirmed": _quoted(entry.confirmed),
        "why": _quoted(entry.why) if entry.why else "",
    }
    return "[[link]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items() if value)


def _quoted(text: str) -> str:
    """A TOML basic string. JSON's escapes are TOML's too, but for U+007F, which JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
