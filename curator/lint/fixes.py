"""Findings that can be mended without a person -> edits of notes, and the lock after them."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from curator.formats.lock import lock_text_of
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.lock_conflict import settled
from curator.model.links import LinkFreshness, LinkState, LockEntry
from curator.model.notes import link_key
from curator.model.text import Place, RepoPath

_PLAIN = re.compile(r"[\w./@+-]+(?:#[\w.$]+(?:-L\d+)?)?")


@dataclass(frozen=True, slots=True)
class Edit:
    """Text at a place of a file, and what takes its place."""

    path: RepoPath
    place: Place
    old: str
    new: str


def edits(base: KnowledgeBase) -> tuple[Edit, ...]:
    """Links to what has moved and has not changed; one that changed as well is for a person to verify.

    None while the lock cannot be read: whether a target has changed is not known.
    """
    if base.lock.problem:
        return ()
    return tuple(
        Edit(link.note.path, link.link.place, link.link.target, str(link.moved_to))
        for link in base.links
        if _is_pure_move(link)
    )


def lock_after(base: KnowledgeBase, found: Iterable[Edit]) -> tuple[LockEntry, ...]:
    """The lock's entries, those of the edited links as they would have been written for the new target, sorted."""
    moved = {(edit.path, link_key(edit.old)): edit.new for edit in found}
    known = {(link.note.path, link_key(link.link.target)): link.entry for link in base.links}
    entries = [
        replace(known.get(key) or entry, target=moved[key]) if key in moved else entry
        for entry in base.entries
        for key in [(entry.note, link_key(entry.target))]
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.note, entry.target)))


def settled_lock(base: KnowledgeBase) -> str | None:
    """The text of a lock in dispute with one block a link; None where it is in none, or a person has to mend it."""
    if not base.lock.claims:
        return None
    return lock_text_of(base.lock.head, [block.text for block in settled(base.lock, base.links)])


def edited(text: str, changes: Iterable[Edit]) -> str:
    """A file's text after the edits of it; line ends, BOM and all the rest stay as they are.

    An edit whose old text does not stand at its place is left out.
    """
    lines = re.split(r"(\r\n|\r|\n)", text)
    for edit in sorted(changes, key=lambda edit: edit.place, reverse=True):
        number = 2 * (edit.place.line - 1)
        if number < len(lines):
            lines[number] = _edited_line(lines[number], edit)
    return "".join(lines)


def _edited_line(line: str, edit: Edit) -> str:
    mark = "\ufeff" if edit.place.line == 1 and line.startswith("\ufeff") else ""
    start, end = edit.place.column - 1 + len(mark), edit.place.end_column - 1 + len(mark)
    before, old, after = line[:start], line[start:end], line[end:]
    if old != edit.old:
        return line
    is_quoted = before[-1:] in ("'", '"') and after[:1] == before[-1:]
    needs_quotes = not is_quoted and not _PLAIN.fullmatch(edit.new)
    new = json.dumps(edit.new, ensure_ascii=False) if needs_quotes else edit.new
    return f"{before}{new}{after}"


def _is_pure_move(link: LinkFreshness) -> bool:
    return link.state is LinkState.MOVED and link.change is None
