"""What `damage` finds, and that an index that is damaged or foreign is built anew, with nothing in it run."""

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from curator.adapters import index_store
from curator.adapters.index_store import MANIFEST
from curator.adapters.whoosh_index import WhooshIndex, open_index
from tests.indexed import indexed_file


@pytest.fixture(name="index")
def an_index(tmp_path: Path) -> WhooshIndex:
    index = open_index(tmp_path, "code")
    index.update((), [indexed_file(f"{n}.py", f"own{n} retry", "x y") for n in range(20)])
    index.update([], [indexed_file("late.py", "z")])
    return index


def files(folder: Path) -> list[Path]:
    return [file for file in sorted((folder / "code").iterdir()) if file.name != "lock"]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def emptied(_: bytes) -> bytes:
    return b""


def test_an_index_that_was_just_written_is_sound(index: WhooshIndex) -> None:
    assert index.damage() == ()


def test_an_index_is_sound_after_deletions(index: WhooshIndex) -> None:
    for number in range(0, 12, 3):
        index.update([f"{number}.py"], ())
    assert index.damage() == ()


def test_no_index_is_no_damage(tmp_path: Path) -> None:
    assert open_index(tmp_path, "code").damage() == ()


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("harm", [flipped, halved, emptied])
def test_a_harmed_file_is_named_and_the_index_is_made_anew(
    tmp_path: Path, place: int, harm: Callable[[bytes], bytes]
) -> None:
    file = files(tmp_path)[place]
    file.write_bytes(harm(file.read_bytes()))
    again = open_index(tmp_path, "code")
    # A flipped letter of the manifest's version makes it one of another version, which is no damage.
    assert str(file) in "".join(again.damage()) or dict(again.files()) == {}
    again.update((), [indexed_file("a.py", "retry")])
    assert (again.damage(), list(again.files())) == ((), ["a.py"])


def test_a_missing_file_is_named(index: WhooshIndex, tmp_path: Path) -> None:
    file = files(tmp_path)[-1]
    file.unlink()
    assert index.damage() == (f"{file}: is missing or empty",)


class Trap:
    """Writes a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.file,)


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_a_foreign_pickle_is_never_unpickled(tmp_path: Path, place: int, protocol: int) -> None:
    trap = tmp_path / "sprung"
    files(tmp_path)[place].write_bytes(pickle.dumps(Trap(trap), protocol))
    again = open_index(tmp_path, "code")
    assert (dict(again.files()), trap.exists()) == ({}, False)
    assert (again.damage() != (), trap.exists()) == (True, False)


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("place", [0, 2, 3])
def test_not_even_one_whose_digest_is_in_the_manifest(tmp_path: Path, place: int) -> None:
    trap = tmp_path / "sprung"
    forge(tmp_path / "code", files(tmp_path)[place].name, pickle.dumps(Trap(trap)))
    again = open_index(tmp_path, "code")
    assert (dict(again.files()), again.damage() != (), trap.exists()) == ({}, True, False)


@pytest.mark.usefixtures("index")
def test_a_pickle_where_whoosh_keeps_one_is_not_unpickled(
    tmp_path: Path,
) -> None:
    trap = tmp_path / "sprung"
    (segment, *_) = (tmp_path / "code").glob("segment_*")
    data = segment.read_bytes()
    own = int.from_bytes(data[-4:], "big")
    extras = pickle.dumps(Trap(trap), 2)
    forged = data[: -4 - own] + extras + len(extras).to_bytes(4, "big")
    forge(tmp_path / "code", segment.name, forged)
    again = open_index(tmp_path, "code")
    assert (dict(again.files()), trap.exists()) == ({}, False)


def test_a_posting_of_another_index_is_found_out(tmp_path: Path) -> None:
    one, other = open_index(tmp_path / "one", "code"), open_index(tmp_path / "other", "code")
    one.update((), [indexed_file("a.py", "x y")])
    other.update((), [indexed_file("a.py", "x", "z")])
    (mine,) = (tmp_path / "one/code").glob("segment_*")
    (theirs,) = (tmp_path / "other/code").glob("segment_*")
    forge(mine.parent, mine.name, theirs.read_bytes())
    assert one.damage() == (
        f"{mine}: has 1 postings of chunks that there are not",
        f"{mine.parent}: 1 chunks have other terms than their lengths say",
    )


def forge(folder: Path, name: str, data: bytes) -> None:
    """Put a file into an index, with its digest in the manifest."""
    (folder / name).write_bytes(data)
    manifest = index_store.manifest(folder)
    assert manifest is not None
    digests = {**manifest.files, name: hashlib.sha256(data).hexdigest()}
    forged = msgspec.structs.replace(manifest, files=digests)
    (folder / MANIFEST).write_bytes(index_store.sealed(forged))
