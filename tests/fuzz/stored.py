"""What holds of every file that curator itself reads: lock, configuration, baseline, sets of questions."""

from collections import Counter

from curator.errors import ConfigError, UsageError
from curator.formats.known_defects import known_defects_text
from curator.formats.lock import lock_text, lock_text_of
from curator.knowledge.lock_conflict import settled
from curator.model.code import Fingerprint
from curator.model.config import Config
from curator.model.links import Lock, LockEntry
from curator.model.notes import link_key
from curator.model.text import RepoPath
from curator.parsers.config import parse_config, parse_toml
from curator.parsers.known_defects import parse_known_defects
from curator.parsers.lock import parse_lock
from curator.parsers.lock_sides import sides
from curator.parsers.question_set import parse_question_set
from tests.fuzz.pieces import Pieces


def lock(data: bytes) -> None:
    """A lock is believed whole or not at all; what is believed can be written, and what is in dispute settled."""
    found = parse_lock(data)
    assert found.problem is None or (not found.entries and found.problem.strip())
    assert found.problem is None or "\n" not in found.problem
    assert 1 <= found.problem_line <= data.count(b"\n") + 1
    assert found.problem is not None or not found.claims
    keys = [(entry.note, link_key(entry.target)) for entry in found.entries]
    assert len(set(keys)) == len(keys)
    if found.entries:
        again = parse_lock(lock_text(found.entries).encode())
        assert (again.entries, again.problem) == (found.entries, None)
    if found.claims:
        _assert_settled(found)
    text = data.decode("utf-8", "replace")
    assert all(len(side) <= len(text) for side in sides(text))


def lock_entries(data: bytes) -> None:
    """Whatever an entry says, it is read back; and so it is from either side of a merge."""
    pieces = Pieces(data)
    entries: dict[tuple[str, str], LockEntry] = {}
    while pieces and len(entries) < 5:
        entry = _entry(pieces)
        entries[entry.note, link_key(entry.target)] = entry
    wanted = tuple(sorted(entries.values(), key=lambda entry: (entry.note, entry.target)))
    text = lock_text(wanted)
    found = parse_lock(text.encode())
    assert (found.entries, found.problem) == (wanted, None)
    head, *blocks = text.rstrip("\n").split("\n\n")
    half = len(blocks) // 2
    ours, theirs = "\n\n".join(blocks[:half]), "\n\n".join(blocks[half:])
    merged = f"{head}\n\n<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> side\n"
    claims = parse_lock(merged.encode()).claims
    assert sorted(map(repr, (one.entry for one in claims))) == sorted(map(repr, wanted))


def configuration(data: bytes) -> None:
    """A configuration, or an error of one line that names the file."""
    try:
        found = parse_config(parse_toml(data, "curator.toml"), "curator.toml")
    except ConfigError as error:
        _assert_names("curator.toml", error)
        return
    assert isinstance(found, Config)
    assert not found.kb.startswith(("/", ".."))
    assert ".." not in found.kb.split("/")


def baseline(data: bytes) -> None:
    try:
        found = parse_known_defects(data, "curator-baseline.json")
    except ConfigError as error:
        _assert_names("curator-baseline.json", error)
        return
    assert isinstance(found, Counter)
    assert all(count > 0 for count in found.values())
    text = known_defects_text(found)
    assert parse_known_defects(text.encode(), "x") == found
    assert text.count("\n") == (len(found) + 2 if found else 1)


def questions(data: bytes) -> None:
    try:
        found = parse_question_set(data, "questions.jsonl")
    except UsageError as error:
        _assert_names("questions.jsonl:", error)
        return
    assert len(found) <= data.count(b"\n") + 1
    assert all(question.paths for question in found)


def _assert_names(file: str, error: Exception) -> None:
    assert str(error).startswith(file)


def _assert_settled(found: Lock) -> None:
    blocks = settled(found, ())
    again = parse_lock(lock_text_of(found.head, [block.text for block in blocks]).encode())
    assert again.problem is None
    assert again.entries == tuple(block.entry for block in blocks)


def _entry(pieces: Pieces) -> LockEntry:
    """Strings as a TOML file can hold them: it is UTF-8."""
    said = [pieces.text().encode("utf-8", "replace").decode() or "x" for _ in range(7)]
    return LockEntry(
        note=RepoPath(said[0]),
        target=said[1],
        fingerprint=Fingerprint(said[2], said[3], said[4]),
        text=said[5],
        blob=pieces.one_of(("", "0" * 40, "a1" * 32)),
        verified_on="2027-01-02",
        verified_by=said[6],
        confirmed=pieces.one_of(("yes", "shown")),
        why=pieces.text().encode("utf-8", "replace").decode(),
    )
