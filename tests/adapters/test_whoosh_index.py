"""What both indexes promise, and what the one on the disk withstands."""

import fcntl
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.adapters import index_draft, index_store, index_update
from curator.adapters.whoosh_index import WhooshIndex, open_index
from curator.adapters.whoosh_segments import Segment
from curator.errors import StorageError
from curator.model.text import RepoPath
from curator.ports import IndexedFile, SearchIndex
from tests.fakes.memory_index import MemoryIndex
from tests.indexed import chunk, indexed_file

A, B = RepoPath("a.py"), RepoPath("b.py")


@pytest.fixture(params=["memory", "notes", "code"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> SearchIndex:
    if request.param == "memory":
        return MemoryIndex()
    return open_index(tmp_path, request.param)


def places(index: SearchIndex, term: str) -> list[tuple[str, int, int]]:
    """Path, first line and count of every chunk that has the term."""
    matches = index.match({"content": [term]})
    posting = matches.postings.get(("content", term), {})
    found = [(matches.corpus.chunks[number], count) for number, count in posting.items()]
    return sorted((c.path, c.span.first, count) for c, count in found if c is not None)


def words_on_disk(folder: Path) -> set[str]:
    """Every term of every segment in a folder, named by the manifest or not."""
    segments = [Segment(file.read_bytes()) for file in sorted(folder.glob("segment_*"))]
    return {term for segment in segments for _, term, _ in segment.everything()}


def bytes_on_disk(folder: Path) -> bytes:
    """All that stands in any file of an index."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


# What both promise


def test_a_new_index_is_empty(index: SearchIndex) -> None:
    assert (dict(index.files()), index.match({"content": ["retry"]}).corpus.chunk_count) == ({}, 0)


def test_a_file_is_held_with_its_key(index: SearchIndex) -> None:
    index.update((), [indexed_file("b.py", "x", key="2"), indexed_file("a.py", "x")])
    assert list(index.files().items()) == [(A, "1"), (B, "2")]


def test_a_term_is_found_where_it_stands(index: SearchIndex) -> None:
    index.update(
        (), [indexed_file("a.py", "retry charge", "retry retry"), indexed_file("b.py", "x")]
    )
    assert places(index, "retry") == [("a.py", 1, 1), ("a.py", 11, 2)]


def test_a_term_of_no_chunk_has_no_posting(index: SearchIndex) -> None:
    index.update((), [indexed_file("a.py", "retry")])
    assert index.match({"content": ["charge"], "path": ["retry"]}).postings == {}


def test_lengths_count_repetitions(index: SearchIndex) -> None:
    index.update((), [indexed_file("a.py", "retry retry charge", "x")])
    assert sorted(index.match({"content": ["x"]}).corpus.lengths["content"]) == [1, 3]


def test_a_removed_file_is_in_no_statistic(index: SearchIndex) -> None:
    index.update((), [indexed_file("a.py", "retry x x"), indexed_file("b.py", "retry")])
    index.update([A], ())
    matches = index.match({"content": ["retry"]})
    assert (matches.corpus.chunk_count, matches.corpus.average_lengths["content"]) == (1, 1.0)
    assert places(index, "retry") == [("b.py", 1, 1)]


def test_an_added_path_replaces_what_was_there(index: SearchIndex) -> None:
    index.update((), [indexed_file("a.py", "retry")])
    index.update((), [indexed_file("a.py", "charge", key="2")])
    assert (dict(index.files()), places(index, "retry")) == ({A: "2"}, [])


def test_a_file_without_chunks_is_held(index: SearchIndex) -> None:
    index.update((), [indexed_file("a.py")])
    assert dict(index.files()) == {A: "1"}


def test_a_path_that_is_not_utf_8_is_held(index: SearchIndex) -> None:
    path = b"caf\xe9.py".decode("utf-8", "surrogateescape")
    index.update((), [indexed_file(path, "retry")])
    assert places(index, "retry") == [(path, 1, 1)]


def test_a_chunk_comes_back_as_it_was(index: SearchIndex) -> None:
    index.update((), [indexed_file("a.py", "retry")])
    assert list(index.match({"content": ["retry"]}).corpus.chunks) == [chunk("a.py")]


FILES = st.dictionaries(
    st.sampled_from(["a.py", "b.py", "c.py", "d.py"]),
    st.lists(st.sampled_from(["x", "x y", "y z z", ""]), max_size=3),
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(FILES, st.sets(st.sampled_from(["a.py", "b.py", "q.py"]))), max_size=5))
def test_both_answer_the_same_after_the_same_updates(
    tmp_path_factory: pytest.TempPathFactory, updates: list[tuple[dict[str, list[str]], set[str]]]
) -> None:
    memory, stored = MemoryIndex(), open_index(tmp_path_factory.mktemp("index"), "code")
    steps: list[Callable[[SearchIndex], None]] = [
        lambda index, files=files, gone=gone: index.update(  # type: ignore[misc]  # bound now, not when called
            [RepoPath(path) for path in gone],
            [indexed_file(path, *texts) for path, texts in files.items()],
        )
        for files, gone in updates
    ]
    assert [apply(memory, step) for step in steps] == [apply(stored, step) for step in steps]


def apply(index: SearchIndex, step: Callable[[SearchIndex], None]) -> object:
    step(index)
    return dict(index.files()), [places(index, term) for term in "xyz"]


# On the disk


def test_another_process_reads_what_was_written(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    assert places(open_index(tmp_path, "code"), "retry") == [("a.py", 1, 1)]


def test_an_open_index_sees_what_another_has_written(tmp_path: Path) -> None:
    reader = open_index(tmp_path, "code")
    assert dict(reader.files()) == {}
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    assert places(reader, "retry") == [("a.py", 1, 1)]


@pytest.mark.parametrize("name", ["notes", "code"])
def test_no_word_of_a_deleted_file_is_left_on_the_disk(
    tmp_path: Path, name: Literal["notes", "code"]
) -> None:
    index = open_index(tmp_path, name)
    others = [indexed_file(f"{number}.md", "retry") for number in range(9)]
    index.update((), [indexed_file("a.md", "password retry"), *others])
    index.update([RepoPath("a.md")], ())
    assert words_on_disk(tmp_path / name) == {"retry"}
    assert b"password" not in bytes_on_disk(tmp_path / name)


def test_no_path_of_a_deleted_file_is_left_on_the_disk(tmp_path: Path) -> None:
    index = open_index(tmp_path, "notes")
    index.update((), [indexed_file("merger.md", "x"), indexed_file("b.md", "x")])
    index.update([RepoPath("merger.md")], ())
    assert b"merger" not in bytes_on_disk(tmp_path / "notes")


def test_a_deleted_files_chunks_are_in_no_posting_on_the_disk(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file(f"{number}.py", "retry", "retry x") for number in range(9)])
    index.update([RepoPath("3.py")], ())
    assert postings_on_disk(tmp_path / "code")["retry"] == [*range(6), *range(8, 18)]


def postings_on_disk(folder: Path) -> dict[str, list[int]]:
    (file,) = folder.glob("segment_*")
    return {term: list(found) for _, term, (found, _) in Segment(file.read_bytes()).everything()}


def test_what_is_left_is_found_after_a_deletion(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    texts = {f"{number:02}.py": f"own{number} retry" for number in range(40)}
    index.update((), [indexed_file(path, text) for path, text in texts.items()])
    index.update([RepoPath(f"{number:02}.py") for number in range(0, 14, 2)], ())
    alive = [number for number in range(40) if number % 2 or number >= 14]
    assert [places(index, f"own{number}") for number in alive] == [
        [(f"{number:02}.py", 1, 1)] for number in alive
    ]
    assert len(places(index, "retry")) == len(alive)


def test_a_segment_is_written_anew_when_a_fifth_of_it_is_dead(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    index.update(
        (), [indexed_file("a.py", "dead"), *(indexed_file(f"{n}.py", "x") for n in range(3))]
    )
    before = index.state().size
    index.update([A], ())
    assert words_on_disk(tmp_path / "code") == {"x"}
    assert index.state().size < before


def test_numbers_are_given_anew_when_most_are_in_vain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_update, "_UNUSED", 3)
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file("a.py", "x", "y")])
    for text in ("r", "s", "t", "u", "v"):
        index.update([B], [indexed_file("b.py", text)])
    assert len(index.match({}).corpus.chunks) < 3 + 3 + 3
    assert (places(index, "y"), places(index, "v")) == ([("a.py", 11, 1)], [("b.py", 1, 1)])
    assert words_on_disk(tmp_path / "code") == {"x", "y", "v"}


def test_many_small_updates_do_not_pile_up_segments(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    for number in range(30):
        index.update((), [indexed_file(f"{number}.py", "x")])
    assert len(list((tmp_path / "code").glob("segment_*"))) <= 9
    assert len(places(index, "x")) == 30


def test_more_postings_than_memory_may_hold_go_into_several_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_draft, "_MOST_POSTINGS", 10)
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file(f"{n}.py", f"a{n} b{n} c{n} x") for n in range(9)])
    assert len(list((tmp_path / "code").glob("segment_*"))) == 3
    assert len(places(index, "x")) == 9


def test_a_term_that_is_said_very_often_is_kept(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file("a.py", "x " * 70_000), indexed_file("b.py", "x")])
    assert places(index, "x") == [("a.py", 1, 65_535), ("b.py", 1, 1)]


def test_a_changed_byte_means_an_empty_index(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    (file,) = (tmp_path / "code").glob("segment_*")
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert dict(open_index(tmp_path, "code").files()) == {}


def test_a_file_of_another_index_means_an_empty_index(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    open_index(tmp_path / "other", "code").update((), [indexed_file("a.py", "steal")])
    (mine,) = (tmp_path / "code").glob("segment_*")
    (theirs,) = (tmp_path / "other" / "code").glob("segment_*")
    mine.write_bytes(theirs.read_bytes())
    assert dict(open_index(tmp_path, "code").files()) == {}


def test_a_missing_file_means_an_empty_index(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    next((tmp_path / "code").glob("catalogue_*")).unlink()
    assert dict(open_index(tmp_path, "code").files()) == {}


def test_a_manifest_that_is_no_json_means_an_empty_index(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    (tmp_path / "code" / "manifest.json").write_bytes(b"\xff{")
    assert dict(open_index(tmp_path, "code").files()) == {}


def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    next((tmp_path / "code").glob("segment_*")).unlink()
    open_index(tmp_path, "code").update((), [indexed_file("b.py", "charge")])
    assert words_on_disk(tmp_path / "code") == {"charge"}


def test_another_layout_is_another_index(tmp_path: Path) -> None:
    WhooshIndex(tmp_path, ("content",)).update((), [indexed_file("a.py", "x")])
    assert dict(WhooshIndex(tmp_path, ("content", "path")).files()) == {}


def test_what_a_killed_writer_left_is_dropped(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file("a.py", "retry")])
    (tmp_path / "code" / "segment_000099").write_bytes(b"half")
    index.update((), [indexed_file("b.py", "retry")])
    assert not (tmp_path / "code" / "segment_000099").exists()


def test_a_failed_update_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file("a.py", "retry")])
    with pytest.raises(ZeroDivisionError):
        index.update([A], Broken())
    assert dict(open_index(tmp_path, "code").files()) == {A: "1"}


class Broken:
    """Files of which the second cannot be made."""

    def __len__(self) -> int:
        return 2

    def __getitem__(self, places: slice, /) -> Iterator[IndexedFile]:
        yield indexed_file("b.py", "x")
        raise ZeroDivisionError


def test_a_folder_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "git").write_text("not a folder")
    with pytest.raises(StorageError, match="cannot be written"):
        open_index(tmp_path / "git/curator", "code").update((), [indexed_file("a.py", "x")])


@pytest.mark.parametrize("place", ["curator", "curator/code"])
def test_a_file_in_place_of_the_folder_goes(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("not a folder")
    index = open_index(tmp_path / "curator", "code")
    index.update((), [indexed_file("a.py", "x")])
    assert list(index.files()) == ["a.py"]


@pytest.fixture
def _small_files_only() -> Iterator[None]:
    """A disk that is full, as far as this process can tell."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("_small_files_only")
def test_a_full_disk_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file("a.py", "retry")])
    with pytest.raises(StorageError, match="what it held is kept"):
        index.update((), [indexed_file("b.py", " ".join(f"w{n}" for n in range(2_000)))])
    assert dict(open_index(tmp_path, "code").files()) == {A: "1"}


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w+") as file:
        file.write("4711")
        file.flush()
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(StorageError, match="process 4711"):
            index_store.write_lock(tmp_path, patience=0.1).__enter__()


