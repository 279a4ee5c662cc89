"""Writes files of the work tree: whole or not at all, and never through a link."""

import fcntl
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST, EMLINK, ENOTEMPTY, EOPNOTSUPP, EPERM
from pathlib import Path
from stat import S_ISREG
from typing import IO

from curator.adapters.files import is_inside
from curator.adapters.lock_file import Held, held
from curator.adapters.refused import refusal
from curator.errors import StorageError
from curator.model.text import RepoPath

_UNASKED = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
"""Neither a link nor a pipe that nobody writes to keeps us."""
_ALONE = Path("curator/writing.lock")
_BEGIN, _END = ".curator-", ".new"
_DRAFT = re.compile(r"(?:^|/)\.curator-[a-z0-9_]{8}\.new\Z")


def is_draft(path: RepoPath) -> bool:
    """Whether it is what is written before it takes a file's place, and may be left where a writer was killed."""
    return _DRAFT.search(path) is not None


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
        with _draft(target, data) as draft:
            if is_new:
                _name(draft, target, data)
            else:
                draft.replace(target)
    except FileExistsError as error:
        raise StorageError(f"cannot write {path}: {error.strerror}; it stays as it is") from error
    except OSError as error:
        raise StorageError(f"cannot write {path}, which is as it was: {refusal(error)}") from error
    except UnicodeEncodeError as error:
        raise StorageError(f"cannot write {path}, which is as it was: {error}") from error


@contextmanager
def writing_alone(git_dir: Path) -> Iterator[None]:
    """No other curator writes files of this work tree meanwhile. Raises `StorageError` where one does and does not end.

    Where the git directory cannot be written, nothing keeps two apart.
    """
    with ExitStack() as stack:
        try:
            (git_dir / _ALONE).parent.mkdir(exist_ok=True)
            stack.enter_context(held(git_dir / _ALONE))
        except Held as holder:
            raise StorageError(
                f"another curator (process {holder}) is writing the notes; try again when it has ended"
            ) from holder
        except OSError:
            pass
        yield


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
    if not is_inside(path):
        raise StorageError(f"cannot write {path}: it leads out of {root}, or into git's own folder")
    for part in (*reversed(Path(path).parents), Path(path)):
        if (root / part).is_symlink():
            raise StorageError(f"cannot write {path}: {part} is a symbolic link")


@contextmanager
def _draft(target: Path, data: bytes) -> Iterator[Path]:
    """A file beside the target with these bytes, on the disk. Nothing is left of it, but where this process is killed."""
    _remove_left(target.parent)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    file, draft = _held(target.parent)
    with file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            draft.chmod(mode)
            yield draft
        finally:
            draft.unlink(missing_ok=True)


def _held(folder: Path) -> tuple[IO[bytes], Path]:
    """A new file that is held as long as it is open, so that others know that it is not left over."""
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=_BEGIN, suffix=_END)
        file = os.fdopen(descriptor, "wb")
        with suppress(OSError):  # where nothing can be held, nobody takes it for left over either
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return file, Path(name)
        file.close()  # another took it for left over before it was held


def _remove_left(folder: Path) -> None:
    """What a writer left that was killed: nobody holds it."""
    for left in sorted(folder.glob(f"{_BEGIN}????????{_END}")):
        with suppress(OSError), os.fdopen(os.open(left, _UNASKED), "rb") as file:
            if S_ISREG(os.fstat(file.fileno()).st_mode):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()


def _name(draft: Path, target: Path, data: bytes) -> None:
    """Give the draft its name, if no file has it."""
    try:
        os.link(draft, target)
    except OSError as error:
        if error.errno not in (EPERM, EMLINK, EOPNOTSUPP):
            raise
        _write_new(target, data)


def _write_new(target: Path, data: bytes) -> None:
    """Where files cannot have two names: a process that is killed here leaves part of a file."""
    with target.open("xb") as file:
        try:
            file.write(data)
            file.flush()
        except OSError:
            target.unlink()
            raise
