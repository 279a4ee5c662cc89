"""What every `Tree` keeps to, whatever it is made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from curator.adapters.git import open_repository
from curator.errors import UnreadableFile
from curator.model.text import RepoPath
from curator.ports import Entry, EntryKind, Tree
from tests.fakes.dict_tree import DictTree, blob_id
from tests.repository import Repository

FILES = {
    "README.md": "# Shop\n",
    "src/a.py": "A = 1\n",
    "src/a/b.py": "B = 1\n",
    "src.txt": "",
    "kb/ä b.md": "# Umlaut\r\n",
    "data.bin": b"\x00\xff\n",
}

LINKS = {"link.md": "README.md", "src/out": "/etc/passwd", "broken": "none"}

MakeTree = Callable[[Path], Tree]


def dict_tree(_: Path) -> Tree:
    return DictTree(FILES, commit="0" * 40, links=LINKS)


def written(folder: Path) -> Repository:
    repository = Repository.create(folder).write(FILES)
    for path, target in LINKS.items():
        (repository.root / path).symlink_to(target)
    return repository


def clean_work_tree(folder: Path) -> Tree:
    repository = written(folder)
    repository.commit()
    return open_repository(repository.root).work_tree()


def untracked_work_tree(folder: Path) -> Tree:
    return open_repository(written(folder).root).work_tree()


def index_tree(folder: Path) -> Tree:
    repository = written(folder)
    repository.commit()
    repository.write({"unstaged.py": ""})
    (repository.root / "unstaged").symlink_to("README.md")
    return open_repository(repository.root).index_tree()


def commit_tree(folder: Path) -> Tree:
    repository = written(folder)
    commit = repository.commit()
    repository.delete("src")
    return open_repository(repository.root).history.tree(commit)


@pytest.fixture(
    scope="module",
    params=[dict_tree, clean_work_tree, untracked_work_tree, index_tree, commit_tree],
)
def tree(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    make: MakeTree = request.param
    return make(tmp_path_factory.mktemp("tree"))


def test_entries_are_sorted_by_path(tree: Tree):
    assert list(tree.entries()) == sorted(FILES)


def test_a_file_is_an_entry_with_its_blob(tree: Tree):
    assert tree.entry(RepoPath("src.txt")) == Entry(
        EntryKind.FILE, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
    )


def test_an_entry_is_the_same_alone_and_in_the_list(tree: Tree):
    alone = tree.entry(RepoPath("src/a/b.py"))
    assert alone == tree.entries()[RepoPath("src/a/b.py")]


def test_a_file_is_read_as_its_bytes(tree: Tree):
    assert tree.read(RepoPath("data.bin")) == b"\x00\xff\n"


def test_line_ends_are_read_as_they_stand(tree: Tree):
    assert tree.read(RepoPath("kb/ä b.md")) == b"# Umlaut\r\n"


@pytest.mark.parametrize(
    "path",
    ["src", "src/", "SRC/a.py", "src/none.py", "none/a.py", "src/a.py/x", "../tree/src/a.py", "/etc/passwd",
     "./src/a.py", "src/../src/a.py", ".git/config", "", "src//a.py", "src/a.py\0",
     "link.md", "src/out", "broken"],
)  # fmt: skip
def test_what_is_no_file_of_the_tree_has_no_entry_and_cannot_be_read(tree: Tree, path: str):
    assert tree.entry(RepoPath(path)) is None
    with pytest.raises(UnreadableFile):
        tree.read(RepoPath(path))


def test_all_trees_of_the_same_files_are_equal(tree: Tree):
    assert tree.entries() == DictTree(FILES).entries()


@pytest.mark.parametrize("path", FILES)
def test_the_bytes_of_a_file_are_those_of_its_blob(tree: Tree, path: str):
    assert tree.entries()[RepoPath(path)].blob == blob_id(tree.read(RepoPath(path)))


def test_links_are_told_beside_the_listing(tree: Tree):
    assert tree.links() == set(LINKS)
