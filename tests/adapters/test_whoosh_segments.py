import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.filetables import HashReader

from curator.adapters.whoosh_segments import Postings, Segment
from curator.adapters.whoosh_writer import segment_bytes

POSTINGS: Postings = {
    "content": {"delay": [0, 1, 4, 3], "retry": [2, 70_000]},
    "path": {"a": [0, 2]},
}


def flat(segment: Segment) -> Postings:
    found: Postings = {}
    for name, term, posting in segment.everything():
        found.setdefault(name, {})[term] = [
            one for pair in zip(*posting, strict=True) for one in pair
        ]
    return found


def test_a_posting_is_numbers_and_counts() -> None:
    numbers, counts = Segment(segment_bytes(POSTINGS)).posting("content", "delay")
    assert (numbers.tolist(), counts.tolist()) == ([0, 4], [1, 3])


def test_a_count_too_large_to_be_kept_is_the_largest() -> None:
    assert Segment(segment_bytes(POSTINGS)).posting("content", "retry")[1].tolist() == [65_535]


@pytest.mark.parametrize("term", ["dela", "delays", "x"])
def test_a_term_that_is_not_there_has_no_posting(term: str) -> None:
    assert not Segment(segment_bytes(POSTINGS)).posting("content", term)[0]


def test_whoosh_reads_the_terms_of_a_segment() -> None:
    data = segment_bytes(POSTINGS)
    storage = RamStorage()
    storage.files["segment"] = data
    keys = [
        data[place : place + length]
        for place, length, *_ in _PlainReader.open(storage, "segment")._ranges()
    ]
    assert keys == [b"\0\0delay", b"\0\0retry", b"\0\1a"]


class _PlainReader(HashReader):  # type: ignore[misc]  # Whoosh has no types
    def _read_extras(self) -> None:
        """Whoosh would unpickle them."""


def test_reading_needs_no_whoosh() -> None:
    code = "import sys, curator.adapters.whoosh_segments as s; print('whoosh' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("data", [b"", b"HSH3", bytes(10_000), segment_bytes(POSTINGS)[:-1]])
def test_other_bytes_are_no_segment(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a segment"):
        Segment(data)


NUMBERS = st.sets(st.integers(0, 40))
TERMS = st.dictionaries(st.text("xyz", min_size=1, max_size=3), NUMBERS.filter(bool), min_size=1)


@given(TERMS, NUMBERS)
def test_what_is_taken_out_of_a_segment_leaves_the_rest(
    terms: dict[str, set[int]], dead: set[int]
) -> None:
    def postings(without: set[int]) -> dict[str, list[int]]:
        kept = {term: sorted(numbers - without) for term, numbers in terms.items()}
        return {
            t: [one for n in numbers for one in (n, n + 1)]
            for t, numbers in kept.items()
            if numbers
        }

    segment = Segment(segment_bytes({"content": postings(set())}))
    data = segment.without(dead)
    is_touched = any(numbers & dead for numbers in terms.values())
    assert (data is not None) == is_touched
    assert flat(Segment(data) if data else segment).get("content", {}) == postings(dead)
