import pytest

from curator.model.text import Place, RepoPath
from curator.parsers.markdown import Destination
from curator.parsers.note_links import note_link

PLACE = Place(1, 1, 1, 2)
PAGE = RepoPath("kb/deep/a.md")


def link(text):
    return note_link(Destination(text, PLACE, is_html=False), PAGE)


@pytest.mark.parametrize(
    ("destination", "path", "fragment"),
    [
        ("b.md", "kb/deep/b.md", None),
        ("./b.md", "kb/deep/b.md", None),
        ("../b.md#x", "kb/b.md", "x"),
        ("../../src/a.py", "src/a.py", None),
        ("b%20c.md", "kb/deep/b c.md", None),
        ("b.md?raw=1#y", "kb/deep/b.md", "y"),
        ("#here", None, "here"),
        ("#caf%C3%A9", None, "café"),
        ("folder/", "kb/deep/folder", None),
        ("b.md#", "kb/deep/b.md", ""),
        ("../..", "", None),
    ],
)
def test_a_destination_means_a_file_and_a_fragment(destination, path, fragment):
    found = link(destination)
    assert found is not None
    assert (found.path, found.fragment, found.is_outside) == (path, fragment, False)


@pytest.mark.parametrize(
    "destination", ["../../../x.md", "../../..", "a/../../../../x", "a%00b.md"]
)
def test_a_destination_may_leave_the_repository(destination):
    found = link(destination)
    assert found is not None
    assert (found.path, found.is_outside) == (None, True)


@pytest.mark.parametrize(
    "destination",
    [
        *("https://a.example/b.md", "mailto:a@b.example", "//a.example/b", "/b.md", "javascript:x"),
        *("{{ url }}", "{% x %}", "a/${b}", "<path>", "", "?x=1", "C:/x", "\\\\server\\x"),
    ],
)
def test_what_is_no_file_of_the_repository_is_no_link(destination):
    assert link(destination) is None
