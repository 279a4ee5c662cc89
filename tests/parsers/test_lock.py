import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.formats.lock import lock_text
from curator.model.code import Fingerprint
from curator.model.links import LockEntry
from curator.model.text import RepoPath
from curator.parsers.lock import EMPTY, parse_lock

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
entries = st.builds(
    LockEntry,
    note=words.map(RepoPath),
    target=words,
    fingerprint=st.builds(Fingerprint, words, words, words),
    text=words,
    blob=st.sampled_from(["", "0" * 40, "a1" * 32]),
    verified_on=st.dates().map(lambda day: day.isoformat()),
    verified_by=words,
    confirmed=st.sampled_from(["shown", "yes"]),
    why=st.just("") | words,
)


def _key(entry: LockEntry) -> tuple[str, str]:
    return entry.note, entry.target


ENTRY = LockEntry(
    note=RepoPath("kb/a.md"),
    target="src/a.py#f",
    fingerprint=Fingerprint("c1:1", "c1:2", "c1:3"),
    text="c1:4",
    blob="",
    verified_on="2027-01-02",
    verified_by="Ana <ana@acme.example>",
    confirmed="yes",
    why="",
)
TEXT = lock_text([ENTRY])


@given(st.lists(entries, unique_by=_key))
def test_what_is_written_is_read_back(some: list[LockEntry]):
    lock = parse_lock(lock_text(some).encode())
    assert lock.problem is None
    assert lock.entries == tuple(sorted(some, key=_key))


def test_an_empty_lock_has_no_entries_and_no_problem():
    assert parse_lock(b"version = 1\n") == EMPTY


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    assert parse_lock(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()).entries == (ENTRY,)


def test_conflict_markers_are_a_problem_with_their_line():
    lock = parse_lock(b"version = 1\n<<<<<<< ours\n=======\n>>>>>>> theirs\n")
    assert lock.problem == "it has conflict markers of a merge"
    assert lock.problem_line == 2


def test_two_equal_entries_are_one():
    assert parse_lock((TEXT + TEXT.partition("\n\n")[2]).encode()).entries == (ENTRY,)


def test_two_different_entries_for_one_link_are_a_problem():
    other = TEXT.partition("\n\n")[2].replace("c1:2", "c1:9")
    lock = parse_lock((TEXT + other).encode())
    assert lock.entries == ()
    assert lock.problem == "it has two different entries for `src/a.py#f` in kb/a.md"


def test_two_spellings_of_one_link_are_one_link():
    other = TEXT.partition("\n\n")[2].replace("src/a.py#f", "./src/a.py#f")
    assert "two different entries" in str(parse_lock((TEXT + "\n" + other).encode()).problem)


def test_entries_that_disagree_are_claims_with_the_line_of_the_last():
    other = TEXT.partition("\n\n")[2].replace("c1:2", "c1:9")
    lock = parse_lock((TEXT + "\n" + other).encode())
    assert lock.problem_line == 15
    assert [claim.entry.fingerprint.body for claim in lock.claims] == ["c1:2", "c1:9"]
    assert lock.claims[1].text == other.rstrip()


def test_a_conflict_gives_what_both_sides_claim_once():
    other = TEXT.partition("\n\n")[2].replace("a.py", "b.py")
    lock = parse_lock(f"{TEXT}\n<<<<<<< x\n{other}=======\n>>>>>>> y\n".encode())
    assert [claim.entry.target for claim in lock.claims] == ["src/a.py#f", "src/b.py#f"]
    assert lock.head == TEXT.partition("\n\n")[0]


def test_a_conflict_in_which_a_side_is_no_lock_gives_no_claims():
    lock = parse_lock(f"{TEXT}\n<<<<<<< x\nwhy = 1\nwhy = 2\n=======\n>>>>>>> y\n".encode())
    assert lock.claims == ()


def test_an_entry_without_a_key_is_a_problem():
    assert "lacks a key" in str(parse_lock(TEXT.replace('text = "c1:4"\n', "").encode()).problem)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("verified_on = 2027-01-02", 'verified_on = "last week"'),
        ('target = "src/a.py#f"', 'target = "src/a.py#f"\nblob = "1234\\nHEAD"'),
    ],
)
def test_a_value_that_was_never_written_so_is_a_problem(right: str, wrong: str):
    assert "a wrong value" in str(parse_lock(TEXT.replace(right, wrong).encode()).problem)


def test_another_version_is_a_problem():
    assert "version is not 1" in str(parse_lock(b"version = 2\n").problem)


def test_broken_toml_is_a_problem_with_its_line():
    lock = parse_lock(b"version = 1\n\nlink = ]\n")
    assert "not valid TOML" in str(lock.problem)
    assert lock.problem_line == 3


def test_bytes_that_are_not_utf8_are_a_problem():
    assert parse_lock(b"version = 1\n\xff").problem == "it is not UTF-8"


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer(data: bytes):
    lock = parse_lock(data)
    assert lock.entries == () or lock.problem is None


@given(st.lists(st.sampled_from(["<<<<<<<", "|||||||", "=======", ">>>>>>>", *TEXT.split("\n")])))
def test_any_mixture_of_markers_and_entries_is_an_answer(lines: list[str]):
    lock = parse_lock("\n".join(lines).encode())
    assert lock.claims == () or lock.problem is not None


def test_a_number_that_cannot_be_written_out_is_a_problem():
    lock = parse_lock(f"version = 1\n[[link]]\nnote = 0x{'f' * 5000}\n".encode())
    assert "a wrong value" in str(lock.problem)
