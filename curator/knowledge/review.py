"""A link -> what a person must see before it can be called verified."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from posixpath import basename

from curator.errors import UnreadableFile
from curator.knowledge.derived import Derived
from curator.knowledge.resolve import resolve
from curator.knowledge.then import tree_then, trees_with
from curator.model.links import LinkFreshness, Resolution, Review, Target, TargetKind
from curator.model.text import RepoPath, Span
from curator.parsers.code_link import parse_reference
from curator.parsers.prose import text_lines
from curator.ports import History, Tree

_SINCE = "the code since then"
_NOW = "the code"
_NO_LONGER_HERE = "the code; as it was then it is not in this clone"
_MEMBERS = (
    "its files; the lock keeps one fingerprint for them all, and no commit here has the files that it is of, "
    "so which of them changed is not known"
)


@dataclass(frozen=True, slots=True)
class Past:
    """What looking at the code of then takes."""

    history: History
    derived: Derived
    root: RepoPath
    """Of the project: link paths start there."""
    lock_path: RepoPath


def review(link: LinkFreshness, tree: Tree, past: Past) -> Review:
    """The note's section that speaks of the link, and the change of its code since it last held."""
    note_lines = _lines(link.note.path, tree)
    section = _section(link, note_lines)
    found = _then(link, past)
    if found:
        what, lines = _SINCE, list(_changes(*found, link.resolution, tree))
    else:
        what, lines = _without_then(link), target_lines(link.resolution, tree)
    return Review(
        link=link,
        section=tuple(note_lines[section.first - 1 : section.last]) if section else (),
        section_line=section.first if section else 1,
        what=what,
        lines=tuple(lines),
        is_diff=what == _SINCE,
    )


def _then(link: LinkFreshness, past: Past) -> tuple[Target, Tree] | None:
    """The target as it was when the link last held, and the tree in which it is found; None where that is not known."""
    tree = tree_then(link, past.history)
    found = _resolution(link, tree, past) if tree else None
    if tree and isinstance(found, Target):
        return found, tree
    if link.entry is None or not _has_members(link.resolution):
        return None
    for tree in trees_with(link.entry, past.lock_path, past.history):
        found = _resolution(link, tree, past)
        if isinstance(found, Target) and found.fingerprint == link.entry.fingerprint:
            return found, tree
    return None


def _resolution(link: LinkFreshness, then: Tree, past: Past) -> Resolution | None:
    reference = parse_reference(link.link.target, past.root)
    return None if isinstance(reference, str) else resolve(reference, then, past.derived)


def _has_members(resolution: Resolution) -> bool:
    return isinstance(resolution, Target) and resolution.kind is TargetKind.MEMBERS


def _without_then(link: LinkFreshness) -> str:
    if _has_members(link.resolution):
        return _MEMBERS if link.entry else _NOW
    return _NO_LONGER_HERE if link.entry else _NOW


def _section(link: LinkFreshness, lines: Sequence[str]) -> Span | None:
    """The first section whose heading names the target, else the first that says anything."""
    path, _, symbol = link.link.target.partition("#")
    words = {basename(path).lower(), symbol.rpartition(".")[2].lower()} - {""}
    spans = [
        (section.title.lower(), section.span)
        for section in link.note.sections
        if any(line.strip() for line in lines[section.span.first - 1 : section.span.last])
    ]
    named = [span for title, span in spans if any(word in title for word in words)]
    return next(iter([*named, *(span for _, span in spans)]), None)


def _changes(then: Target, tree_then: Tree, now: Resolution, tree: Tree) -> Iterator[str]:
    """Unified diffs; of one file without a header, of several each under its path."""
    if not isinstance(now, Target):
        return
    if TargetKind.MEMBERS not in (then.kind, now.kind):
        yield from _diff(target_lines(then, tree_then), target_lines(now, tree))
        return
    for path in sorted({*then.paths, *now.paths}):
        old, new = _blob(path, tree_then), _blob(path, tree)
        if old != new:
            yield f"{path}:" + ("" if old and new else " added" if new else " deleted")
            yield from _diff(_lines(path, tree_then), _lines(path, tree))


def _diff(old: Sequence[str], new: Sequence[str]) -> list[str]:
    return list(unified_diff(old, new, lineterm="", n=3))[2:]


def _blob(path: RepoPath, tree: Tree) -> str | None:
    entry = tree.entry(path)
    return entry.blob if entry else None


def target_lines(resolution: Resolution, tree: Tree) -> list[str]:
    """The lines that a target covers; of many files, their names."""
    if not isinstance(resolution, Target):
        return []
    if resolution.kind is TargetKind.MEMBERS:
        return list(resolution.paths)
    lines = _lines(resolution.paths[0], tree)
    if not resolution.spans:
        return lines
    return [line for span in resolution.spans for line in lines[span.first - 1 : span.last]]


def _lines(path: RepoPath, tree: Tree) -> list[str]:
    try:
        return text_lines(tree.read(path).decode("utf-8", "replace"))
    except UnreadableFile:
        return []
