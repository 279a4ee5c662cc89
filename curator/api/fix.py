"""`lint --fix` and `--diff`: what can be mended without a person."""

from collections.abc import Sequence

from curator.adapters.files import read_file
from curator.adapters.writing import write_file
from curator.api.read import is_among, read
from curator.formats.lock import lock_text
from curator.lint.fixes import edited, edits, lock_after
from curator.model.diagnostics import Rewrite
from curator.model.text import RepoPath
from curator.workspace import Workspace


def rewrites(workspace: Workspace, only: Sequence[RepoPath] = ()) -> tuple[Rewrite, ...]:
    """The files that would change, by path; with `only`, of these files and folders.

    They are read from the disk as they are, line ends included.
    """
    base = read(workspace)
    root = str(workspace.repository.root)
    found = [edit for edit in edits(base) if is_among(edit.path, only)]
    changed = [
        Rewrite(path, before, edited(before, (edit for edit in found if edit.path == path)))
        for path in sorted({edit.path for edit in found})
        for before in [_text(read_file(root, path))]
    ]
    entries = lock_after(base, found)
    if found and base.lock.entries and entries != base.entries:
        before = _text(read_file(root, base.lock_path))
        changed.append(Rewrite(base.lock_path, before, lock_text(entries)))
    return tuple(rewrite for rewrite in changed if rewrite.before != rewrite.after)


def write(workspace: Workspace, changes: Sequence[Rewrite]) -> None:
    """Raises `StorageError` where a file cannot be written; what was written before it stays."""
    for change in changes:
        write_file(workspace.repository.root, change.path, change.after)


def _text(data: bytes) -> str:
    """With every byte kept, whatever the encoding."""
    return data.decode("utf-8", "surrogateescape")
