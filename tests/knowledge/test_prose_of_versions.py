import pytest

from curator.knowledge.derived import Derived
from curator.model.text import RepoPath
from curator.parsers.note import parse_note
from tests.fakes.memory_cache import MemoryCache


@pytest.mark.parametrize(
    "data",
    [
        b"---\ntitle: A\n---\n# A\n\nText.\n",
        b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\n# A\r\n",
        b"---\ntitle: no end\n\n# A\n",
        b"# A\n\n---\n\nNo front matter.\n",
        b"---\nkind: [\n...\nBroken front matter.\n",
        b"# A\n\n\xff\xfe not UTF-8\n",
        b"",
    ],
)
def test_the_prose_of_a_version_is_that_of_the_note(data: bytes):
    note = parse_note(data, path=RepoPath("kb/a.md"), kb=RepoPath("kb"))
    assert Derived(MemoryCache()).prose("1", lambda _: data) == note.prose


def test_a_version_that_cannot_be_read_has_no_prose():
    assert Derived(MemoryCache()).prose("1", lambda _: None) is None
