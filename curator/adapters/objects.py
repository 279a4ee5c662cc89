"""Git's objects, read through one process that stays: blobs, and trees parsed and remembered by id."""

import os
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import IO

from curator.adapters.clone import Clone
from curator.adapters.files import READ_LIMIT, ObjectFormat, is_inside
from curator.adapters.process import Git, Process, is_missing
from curator.errors import MissingObject, RepositoryError, UnreadableFile
from curator.ports import Completeness


class ItemKind(Enum):
    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SUBMODULE = "submodule"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a tree object."""

    kind: ItemKind
    id: str


Folder = dict[str, Item]
"""A tree object: name -> item. Names that could lead out of the tree are left out."""

_KINDS = {
    b"100644": ItemKind.FILE,
    b"100755": ItemKind.FILE,
    b"100664": ItemKind.FILE,  # written by very old versions of git
    b"40000": ItemKind.FOLDER,
    b"120000": ItemKind.LINK,
    b"160000": ItemKind.SUBMODULE,
}
_NONE_YET = "does not have any commits yet"
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

    def __init__(self, git: Git, object_format: ObjectFormat, clone: Clone) -> None:
        self.object_format = object_format
        self._git = git
        self._clone = clone
        self._id_size = 20 if object_format == "sha1" else 32
        # A line end in an id would make it two questions, and shift the answers to all that are asked later.
        self._id = re.compile(rf"[0-9a-fA-F]{{{2 * self._id_size}}}")
        self._process: Process | None = None
        self._inherited: Process | None = None
        self._owner = 0
        self._folders: dict[str, Folder] = {}
        self._roots: dict[str, str] = {}
        self._lock = threading.Lock()

    def head(self) -> str | None:
        """The commit checked out; None before the first. Raises `RepositoryError` where its ref is damaged."""
        found = self._asked(["HEAD^{commit}"])[0]
        if found is not None:
            return found.id
        try:
            self._git.run(["log", "-1", "--format=", "--no-show-signature"])
        except RepositoryError as error:
            if _NONE_YET not in str(error):
                raise
        return None

    def blob(self, blob: str) -> bytes | None:
        """A blob's bytes; None where this clone does not have it, or where it is above `READ_LIMIT`."""
        found = self._found([blob])[0]
        return found.data if found is not None and found.kind == b"blob" else None

    def content(self, blob: str, name: str) -> bytes:
        """The same, of a file that messages call `name`. Raises `UnreadableFile`, and `MissingObject`."""
        found = self._found([blob])[0]
        if found is None:
            if self._lacks_some():
                raise self._missing(name)
            raise UnreadableFile(f"{name} is not in this clone: run `git fsck`")
        if found.kind != b"blob" or found.data is None:
            raise UnreadableFile(f"{name} is too large to be read, or no file")
        return found.data

    def root(self, commit: str) -> str:
        """Id of a commit's tree. Raises `MissingObject`, or `RepositoryError` where nothing may be missing."""
        if commit not in self._roots:
            found = self._found([commit], "^{tree}")[0]
            if found is None:
                raise self._absent(commit)
            self._remember(found.id, found)
            self._roots[commit] = found.id
        return self._roots[commit]

    def folder(self, tree: str) -> Folder:
        """A tree object by id."""
        return self.folders([tree])[tree]

    def folders(self, trees: Iterable[str]) -> dict[str, Folder]:
        """Several tree objects by id, asked for together. Raises as `root` does."""
        wanted = dict.fromkeys(trees)
        unknown = [tree for tree in wanted if tree not in self._folders]
        for tree, found in zip(unknown, self._found(unknown), strict=True):
            self._remember(tree, found)
        return {tree: self._folders[tree] for tree in wanted}

    def _remember(self, tree: str, found: _Object | None) -> None:
        if found is None or found.kind != b"tree" or found.data is None:
            raise self._absent(tree)
        self._folders[tree] = folder(found.data, self._id_size)

    def _absent(self, name: str) -> MissingObject | RepositoryError:
        if self._lacks_some():
            return self._missing(f"object {name}")
        return RepositoryError(f"object {name} is not in this clone: run `git fsck`")

    def _missing(self, name: str) -> MissingObject:
        return MissingObject(f"{name} is not in this clone", self._clone.remedy)

    def _lacks_some(self) -> bool:
        return self._clone.completeness is not Completeness.FULL

    def _found(self, ids: list[str], suffix: str = "") -> list[_Object | None]:
        """The objects of these ids, in their order; for what is no id git is not asked."""
        asked = [one for one in ids if self._id.fullmatch(one)]
        answers = self._asked([f"{one}{suffix}" for one in asked])
        found = dict(zip(asked, answers, strict=True))
        return [found.get(one) for one in ids]

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
            if not is_missing(reason):
                raise RepositoryError(_damaged(names[len(answers)], reason)) from error
            # In a partial clone git ends with the first object that it may not fetch.
            answers.append(None)
        except RepositoryError:
            self._process = None  # the answers to the rest of the batch are in its pipe
            raise
        return answers

    def _running(self) -> Process:
        if self._process is not None and self._owner != os.getpid():
            # In a fork: the parent talks to it. It would end if it were dropped.
            self._inherited, self._process = self._process, None
        if self._process is None:
            self._owner = os.getpid()
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


def _damaged(name: str, reason: str) -> str:
    line = reason.strip().splitlines()[-1:] or ["git ended without an answer"]
    return f"git cannot read {name} ({line[0]}): run `git fsck`"
