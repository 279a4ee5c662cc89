"""`lint --fix` and `--diff`: what can be mended without a person."""

from collections.abc import Iterable, Iterator, Sequence

from curator.adapters.files import read_file
from curator.adapters.writing import write_file, writing_alone
from curator.api.evidence import evidence
from curator.api.read import is_among, read
from curator.errors import StorageError
from curator.formats.lock import lock_text
from curator.knowledge.base import KnowledgeBase
from curator.knowledge.snippets import Copy
from curator.lint.fixes import Edit, edited, edits, lock_after, settled_lock, standing
from curator.lint.run import diagnostics
from curator.lint.snippet_fixes import refreshed
from curator.model.config import LintConfig
from curator.model.diagnostics import Rewrite
from curator.model.notes import link_key
from curator.model.text import Place, RepoPath
from curator.parsers.lock import parse_lock
from curator.workspace import Workspace


def rewrites(
    workspace: Workspace, only: Sequence[RepoPath] = (), config: LintConfig | None = None
) -> tuple[Rewrite, ...]:
    """The files that would change, by path; with `only`, of these files and folders.

    They are read from the disk as they are, line ends included. Only what the rules report is mended: what `config`
    (that of the project, where it is None) leaves out and what a page's own ignores silence stays.
    """
    base = read(workspace)
    root = str(workspace.repository.root)
    reported = _reported(base, config or workspace.project.config.lint, only)
    found = [edit for edit in edits(base) if (edit.path, edit.place) in reported]
    outdated = [copy for copy in base.copies if (copy.page.path, copy.snippet.place) in reported]
    paths = {edit.path for edit in found} | {copy.page.path for copy in outdated}
    texts = {path: _text(read_file(root, path)) for path in sorted(paths)}
    found = [edit for path in texts for edit in standing(texts[path], _of(path, found))]
    changed = [
        Rewrite(path, before, _mended(before, path, found, outdated))
        for path, before in texts.items()
    ]
    entries = lock_after(base, found)
    if found and base.lock.entries and entries != base.entries:
        before = _text(read_file(root, base.lock_path))
        changed.append(Rewrite(base.lock_path, before, lock_text(entries)))
    settled = settled_lock(base)
    if settled is not None and base.lock_path in {path for path, _ in reported}:
        before = _text(read_file(root, base.lock_path))
        changed.append(Rewrite(base.lock_path, before, settled))
    return tuple(rewrite for rewrite in changed if rewrite.before != rewrite.after)


def write(workspace: Workspace, changes: Sequence[Rewrite]) -> None:
    """Raises `StorageError` where a file cannot be written, and what was written before it stays; and, before anything is
    written, where one is not as it was read.
    """
    root = workspace.repository.root
    with writing_alone(workspace.repository.git_dir):
        for change in changes:
            if _text(read_file(str(root), change.path)) != change.before:
                raise StorageError(f"{change.path} has changed since it was read: run it again")
        for path, text in _steps(changes):
            write_file(root, path, text)


def _steps(changes: Sequence[Rewrite]) -> Iterator[tuple[RepoPath, str]]:
    """Path and text, in an order in which no link ever stands without what was verified of it, wherever this ends.

    The lock has the entries of both before the first note is written, and those that are needed after the last.
    """
    locks = [change for change in changes if change.path.endswith("/curator.lock")]
    notes = [change for change in changes if change not in locks]
    for lock in locks if notes else ():
        yield lock.path, _both(lock)
    for change in (*notes, *locks):
        yield change.path, change.after


def _both(lock: Rewrite) -> str:
    """The lock with the entries from before and after; of one link, that from after."""
    entries = {
        (entry.note, link_key(entry.target)): entry
        for text in (lock.before, lock.after)
        for entry in parse_lock(text.encode("utf-8", "surrogateescape")).entries
    }
    return lock_text(entries.values())


def _reported(
    base: KnowledgeBase, config: LintConfig, only: Sequence[RepoPath]
) -> frozenset[tuple[RepoPath, Place]]:
    """Where there is something to mend."""
    found = diagnostics(evidence(base), config)
    return frozenset(
        (item.path, item.place) for item in found if item.is_fixable and is_among(item.path, only)
    )


def _mended(text: str, path: RepoPath, found: Iterable[Edit], outdated: Iterable[Copy]) -> str:
    """Edits first: they leave every line where it is."""
    after = edited(text, _of(path, found))
    return refreshed(after, (copy for copy in outdated if copy.page.path == path))


def _of(path: RepoPath, found: Iterable[Edit]) -> Iterator[Edit]:
    return (edit for edit in found if edit.path == path)


def _text(data: bytes) -> str:
    """With every byte kept, whatever the encoding."""
    return data.decode("utf-8", "surrogateescape")
