"""Git's objects, read through one process that stays: blobs, and trees parsed and remembered by id."""

import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import IO

from curator.adapters.files import READ_LIMIT, ObjectFormat, is_inside
from curator.adapters.process import Git, Process
from curator.errors import RepositoryError


class ItemKind(Enum):
    FILE = "file"
    FOLDER = "folder"
    SUBMODULE = "submodule"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a tree object."""

    kind: ItemKind
    id: str


Folder = dict[str, Item]
"""A tree object: name -> item. Symbolic links, and names that could lead out of the tree, are left out."""

_KINDS = {
    b"100644": ItemKind.FILE,
    b"100755": ItemKind.FILE,
    b"100664": ItemKind.FILE,  # written by very old versions of git
    b"40000": ItemKind.FOLDER,
    b"160000": ItemKind.SUBMODULE,
}
# Requests are written before their answers are read. This many fit into a pipe of 64 KB, so that neither side
# waits for the other for ever.
_BATCH = 500
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class _Object:
    id: str
    kind: bytes
    data: bytes | None
    """None where it is too large to be read."""


class Objects:
    """`git cat-file --batch` for one repository. May be used from several threads."""

    def __init__(self, git: Git, object_format: ObjectFormat) -> None:
        self.object_format = object_format
        self._git = git
        self._id_size = 20 if object_format == "sha1" else 32
        self._process: Process | None = None
        self._folders: dict[str, Folder] = {}
        self._roots: dict[str, str] = {}
        self._lock = threading.Lock()

    def commit(self, name: str) -> str | None:
        """The id of a commit that this clone has; `name` is `HEAD` or a full id, never what a user wrote."""
        found = self._asked([f"{name}^{{commit}}"])[0]
        return found.id if found is not None else None

    def blob(self, blob: str) -> bytes | None:
        """A blob's bytes; None where this clone does not have it, or where it is above `READ_LIMIT`."""
        found = self._asked([blob])[0]
        return found.data if found is not None and found.kind == b"blob" else None

    def root(self, commit: str) -> str:
        """Id of a commit's tree. Raises `RepositoryError` where this clone does not have it."""
        if commit not in self._roots:
            found = self._asked([f"{commit}^{{tree}}"])[0]
            if found is None:
                raise RepositoryError(_missing(commit))
            self._remember(found.id, found)
            self._roots[commit] = found.id
        return self._roots[commit]

    def folder(self, tree: str) -> Folder:
        """A tree object by id."""
        return self.folders([tree])[tree]

    def folders(self, trees: Iterable[str]) -> dict[str, Folder]:
        """Several tree objects by id, asked for together. Raises `RepositoryError`."""
        wanted = dict.fromkeys(trees)
        unknown = [tree for tree in wanted if tree not in self._folders]
        for tree, found in zip(unknown, self._asked(unknown), strict=True):
            self._remember(tree, found)
        return {tree: self._folders[tree] for tree in wanted}

    def _remember(self, tree: str, found: _Object | None) -> None:
        if found is None or found.kind != b"tree" or found.data is None:
            raise RepositoryError(_missing(tree))
        self._folders[tree] = folder(found.data, self._id_size)

    def _asked(self, names: list[str]) -> list[_Object | None]:
        answers: list[_Object | None] = []
        with self._lock:
            while len(answers) < len(names):
                answers += self._batch(names[len(answers) : len(answers) + _BATCH])
        return answers

    def _batch(self, names: list[str]) -> list[_Object | None]:
        """Answers for these names, in order, as far as the process came: at least one."""
        process = self._running()
        answers: list[_Object | None] = []
        try:
            process.stdin.write("".join(f"{name}\n" for name in names).encode())
            process.stdin.flush()
            for name in names:
                answers.append(_answer(process, name))  # noqa: PERF401 - an error keeps what came before it
        except (OSError, EOFError) as error:
            self._process = None
            reason = _last_words(process)
            if "promisor remote" not in reason:
                raise RepositoryError(_damaged(names[len(answers)], reason)) from error
            # In a partial clone git ends with the first object that it may not fetch.
            answers.append(None)
        except RepositoryError:
            self._process = None  # the answers to the rest of the batch are in its pipe
            raise
        return answers

    def _running(self) -> Process:
        if self._process is None:
            self._process = self._git.start(["cat-file", "--batch"])
            os.set_blocking(self._process.stderr.fileno(), False)
        return self._process


def folder(data: bytes, id_size: int) -> Folder:
    """A tree object's bytes as names and items (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects)."""
    items: Folder = {}
    position = 0
    while position < len(data):
        space = data.index(b" ", position)
        end = data.index(b"\0", space) + 1
        kind = _KINDS.get(data[position:space])
        position = end + id_size
        name = os.fsdecode(data[space + 1 : end - 1])
        if kind is not None and "/" not in name and is_inside(name):
            items[name] = Item(kind, data[end:position].hex())
    return items


def _answer(process: Process, name: str) -> _Object | None:
    """The next object, None where this clone does not have it. Raises `RepositoryError` where it is damaged."""
    stream = process.stdout
    header = stream.readline().split()
    if not header:
        raise EOFError
    if len(header) != 3 or not header[2].isdigit():
        # Of a damaged object too git says "missing", and the truth on standard error.
        reason = os.fsdecode(process.stderr.read() or b"")
        if "error:" in reason:
            raise RepositoryError(_damaged(name, reason))
        return None
    size = int(header[2])
    return _Object(header[0].decode(), header[1], _content(stream, size))


def _content(stream: IO[bytes], size: int) -> bytes | None:
    """The object and the line end after it; nothing of an object that is too large is kept."""
    if size <= READ_LIMIT:
        data = stream.read(size + 1)
        if len(data) != size + 1:
            raise EOFError
        return data[:-1]
    left = size + 1
    while left > 0:
        chunk = stream.read(min(left, READ_LIMIT))
        if not chunk:
            raise EOFError
        left -= len(chunk)
    return None


def _last_words(process: Process) -> str:
    """What a process that ended says about it."""
    os.set_blocking(process.stderr.fileno(), True)
    return os.fsdecode(process.stderr.read())


def _missing(name: str) -> str:
    return f"{name} is not in this clone: fetch the whole history (`git fetch --unshallow`, `fetch-depth: 0` in CI)"


def _damaged(name: str, reason: str) -> str:
    line = reason.strip().splitlines()[-1:] or ["git ended without an answer"]
    return f"git cannot read {name} ({line[0]}): run `git fsck`"