def test_whooshs_age_is_not_heard() -> None:
    code = "import curator.adapters.whoosh_writer as w; print(len(w.segment_bytes({'content': {'x': [0, 1]}})))"
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", code], capture_output=True, check=True
    )
    assert b"whoosh" not in done.stderr.lower()


def test_a_manifest_in_which_one_digit_changed_is_not_believed(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    file = tmp_path / "code" / "manifest.json"
    file.write_bytes(file.read_bytes().replace(b"[0,0,1,1,0]", b"[1,0,1,1,0]"))
    assert dict(open_index(tmp_path, "code").files()) == {}


@pytest.mark.parametrize("name", ["manifest.json", "segment_000001"])
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path, name: str) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    (tmp_path / "code" / name).unlink()
    os.mkfifo(tmp_path / "code" / name)
    assert dict(open_index(tmp_path, "code").files()) == {}


@pytest.mark.parametrize("name", ["manifest.json", "segment_000001", "catalogue_000002"])
def test_a_folder_in_place_of_a_file_gives_way(tmp_path: Path, name: str) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    (tmp_path / "code" / name).unlink()
    (tmp_path / "code" / name / "inside").mkdir(parents=True)
    open_index(tmp_path, "code").update((), [indexed_file("b.py", "charge")])
    assert words_on_disk(tmp_path / "code") == {"charge"}
    assert not any(entry.is_dir() for entry in (tmp_path / "code").iterdir())


def test_a_reader_that_is_pinned_does_not_see_what_another_writes(tmp_path: Path) -> None:
    open_index(tmp_path, "code").update((), [indexed_file("a.py", "retry")])
    reader = open_index(tmp_path, "code")
    reader.files()
    reader.pin()
    open_index(tmp_path, "code").update([A], ())
    assert places(reader, "retry") == [("a.py", 1, 1)]


def test_tidying_leaves_alone_what_another_is_writing(tmp_path: Path) -> None:
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file("a.py", "retry")])
    (tmp_path / "code" / "segment_000099").write_bytes(b"half")
    with index_store.write_lock(tmp_path / "code"):
        open_index(tmp_path, "code").tidy()
        assert (tmp_path / "code" / "segment_000099").exists()
    open_index(tmp_path, "code").tidy()
    assert not (tmp_path / "code" / "segment_000099").exists()
