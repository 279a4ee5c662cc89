"""The lock's entries -> who committed each, and whether that is whoever is said to have verified."""

from collections.abc import Iterable, Mapping

from curator.errors import MissingObject
from curator.knowledge.authorship import commits_of, grouped
from curator.knowledge.base import KnowledgeBase
from curator.model.audit import Verified, Written
from curator.model.links import LinkState, LockEntry
from curator.model.notes import link_key
from curator.model.text import RepoPath, Span
from curator.parsers.lock import entry_spans
from curator.ports import History, Tree

Key = tuple[RepoPath, str]


def verified(
    base: KnowledgeBase, history: History, tree: Tree, only: Iterable[RepoPath] | None = None
) -> tuple[Verified, ...]:
    """The entries of these notes (None: of all), by note and target."""
    wanted = None if only is None else frozenset(only)
    entries = [entry for entry in base.lock.entries if wanted is None or entry.note in wanted]
    if not entries or tree.entry(base.lock_path) is None:
        return ()
    spans = entry_spans(tree.read(base.lock_path))
    by_line = _commits(history, tree, base.lock_path)
    commits = {commit for commit in by_line.values() if commit} if by_line else set()
    signatures = history.signatures(commits)
    alone = {
        commit
        for commit, paths in history.paths(commits).items()
        if paths == frozenset({base.lock_path})
    }
    age: dict[str | None, int] = {one: at for at, one in enumerate(history.commits(None))}
    states = _states(base)
    found = []
    for entry in entries:
        key = entry.note, link_key(entry.target)
        span = spans.get(key, Span(1, 0))
        here = {line: by_line[line] for line in range(span.first, span.last + 1) if line in by_line}
        written = min(
            grouped(here, signatures), key=lambda one: age.get(one.commit, -1), default=None
        )
        found.append(_verified(entry, span.first, states.get(key), written, alone))
    return tuple(found)


def _verified(
    entry: LockEntry,
    line: int,
    state: LinkState | None,
    written: Written | None,
    alone: set[str],
) -> Verified:
    return Verified(
        note=entry.note,
        target=entry.target,
        verified_by=entry.verified_by,
        verified_on=entry.verified_on,
        confirmed=entry.confirmed,
        why=entry.why,
        line=line,
        state=state,
        written=written,
        is_by_author=written is not None and _is_same(entry.verified_by, written.author),
        is_alone=written is not None and written.commit in alone,
    )


def _commits(history: History, tree: Tree, lock: RepoPath) -> Mapping[int, str | None]:
    count = tree.read(lock).count(b"\n") + 1
    try:
        return commits_of(history, tree, lock, range(1, count + 1))
    except MissingObject:
        return {}


def _states(base: KnowledgeBase) -> dict[Key, LinkState]:
    return {(link.note.path, link_key(link.link.target)): link.state for link in base.links}


def _is_same(one: str, other: str) -> bool:
    """The same address, else the same name where there is none."""
    first, second = _address(one), _address(other)
    return first == second if first and second else one.strip().lower() == other.strip().lower()


def _address(person: str) -> str:
    return person.rpartition("<")[2].rstrip(">").strip().lower() if "<" in person else ""
