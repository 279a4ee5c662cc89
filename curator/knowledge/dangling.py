"""Documents, code and history -> the mentions of what was defined once and is defined nowhere any more."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from curator.errors import MissingObject, RepositoryError, UnreadableFile
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.derived import Derived
from curator.knowledge.existed import definition_then, module_then
from curator.knowledge.likely import likely_name, likely_path
from curator.knowledge.names import Names
from curator.knowledge.pages import text_paths
from curator.knowledge.removed import removed
from curator.knowledge.suspects import (
    Known,
    Paths,
    Suspect,
    foreign_names,
    gone_paths,
    suspects,
    unknown_names,
)
from curator.knowledge.written import written
from curator.model.mentions import Dangling, DanglingMentions, MentionForm, Mentions
from curator.model.notes import Note, NoteKind, NoteStatus
from curator.model.text import RepoPath
from curator.ports import Completeness, History, Tree

_KIND = "dangling:6"


@dataclass(frozen=True, slots=True)
class _Past:
    """What a mention meant in the tree of the commit that wrote it."""

    was: str
    """`path` or `path#Symbol`."""
    commit: str


@dataclass(frozen=True, slots=True)
class _Search:
    tree: Tree
    history: History
    derived: Derived
    known: Known


def dangling(
    base: KnowledgeBase, tree: Tree, history: History, derived: Derived
) -> DanglingMentions:
    """Where a line was written while code defined what it mentions, and none does now."""
    gone = removed(tree, history, derived)
    paths = Paths(base.paths, base.opaque, gone_paths(gone.files), base.project.root)
    known = Known(Names(tree, derived, tuple(map(RepoPath, gone.files))), gone, paths)
    search = _Search(tree, history, derived, known)
    documents = dict(_mentioned(_documents(base, tree), tree, derived))
    foreign = foreign_names(documents.values(), known.names)
    found: list[Dangling] = []
    undecided: set[tuple[RepoPath, str]] = set()
    for path, mentioned in documents.items():
        open_ones = list(suspects(path, mentioned, foreign, known))
        pasts = _pasts(path, open_ones, search) if open_ones else []
        if pasts is None:
            undecided |= {(path, one.mention.name) for one in open_ones}
        else:
            found += _found(path, open_ones, pasts, search)
        if history.completeness is not Completeness.FULL:
            names = unknown_names(mentioned, known.names, gone)
            undecided |= {(path, name) for name in names}
    return DanglingMentions(tuple(found), len(undecided))


def _documents(base: KnowledgeBase, tree: Tree) -> list[RepoPath]:
    """What speaks of the code as it is: neither records of decisions nor drafts and retired notes."""
    notes = [note.path for note in base.notes if _is_about_now(note)]
    pages = [page.path for page in base.documents]
    return sorted([*notes, *pages, *text_paths(tree, base.project)])


def _mentioned(
    paths: Sequence[RepoPath], tree: Tree, derived: Derived
) -> Iterator[tuple[RepoPath, Mentions]]:
    """What cannot be read mentions nothing; that it cannot is said elsewhere."""
    for path in paths:
        with suppress(UnreadableFile):
            yield path, derived.mentions(tree, path)


def _is_about_now(note: Note) -> bool:
    return note.status is NoteStatus.ACTIVE and note.kind is not NoteKind.DECISION


def _pasts(
    path: RepoPath, open_ones: Sequence[Suspect], search: _Search
) -> list[_Past | None] | None:
    """What each of them meant; None for all where git cannot tell. Kept as long as commit, document and code are the same."""
    key = _key(path, open_ones, search)
    kept = search.derived.kept(_KIND, key, list[_Past | None])
    if kept is not None and len(kept) == len(open_ones):
        return kept
    commits = written(
        path, {one.mention.place.line for one in open_ones}, search.tree, search.history
    )
    if commits is None:
        return None
    try:
        found = [_past(one, commits.get(one.mention.place.line), search) for one in open_ones]
    except (MissingObject, RepositoryError):
        return None
    if search.history.completeness is Completeness.FULL:
        search.derived.keep(_KIND, key, found)
    return found


def _key(path: RepoPath, open_ones: Sequence[Suspect], search: _Search) -> str:
    entry = search.tree.entry(path)
    asked = [search.history.head, entry.blob if entry else "", path]
    for one in open_ones:
        place = one.mention.place
        asked.append(
            f"{place.line} {'.'.join(one.parts)} {one.mention.form} {one.mention.language} {one.homes}"
        )
    return hashlib.sha256("\0".join(map(str, asked)).encode(errors="surrogatepass")).hexdigest()


def _past(suspect: Suspect, commit: str | None, search: _Search) -> _Past | None:
    commit = commit or search.history.head
    if commit is None:
        return None
    then = search.history.tree(commit)
    was = _was(suspect, then)
    return _Past(was, commit) if was else None


def _was(suspect: Suspect, then: Tree) -> str | None:
    if suspect.mention.form is MentionForm.PATH:
        return next((home for home in suspect.homes if _has(home, then)), None)
    if not suspect.homes:
        return module_then(suspect.parts, then)
    found = definition_then(
        suspect.parts,
        suspect.homes,
        then,
        family=suspect.mention.language,
        may_be_variable=suspect.mention.form is not MentionForm.ROLE,
    )
    return f"{found[0]}#{found[1].name}" if found else None


def _has(path: RepoPath, tree: Tree) -> bool:
    if tree.entry(path) is not None:
        return True
    last = path.rpartition("/")[2]
    return "." not in last and any(other.startswith(f"{path}/") for other in tree.entries())


def _found(
    path: RepoPath, open_ones: Sequence[Suspect], pasts: Sequence[_Past | None], search: _Search
) -> Iterator[Dangling]:
    """One a name and line, however often the line has it."""
    seen: set[tuple[int, str]] = set()
    likely: dict[str, str] = {}
    for suspect, past in zip(open_ones, pasts, strict=True):
        mention = suspect.mention
        key = (mention.place.line, suspect.parts[-1] if suspect.parts else mention.name)
        if past is None or key in seen:
            continue
        seen.add(key)
        if past.was not in likely:
            likely[past.was] = _likely(past, search)
        yield Dangling(
            path, mention.place, mention.written, past.was, past.commit, likely[past.was]
        )


def _likely(past: _Past, search: _Search) -> str:
    path, _, symbol = past.was.partition("#")
    if not symbol:
        return likely_path(RepoPath(path), search.tree, search.history)
    then = search.history.tree(past.commit)
    return likely_name(RepoPath(path), symbol, then, search.known.names, search.derived)
