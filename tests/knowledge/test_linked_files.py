"""Notes and the files that they link to."""

from curator.knowledge.derived import Derived
from curator.knowledge.linked_files import linked_files
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.knowledge_bases import PROJECT

CODE = {"src/a.py": "def f():\n    pass\n", "src/b.py": "x = 1\n"}


def linked(*targets: str, more: str = "") -> list[str]:
    listed = "".join(f"  - {target}\n" for target in targets)
    files = {**CODE, "kb/n.md": f"---\n{more}code:\n{listed}---\n# N\n"}
    found = linked_files(DictTree(files), PROJECT, Derived(MemoryCache()))
    return [str(path) for paths in found.values() for path in paths]


def test_a_file_is_linked_as_it_is():
    assert linked("src/b.py") == ["src/b.py"]


def test_a_definition_links_its_file():
    assert linked("src/a.py#f", "src/a.py") == ["src/a.py"]


def test_a_folder_and_a_glob_link_their_files():
    assert linked("src") == linked("src/*.py") == ["src/a.py", "src/b.py"]


def test_a_superseded_note_speaks_for_nothing():
    assert linked("src/b.py", more="status: superseded\n") == []


def test_a_note_without_links_is_left_out():
    files = {**CODE, "kb/n.md": "# N\n"}
    assert linked_files(DictTree(files), PROJECT, Derived(MemoryCache())) == {}
