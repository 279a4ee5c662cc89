"""An index as it was opened."""

from pathlib import Path

from curator.adapters.whoosh_index import open_index
from curator.ports import Corpus
from tests.indexed import chunk, indexed_file


def corpus(folder: Path) -> Corpus:
    index = open_index(folder, "code")
    index.update((), [indexed_file("a.py", "retry", "x y"), indexed_file("b.py", "y")])
    index.update(["a.py"], [])
    index.update((), [indexed_file("c.py", "z", "z z")])
    return index.match({}).corpus


def test_chunks_of_removed_files_have_no_place(tmp_path: Path) -> None:
    found = corpus(tmp_path)
    assert [one.path for one in found.chunks if one] == [path for path in found.paths if path]


def test_chunks_are_made_one_file_at_a_time(tmp_path: Path) -> None:
    found = corpus(tmp_path)
    assert found.chunks[found.first_chunks["c.py"] + 1] == chunk("c.py", 1)


def test_a_part_of_the_chunks_can_be_had(tmp_path: Path) -> None:
    found = corpus(tmp_path)
    first = found.first_chunks["c.py"]
    assert found.chunks[first : first + 2] == [chunk("c.py", 0), chunk("c.py", 1)]


def test_lengths_stand_by_the_chunks_numbers(tmp_path: Path) -> None:
    found = corpus(tmp_path)
    assert found.lengths["content"][found.first_chunks["c.py"] + 1] == 2
