"""Writes files of the work tree: whole or not at all, and never through a link."""

import os
import tempfile
from errno import EEXIST, ENOTEMPTY
from pathlib import Path

from curator.errors import StorageError
from curator.model.text import RepoPath


def write_file(root: Path, path: RepoPath, text: str | bytes, *, is_new: bool = False) -> None:
    """Write bytes, or text as UTF-8, to a path below the root, making missing folders.

    Raises `StorageError` where it cannot be written, where a link stands in the way, or where `is_new` and the file
    exists.
    """
    target = root / path
    try:
        data = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
        _refuse_links(root, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_new:
            _write_new(target, data)
        else:
            _replace(target, data)
    except (OSError, UnicodeEncodeError) as error:
        raise StorageError(
            f"cannot write {path}: {getattr(error, 'strerror', None) or error}"
        ) from error


def remove_file(root: Path, path: RepoPath) -> None:
    """Remove a file below the root, and the folders that are empty then. Raises `StorageError` as writing does."""
    try:
        _refuse_links(root, path)
        (root / path).unlink(missing_ok=True)
        for folder in Path(path).parents[:-1]:
            (root / folder).rmdir()
    except (FileNotFoundError, NotADirectoryError):
        return  # it is gone already
    except OSError as error:
        if error.errno not in (ENOTEMPTY, EEXIST):
            raise StorageError(f"cannot remove {path}: {error.strerror}") from error


def _refuse_links(root: Path, path: RepoPath) -> None:
    for part in (*reversed(Path(path).parents), Path(path)):
        if (root / part).is_symlink():
            raise StorageError(f"cannot write {path}: {part} is a symbolic link")


def _write_new(target: Path, data: bytes) -> None:
    with target.open("xb") as file:
        file.write(data)


def _replace(target: Path, data: bytes) -> None:
    """Readers see the old file or the new one; a full disk leaves the old one."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
