import pytest

from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def body(source: str) -> str:
    return fingerprints(source.encode(), RepoPath("a.sh")).whole.body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (">&2 echo a", "echo >&2 a"),
        (">&2 echo a", "echo a >&2"),
        ("a >b c d", "a c d >b"),
        ("<a b >c d", "b d <a >c"),
        ("A=1 >b c", "A=1 c >b"),
        ("cat <<-E\n\ta\n\t\tb $c\n\tE\n", "cat <<-E\na\nb $c\nE\n"),
    ],
)
def test_what_shfmt_moves_is_layout(one: str, other: str) -> None:
    assert body(one) == body(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (">&2 echo a", "echo a"),
        (">&2 echo a", ">&1 echo a"),
        ("a >b c d", "a d c >b"),
        ("a >b c", "a >c b"),
        ("a >b 2>&1", "a 2>&1 >b"),
        ("a b >c", "a >b >c"),
        ("cat <<E\n\ta\nE\n", "cat <<E\na\nE\n"),
        ("cat <<-E\n a\nE\n", "cat <<-E\na\nE\n"),
        ("cat <<-E\n\ta\tb\nE\n", "cat <<-E\n\tab\nE\n"),
        ("cat <<-E\n\ta\nE\n", "cat <<-E\n\tb\nE\n"),
    ],
)
def test_what_a_command_reads_and_writes_counts(one: str, other: str) -> None:
    assert body(one) != body(other)
