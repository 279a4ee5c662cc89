"""The best files, without looking at all of them."""

from hypothesis import given
from hypothesis import strategies as st

from curator.model.text import RepoPath
from curator.ports import Corpus
from curator.retrieval.file_scores import file_scores, leading, ordered

SHARES = st.floats(min_value=0.0, max_value=1.0)
FILES = st.integers(0, 60).map(lambda number: RepoPath(f"{number}.py"))


@given(st.dictionaries(FILES, st.tuples(SHARES, SHARES)), st.integers(1, 5), st.integers(1, 9))
def test_the_leading_files_are_the_first_of_all(
    files: dict[RepoPath, tuple[float, float]], most: int, likely: int
) -> None:
    totals = {path: total for path, (total, _) in files.items()}
    factors = {path: factor for path, (_, factor) in files.items()}
    whole = ordered({path: total * factor for path, (total, factor) in files.items()})
    assert leading(totals, factors, most, likely=likely) == whole[:most]


def test_a_file_has_a_little_for_its_other_chunks() -> None:
    a, b = RepoPath("a.py"), RepoPath("b.py")
    corpus = Corpus(
        chunks=(None, None, None),
        paths=(a, a, b),
        names=((), (), ()),
        generated=frozenset(),
        lengths={},
        chunk_count=3,
        first_chunks={a: 0, b: 2},
        average_lengths={},
    )
    scores = file_scores((1.0, 2.0, 2.0), corpus)
    assert (scores[a], scores[b]) == (1.0, 2.0 / 2.3)
