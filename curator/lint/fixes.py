"""Findings that can be mended without a person -> edits of notes, and the lock after them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curator.formats.lock import lock_text_of
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.lock_conflict import settled
from curator.model.links import LinkFreshness, LinkState, LockEntry
from curator.model.notes import CodeLink, link_key
from curator.model.text import Place, RepoPath
from curator.parsers.code_link import parse_reference

_PLAIN = re.compile(r"(?!(?i:null)\Z)[\w./][\w./@+-]*(?:#[\w.$]+(?:-L\d+)?)?")
_AS_IN_QUOTES = re.compile(r"[^'\"\\]*")


@dataclass(frozen=True, slots=True)
class Edit:
    """Text at a place of a file, and what takes its place."""

    path: RepoPath
    place: Place
    old: str
    new: str


def edits(base: KnowledgeBase) -> tuple[Edit, ...]:
    """Links to what has moved and has not changed; one that changed as well is for a person to verify.

    Left to a person are also those that would be linked twice then, targets that stand in the note in another spelling
    (escapes, folded lines), and names that no code link can have. None while the lock cannot be read: whether a target has changed is not known.
    """
    if base.lock.problem:
        return ()
    linked = Counter(_key_after(link) for link in base.links)
    return tuple(
        Edit(link.note.path, link.link.place, link.link.target, str(link.moved_to))
        for link in base.links
        if _is_pure_move(link)
        and linked[_key_after(link)] == 1
        and _is_verbatim(link.link)
        and _is_target(str(link.moved_to))
    )


def lock_after(base: KnowledgeBase, found: Sequence[Edit]) -> tuple[LockEntry, ...]:
    """The lock's entries, those of the edited links as they would have been written for the new target, sorted.

    An entry that already stands for a new target is of a link that is gone, and goes too.
    """
    moved = {(edit.path, link_key(edit.old)): edit.new for edit in found}
    taken = {(edit.path, link_key(edit.new)) for edit in found}
    known = {(link.note.path, link_key(link.link.target)): link.entry for link in base.links}
    entries = [
        replace(known.get(key) or entry, target=moved[key]) if key in moved else entry
        for entry in base.entries
        for key in [(entry.note, link_key(entry.target))]
        if key in moved or key not in taken
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.note, entry.target)))


def standing(text: str, changes: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits whose old text stands at its place, in their order."""
    lines = _lines(text)
    return tuple(edit for edit in changes if _split(lines, edit)[1] == edit.old)


def settled_lock(base: KnowledgeBase) -> str | None:
    """The text of a lock in dispute with one block a link; None where it is in none, or a person has to mend it."""
    if not base.lock.claims:
        return None
    return lock_text_of(base.lock.head, [block.text for block in settled(base.lock, base.links)])


def edited(text: str, changes: Iterable[Edit]) -> str:
    """A file's text after the edits of it that stand; line ends, BOM and all the rest stay as they are."""
    lines = _lines(text)
    for edit in sorted(standing(text, changes), key=lambda edit: edit.place, reverse=True):
        lines[2 * (edit.place.line - 1)] = _edited_line(lines, edit)
    return "".join(lines)


def _lines(text: str) -> list[str]:
    """Lines and, between them, their ends."""
    return re.split(r"(\r\n|\r|\n)", text)


def _split(lines: Sequence[str], edit: Edit) -> tuple[str, str, str]:
    """The edit's line: what stands before its place, at it, and after it."""
    number = 2 * (edit.place.line - 1)
    line = lines[number] if number < len(lines) else ""
    mark = "\ufeff" if edit.place.line == 1 and line.startswith("\ufeff") else ""
    start, end = edit.place.column - 1 + len(mark), edit.place.end_column - 1 + len(mark)
    return line[:start], line[start:end], line[end:]


def _edited_line(lines: Sequence[str], edit: Edit) -> str:
    before, _, after = _split(lines, edit)
    is_quoted = before[-1:] in ("'", '"') and after[:1] == before[-1:]
    if (_AS_IN_QUOTES if is_quoted else _PLAIN).fullmatch(edit.new):
        return f"{before}{edit.new}{after}"
    if is_quoted:
        before, after = before[:-1], after[1:]
    return f"{before}{json.dumps(edit.new, ensure_ascii=False)}{after}"


def _is_pure_move(link: LinkFreshness) -> bool:
    return link.state is LinkState.MOVED and link.change is None and not link.is_guess


def _key_after(link: LinkFreshness) -> tuple[RepoPath, str]:
    """What the link's entry would be found by when the note is mended."""
    return link.note.path, link_key(link.moved_to or link.link.target)


def _is_target(text: str) -> bool:
    return not isinstance(parse_reference(text, RepoPath("")), str)


def _is_verbatim(link: CodeLink) -> bool:
    """Whether the target stands at its place letter by letter: every other spelling in YAML is longer, or has lines."""
    place = link.place
    width = place.end_column - place.column
    return place.line == place.end_line and width == len(link.target)
