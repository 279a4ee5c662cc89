"""A link -> what a person must see to verify it, and the lock entry that says they did."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from posixpath import basename

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.resolve import resolve
from curator.model.links import (
    LinkFreshness,
    LinkState,
    Lock,
    LockEntry,
    Resolution,
    Review,
    Target,
)
from curator.model.notes import Note, Reference, Section
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.ports import Entry, EntryKind, History, Tree


@dataclass(frozen=True, slots=True)
class OneFile:
    """A tree of a single file: a blob that the lock remembers."""

    path: RepoPath
    blob: str
    data: bytes

    @property
    def commit(self) -> str | None:
        return None

    def entries(self) -> Mapping[RepoPath, Entry]:
        return {self.path: Entry(EntryKind.FILE, self.blob)}

    def entry(self, path: RepoPath) -> Entry | None:
        return self.entries().get(path)

    def read(self, path: RepoPath) -> bytes:
        if path != self.path:
            raise UnreadableFile(f"{path} is not in this tree")
        return self.data


def review(
    link: LinkFreshness, *, tree: Tree, history: History, derived: Derived, root: RepoPath
) -> Review:
    """What a person has to look at before the link can be called verified."""
    section = _section(link)
    source = tree.read(link.note.path).decode("utf-8", "replace").splitlines()
    now = _text(link.resolution, tree)
    then = _then(link, history, derived, root)
    diff = now if then is None else list(unified_diff(then, now, lineterm="", n=3))[2:]
    return Review(
        link=link,
        section=tuple(source[section.span.first - 1 : section.span.last]) if section else (),
        section_line=section.span.first if section else 1,
        diff=tuple(diff),
        is_new=then is None,
    )


def needs_review(link: LinkFreshness) -> bool:
    """Whether verifying would say anything new of this link."""
    entry, target = link.entry, link.resolution
    if not isinstance(target, Target):
        return False
    if entry is None:
        return True
    return entry.fingerprint != target.fingerprint or entry.text != link.note.prose


def lock_entry(link: LinkFreshness, *, who: str, when: str, confirmed: str, why: str) -> LockEntry:
    """The entry for a link that has a target; an earlier reason is kept where no new one is given."""
    if not isinstance(link.resolution, Target):
        raise TypeError("only a link with a target can be verified")
    return LockEntry(
        note=link.note.path,
        target=link.link.target,
        fingerprint=link.resolution.fingerprint,
        text=link.note.prose,
        blob=link.resolution.blob or "",
        verified_on=when,
        verified_by=who,
        confirmed=confirmed,
        why=why or (link.entry.why if link.entry else ""),
    )


def updated_lock(
    lock: Lock, new: Iterable[LockEntry], notes: Iterable[Note]
) -> tuple[LockEntry, ...]:
    """The lock with new entries, and without those of notes and links that are gone."""
    declared = {(note.path, link.target) for note in notes for link in note.code}
    entries = {
        (entry.note, entry.target): entry
        for entry in following_renames(lock.entries, notes)
        if (entry.note, entry.target) in declared
    }
    entries |= {(entry.note, entry.target): entry for entry in new}
    return tuple(entries[key] for key in sorted(entries))


def following_renames(entries: Sequence[LockEntry], notes: Iterable[Note]) -> tuple[LockEntry, ...]:
    """Entries of a note that is gone belong to the note that now says the same, if there is just one."""
    notes = tuple(notes)
    paths = {note.path for note in notes}
    by_text: dict[str, list[RepoPath]] = {}
    for note in notes:
        by_text.setdefault(note.prose, []).append(note.path)
    return tuple(_moved(entry, by_text) if entry.note not in paths else entry for entry in entries)


def _moved(entry: LockEntry, by_text: Mapping[str, list[RepoPath]]) -> LockEntry:
    homes = by_text.get(entry.text, [])
    if len(homes) != 1:
        return entry
    return replace(entry, note=homes[0])


def _section(link: LinkFreshness) -> Section | None:
    """The section that speaks of the target: the first whose heading names it, else the first of the note."""
    target = link.link.target
    words = {
        target.rpartition("#")[2].rpartition(".")[2].lower(),
        basename(target.partition("#")[0]).lower(),
    }
    sections = link.note.sections
    named = [
        section for section in sections if any(word in section.title.lower() for word in words)
    ]
    return next(iter(named or sections), None)


def _then(
    link: LinkFreshness, history: History, derived: Derived, root: RepoPath
) -> list[str] | None:
    """The target's text when the link last held; None where that is not known or is many files."""
    reference = parse_reference(link.link.target, root)
    if isinstance(reference, str) or not isinstance(link.resolution, Target):
        return None
    if len(link.resolution.paths) != 1:
        return None
    tree = _tree_then(link, history, link.resolution.paths[0])
    return _resolved_text(reference, tree, derived) if tree else None


def _tree_then(link: LinkFreshness, history: History, path: RepoPath) -> Tree | None:
    if link.entry and link.entry.blob:
        data = history.blob(link.entry.blob)
        return OneFile(path, link.entry.blob, data) if data is not None else None
    if link.since and link.state is not LinkState.UNVERIFIED:
        return history.tree(link.since)
    return None


def _resolved_text(reference: Reference, tree: Tree, derived: Derived) -> list[str] | None:
    then = resolve(reference, tree, derived)
    return _text(then, tree) if isinstance(then, Target) else None


def _text(resolution: Resolution, tree: Tree) -> list[str]:
    """The lines that a target covers; of many files, their names."""
    if not isinstance(resolution, Target):
        return []
    if len(resolution.paths) != 1:
        return list(resolution.paths)
    try:
        lines = tree.read(resolution.paths[0]).decode("utf-8", "replace").splitlines()
    except UnreadableFile:
        return []
    if not resolution.spans:
        return lines
    return [line for span in resolution.spans for line in lines[span.first - 1 : span.last]]
