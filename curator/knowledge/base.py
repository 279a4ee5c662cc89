"""A tree and its history -> the knowledge base: notes, documents, lock, and the freshness of every link."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from curator.errors import MissingObject, UnreadableFile
from curator.knowledge.baseline import Reader, ignored_revisions, origins
from curator.knowledge.derived import Derived
from curator.knowledge.freshness import Comparison, link_freshness
from curator.knowledge.moves import with_moves
from curator.knowledge.pages import document_paths, kb_folder, note_paths
from curator.knowledge.renames import following_renames
from curator.knowledge.snippets import Copy, copies
from curator.model.config import Project
from curator.model.links import LinkFreshness, Lock, LockEntry
from curator.model.notes import Note, ProblemKind, SymbolReference, link_key
from curator.model.owners import CodeOwners
from curator.model.text import RepoPath
from curator.parsers.code_link import parse_reference
from curator.parsers.codeowners import PLACES, parse_codeowners
from curator.parsers.lock import EMPTY, parse_lock
from curator.ports import Completeness, EntryKind, History, Tree


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """What a repository's notes say, and how they stand to its code."""

    project: Project
    notes: tuple[Note, ...]
    """Sorted by path."""
    documents: tuple[Note, ...]
    """Markdown outside the notes' folder, sorted by path."""
    lock: Lock
    lock_path: RepoPath
    entries: tuple[LockEntry, ...]
    """The lock's, those of renamed notes under their new path."""
    links: tuple[LinkFreshness, ...]
    """Every code link, by note and then as they stand in it."""
    paths: frozenset[RepoPath]
    """Every file and folder of the tree."""
    opaque: frozenset[RepoPath]
    """Tracked symbolic links and submodules: they are there, and what lies behind them is not looked at."""
    unreadable: tuple[tuple[RepoPath, str], ...]
    """Notes that could not be read, and why."""
    copies: tuple[Copy, ...]
    """Every snippet, by page and then as they stand in it."""
    codeowners: CodeOwners | None
    """None where there is no such file, or one that GitHub would not load."""
    has_whole_history: bool
    """False in a shallow or partial clone."""

    @property
    def half_read(self) -> frozenset[RepoPath]:
        """The pages that cannot be read, and the notes whose front matter cannot: what they lack they may well have."""
        invalid = (
            note.path
            for note in self.notes
            if any(problem.kind is ProblemKind.INVALID for problem in note.problems)
        )
        return frozenset([*invalid, *(path for path, _ in self.unreadable)])


def knowledge_base(
    tree: Tree, history: History, derived: Derived, project: Project
) -> KnowledgeBase:
    """Read everything once. Raises `RepositoryError` where git cannot answer, and `MissingObject` for a note."""
    kb = kb_folder(project)
    lock_path = RepoPath(f"{kb}/curator.lock")
    lock = _lock(tree, lock_path)
    notes, unreadable = _read(note_paths(tree, project), tree, derived, kb)
    documents, unreadable_documents = _read(document_paths(tree, project), tree, derived, None)
    reader = Reader(history, derived, kb)
    entries = following_renames(lock.entries, notes, reader)
    derived.prepare_fingerprints(tree, _linked_files(notes, tree, project))
    comparison = Comparison(
        tree=tree,
        reader=reader,
        lock={(entry.note, link_key(entry.target)): entry for entry in entries},
        lock_problem=lock.problem,
        origins=origins(_unlocked(notes, entries), reader, ignored_revisions(tree)),
        project=project,
    )
    links = [link_freshness(note, link, comparison) for note in notes for link in note.code]
    return KnowledgeBase(
        project=project,
        notes=notes,
        documents=documents,
        lock=lock,
        lock_path=lock_path,
        entries=entries,
        links=with_moves(links, comparison),
        paths=_with_folders(tree),
        opaque=tree.links() | _submodules(tree),
        unreadable=unreadable + unreadable_documents,
        copies=copies((*notes, *documents), tree, derived, project),
        codeowners=_codeowners(tree),
        has_whole_history=history.completeness is Completeness.FULL,
    )


def _lock(tree: Tree, path: RepoPath) -> Lock:
    if tree.entry(path) is not None:
        return parse_lock(tree.read(path))
    if path in tree.links() or any(other.startswith(f"{path}/") for other in tree.entries()):
        return replace(EMPTY, problem="it is not a regular file")
    return EMPTY


def _codeowners(tree: Tree) -> CodeOwners | None:
    path = next((path for path in PLACES if tree.entry(path) is not None), None)
    if path is None:
        return None
    try:
        return parse_codeowners(tree.read(path), path)
    except UnreadableFile:
        return None


def _read(
    paths: Sequence[RepoPath], tree: Tree, derived: Derived, kb: RepoPath | None
) -> tuple[tuple[Note, ...], tuple[tuple[RepoPath, str], ...]]:
    notes, unreadable = [], []
    derived.prepare_notes(tree, paths, kb)
    for path in paths:
        try:
            notes.append(derived.note(tree, path, kb))
        except MissingObject:
            if kb is not None:  # without a note nothing true can be said of the notes
                raise
            unreadable.append((path, f"{path} is not in this clone"))
        except UnreadableFile as error:
            unreadable.append((path, str(error)))
    return tuple(notes), tuple(unreadable)


def _linked_files(notes: Sequence[Note], tree: Tree, project: Project) -> list[RepoPath]:
    """The files whose definitions are linked by name."""
    found = (parse_reference(link.target, project.root) for note in notes for link in note.code)
    paths = {one.path for one in found if isinstance(one, SymbolReference)}
    return [path for path in sorted(paths) if tree.entry(path) is not None]


def _unlocked(notes: Sequence[Note], entries: Sequence[LockEntry]) -> list[Note]:
    """The notes of which only git can tell what code they were written for."""
    locked = {(entry.note, link_key(entry.target)) for entry in entries}
    return [
        note
        for note in notes
        if any((note.path, link_key(link.target)) not in locked for link in note.code)
    ]


def _submodules(tree: Tree) -> frozenset[RepoPath]:
    return frozenset(
        path for path, entry in tree.entries().items() if entry.kind is EntryKind.SUBMODULE
    )


def _with_folders(tree: Tree) -> frozenset[RepoPath]:
    found: set[RepoPath] = {RepoPath("")}
    for path in tree.entries():
        above = path
        while above not in found:
            found.add(above)
            above = RepoPath(above.rpartition("/")[0])
    return frozenset(found)
