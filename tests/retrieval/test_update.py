from collections.abc import Iterable

import pytest

from curator.errors import OutOfReach, UnreadableFile
from curator.knowledge.derived import Derived
from curator.model.config import Config, Project
from curator.model.context import ChunkKind
from curator.model.text import RepoPath
from curator.parsers import bounded_parse
from curator.retrieval.analyzer import Analyzer
from curator.retrieval.update import Changes, Material, Watch, bring_up_to_date
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.fakes.memory_index import MemoryIndex

PROJECT = Project(Config(), "", None)
NOTE = """\
---
title: Payment retries
aliases: [dunning]
questions: ["what happens when a kangaroo pays?"]
---
# Retries

A charge is tried again. <!-- a hidden walrus -->

## Backoff

It waits longer each time.
"""


class CountingTree(DictTree):
    """Remembers what was read."""

    def __init__(self, files: dict[str, str | bytes]) -> None:
        super().__init__(files)
        self.was_read: list[str] = []

    def read(self, path: RepoPath) -> bytes:
        self.was_read.append(path)
        return super().read(path)


def updated(index: MemoryIndex, tree: DictTree, kind: ChunkKind = ChunkKind.CODE) -> Changes:
    return bring_up_to_date(
        index, kind, Material(tree, PROJECT, Derived(MemoryCache()), Analyzer())
    )


def found(index: MemoryIndex, field: str, terms: Iterable[str]) -> list[str]:
    """The terms that a field of the index has."""
    return sorted({term for _, term in index.match({field: list(terms)}).postings})


def test_a_new_index_takes_every_file() -> None:
    tree = DictTree({"a.py": "x = 1\n", "b.py": "y = 2\n"})
    assert updated(MemoryIndex(), tree) == Changes((), (RepoPath("a.py"), RepoPath("b.py")))


def test_files_are_parsed_in_batches_and_indexed_in_order() -> None:
    names = [f"{number}.py" for number in range(5)]
    index, told = MemoryIndex(), []
    tree = DictTree(dict.fromkeys(names, "x = 1\n" * 50000))
    watch = Watch(indexing=lambda done, total: told.append((done, total)))
    material = Material(tree, PROJECT, Derived(MemoryCache()), Analyzer(), watch)
    bring_up_to_date(index, ChunkKind.CODE, material)
    assert (list(index.files()), told) == (names, [(done, 5) for done in range(1, 6)])


def test_an_unchanged_file_is_not_read_again() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"a.py": "x = 1\n", "b.py": "y = 2\n"}))
    tree = CountingTree({"a.py": "x = 1\n", "b.py": "y = 3\n"})
    updated(index, tree)
    assert tree.was_read == ["b.py"]


def test_binary_data_is_read_once() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"a.dat": b"\0\1"}))
    tree = CountingTree({"a.dat": b"\0\1"})
    updated(index, tree)
    assert tree.was_read == []


def test_a_deleted_file_is_gone() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"a.py": "x = 1\n"}))
    updated(index, DictTree({}))
    assert dict(index.files()) == {}


def test_code_is_found_by_its_words_its_path_and_its_definitions() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"src/wallet.py": "def charge():\n    retry()\n"}))
    assert found(index, "content", ["charg", "retri"]) == ["charg", "retri"]
    assert found(index, "path", ["wallet", "src"]) == ["src", "wallet"]
    assert found(index, "names", ["charg", "retri"]) == ["charg"]


def test_a_note_is_indexed_by_section() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"kb/a.md": NOTE}), ChunkKind.NOTE)
    chunks = index.match({}).corpus.chunks
    assert [chunk.title for chunk in chunks if chunk][-1] == "Payment retries > Retries > Backoff"


def test_a_note_is_found_by_its_aliases() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"kb/a.md": NOTE}), ChunkKind.NOTE)
    assert found(index, "aliases", ["dun"]) == ["dun"]


def test_questions_are_never_indexed() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"kb/a.md": NOTE}), ChunkKind.NOTE)
    assert found(index, "content", ["kangaroo"]) == []


def test_hidden_text_is_never_indexed() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"kb/a.md": NOTE}), ChunkKind.NOTE)
    assert found(index, "content", ["walrus", "charg"]) == ["charg"]


def test_generated_code_is_found_by_its_path_and_its_definitions_alone() -> None:
    index = MemoryIndex()
    text = "# @generated\ndef charge():\n    retry()\n"
    updated(index, DictTree({"src/wallet.py": text}))
    assert found(index, "content", ["charg", "retri"]) == []
    assert found(index, "path", ["wallet"]) == ["wallet"]
    assert found(index, "names", ["charg"]) == ["charg"]


def test_a_chunk_says_that_a_program_wrote_it() -> None:
    index = MemoryIndex()
    updated(index, DictTree({"a.py": "# @generated\nx = 1\n" * 200, "b.py": "x = 1\n"}))
    assert [(c.path, c.is_generated) for c in index.match({}).corpus.chunks if c] == [
        ("a.py", True),
        ("b.py", False),
    ]


def test_a_file_that_is_no_longer_called_generated_is_indexed_anew() -> None:
    index = MemoryIndex()
    files = {"a.py": "retry()\n", ".gitattributes": "a.py linguist-generated\n"}
    updated(index, DictTree(files))
    assert found(index, "content", ["retri"]) == []
    assert updated(index, DictTree({"a.py": "retry()\n"})).added == ("a.py",)
    assert found(index, "content", ["retri"]) == ["retri"]


def test_the_watch_is_told_of_every_file() -> None:
    seen: list[tuple[int, int]] = []
    watch = Watch(indexing=lambda done, total: seen.append((done, total)))
    tree = DictTree({"a.py": "x = 1\n", "b.py": "y = 2\n"})
    material = Material(tree, PROJECT, Derived(MemoryCache()), Analyzer(), watch)
    bring_up_to_date(MemoryIndex(), ChunkKind.CODE, material)
    assert seen == [(1, 2), (2, 2)]


def test_a_file_that_takes_too_long_to_parse_is_found_as_text(monkeypatch) -> None:
    monkeypatch.setattr(bounded_parse, "_SECONDS", -1.0)
    index = MemoryIndex()
    updated(index, DictTree({"A.java": "class A { int walrus; }\n" * 2000, "b.txt": "kangaroo"}))
    assert found(index, "content", ["walrus", "kangaroo"]) == ["kangaroo", "walrus"]


class HardTree(DictTree):
    """Some of its files cannot be read, until they can."""

    error: UnreadableFile | None = None

    def read(self, path: RepoPath) -> bytes:
        if self.error is not None and path.endswith(("b.py", "b.md")):
            raise self.error
        return super().read(path)


@pytest.mark.parametrize(("kind", "name"), [(ChunkKind.CODE, "b.py"), (ChunkKind.NOTE, "kb/b.md")])
def test_a_file_that_could_not_be_read_is_looked_at_again(kind: ChunkKind, name: str) -> None:
    index, tree = MemoryIndex(), HardTree({name: "walrus = 1\n", "a.py": "x = 1\n"})
    tree.error = OutOfReach(f"{name} cannot be read: Input/output error")
    updated(index, tree, kind)
    tree.error = None
    updated(index, tree, kind)
    assert found(index, "content", ["walrus"]) == ["walrus"]


def test_a_file_that_is_too_large_is_not_looked_at_again() -> None:
    index, tree = MemoryIndex(), HardTree({"b.py": "x = 1\n"})
    tree.error = UnreadableFile("b.py is too large")
    updated(index, tree)
    assert not updated(index, tree)
