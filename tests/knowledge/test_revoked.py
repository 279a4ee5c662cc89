import pytest

from curator.errors import UnreadableFile
from curator.knowledge.revoked import WithoutRevoked
from curator.model.text import RepoPath
from tests.fakes.dict_tree import DictTree, blob_id

TREE = DictTree({"a.md": "poison", "b.md": "poison", "c.md": "clean"}, commit="1")
KEPT = WithoutRevoked(TREE, [blob_id(b"poison")])


def test_a_revoked_blob_is_not_listed_under_any_name():
    assert list(KEPT.entries()) == ["c.md"]


def test_a_revoked_file_has_no_entry():
    assert KEPT.entry(RepoPath("a.md")) is None


def test_a_revoked_file_is_not_read():
    with pytest.raises(UnreadableFile, match="revoked"):
        KEPT.read(RepoPath("a.md"))


def test_what_is_hidden_is_known():
    assert KEPT.revoked == ("a.md", "b.md")


def test_everything_else_is_as_it_was():
    assert (KEPT.read(RepoPath("c.md")), KEPT.commit) == (b"clean", "1")
