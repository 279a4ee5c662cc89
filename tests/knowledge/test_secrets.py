"""Which files are looked at for secrets, and that each is looked at once."""

from curator.knowledge.derived import Derived
from curator.model.text import RepoPath
from tests.fake_secrets import TOKENS
from tests.fakes.dict_tree import DictTree
from tests.fakes.memory_cache import MemoryCache
from tests.knowledge_bases import secrets_of

TOKEN = TOKENS["GitHub token"]
NOTE = "---\ncode: [src/a.py#f]\n---\n\n# A\n"
CODE = f"def f():\n    pass\n\n\nT = '{TOKEN}'\n"


def test_the_whole_file_of_a_linked_definition_is_looked_at():
    assert [*secrets_of({"kb/a.md": NOTE, "src/a.py": CODE})] == ["src/a.py"]


def test_code_that_no_note_links_is_not_looked_at():
    assert [*secrets_of({"kb/a.md": "# A\n", "src/a.py": CODE})] == []


def test_a_file_among_the_notes_is_looked_at():
    assert [*secrets_of({"kb/a.md": "# A\n", "kb/log.txt": TOKEN})] == ["kb/log.txt"]


def test_a_document_is_looked_at():
    assert [*secrets_of({"README.md": f"# A\n\n{TOKEN}\n"})] == ["README.md"]


def test_a_binary_file_has_none():
    tree = DictTree({"kb/a.bin": f"\0{TOKEN}"})
    path = RepoPath("kb/a.bin")
    assert Derived(MemoryCache()).secrets(tree, [path]) == {path: ()}


def test_what_is_kept_is_not_read_again():
    cache, path = MemoryCache(), RepoPath("src/a.py")
    tree = DictTree({"src/a.py": CODE})
    first = Derived(cache)
    found = first.secrets(tree, [path])
    first.save()
    del tree._files[path]
    assert len(found[path]) == 1
    assert Derived(cache).secrets(tree, [path]) == found


def test_a_file_that_cannot_be_read_is_looked_at_the_next_time():
    cache, path = MemoryCache(), RepoPath("src/a.py")
    tree, broken = DictTree({"src/a.py": CODE}), DictTree({"src/a.py": CODE})
    del broken._files[path]
    first = Derived(cache)
    assert first.secrets(broken, [path]) == {path: ()}
    first.save()
    assert len(Derived(cache).secrets(tree, [path])[path]) == 1


def test_nothing_that_is_kept_has_the_secret_in_it():
    cache = MemoryCache()
    derived = Derived(cache)
    derived.secrets(DictTree({"src/a.py": CODE}), [RepoPath("src/a.py")])
    derived.save()
    assert TOKEN[4:12] not in repr(vars(cache))
