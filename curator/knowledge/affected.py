"""Notes and the tree that a change starts from -> the links whose targets it touches. Locks play no part in that."""

from collections.abc import Collection, Iterable, Sequence

from curator.knowledge.baseline import Reader, Written
from curator.knowledge.derived import Derived
from curator.knowledge.freshness import Comparison, link_freshness
from curator.knowledge.moves import with_moves
from curator.knowledge.pages import kb_folder
from curator.knowledge.resolve import resolve
from curator.model.affected import ORDER, Impact, TouchedLink
from curator.model.config import Project
from curator.model.links import LinkFreshness, LinkState, Target
from curator.model.notes import CodeLink, GlobReference, Note, Reference
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.globs import matches
from curator.ports import History, Tree

_IMPACTS = {
    LinkState.MISSING: Impact.MISSING,
    LinkState.UNDECIDED: Impact.UNDECIDED,
    LinkState.MOVED: Impact.MOVED,
    LinkState.UNVERIFIED: Impact.UNVERIFIED,
    LinkState.FRESH: Impact.UNCHANGED,
}


def comparison_with(
    commit: str,
    notes: Iterable[Note],
    tree: Tree,
    history: History,
    *,
    derived: Derived,
    project: Project,
) -> Comparison:
    """What decides links as if all notes had been written at that commit."""
    return Comparison(
        tree=tree,
        reader=Reader(history, derived, kb_folder(project)),
        lock={},
        lock_problem=None,
        origins={note.path: Written(commit, {}) for note in notes},
        project=project,
    )


def touched_by_change(
    notes: Sequence[Note], before: Tree, changed: Collection[RepoPath], comparison: Comparison
) -> tuple[TouchedLink, ...]:
    """The links to what changed since `before`, as far as each link's `watch` sees it, by note and as they stand in it."""
    root = comparison.project.root
    links = [
        link_freshness(note, link, comparison)
        for note in notes
        for link in note.code
        if _covers_any(link, changed, root)
    ]
    found = (touched(link) for link in with_moves(links, comparison))
    return tuple(one for one in found if _is_brought(one, before, comparison))


def speaks_of(link: LinkFreshness, path: RepoPath, root: RepoPath) -> bool:
    """Whether a link covers a file, or anything in a folder, by what it says or by where its target is now."""
    reference = parse_reference(link.link.target, root)
    if isinstance(reference, str):
        return False
    named = [] if isinstance(reference, GlobReference) else [reference.path]
    covered = link.resolution.paths if isinstance(link.resolution, Target) else ()
    return _covers(reference, path) or any(_is_in(other, path) for other in (*named, *covered))


def touched(link: LinkFreshness) -> TouchedLink:
    """A link with the graver of what happened to its target."""
    found = [_IMPACTS[link.state]] if link.state in _IMPACTS else []
    found += [Impact(link.change)] if link.change else []
    return TouchedLink(link, min(found, key=ORDER.index))


def _is_brought(one: TouchedLink, before: Tree, comparison: Comparison) -> bool:
    """Whether the change did it; what was missing before as well is no news."""
    if one.impact in (Impact.UNCHANGED, Impact.UNVERIFIED):
        return False
    if one.impact is not Impact.MISSING:
        return True
    reference = parse_reference(one.link.link.target, comparison.project.root)
    if isinstance(reference, str):
        return False
    return isinstance(resolve(reference, before, comparison.reader.derived), Target)


def _covers_any(link: CodeLink, paths: Collection[RepoPath], root: RepoPath) -> bool:
    reference = parse_reference(link.target, root)
    if isinstance(reference, str):
        return False
    if not isinstance(reference, GlobReference) and reference.path in paths:
        return True
    return any(_covers(reference, path) for path in paths)


def _covers(reference: Reference, path: RepoPath) -> bool:
    if isinstance(reference, GlobReference):
        return matches(reference.pattern, path)
    return _is_in(path, reference.path)


def _is_in(path: RepoPath, folder: RepoPath) -> bool:
    return folder in ("", path) or path.startswith(f"{folder}/")
