import pytest

from curator.model.code import Fingerprint
from curator.model.text import RepoPath
from curator.parsers.fingerprint import fingerprints


def whole(source: str) -> Fingerprint:
    return fingerprints(source.encode(), RepoPath("a.rb")).whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a = <<-E\nb\n  c\nE\n", "a = <<~E\n  b\n    c\nE\n"),
        ("a = <<E\nb\nE\n", "a = <<~E\n  b\nE\n"),
        ("a = <<~E\n b\n\n c\nE\n", "a = <<~E\n    b\n\n    c\n    E\n"),
        ("a = <<~E\n #{b}\n c\nE\n", "a = <<~E\n   #{b}\n   c\nE\n"),
        ("a = <<~E\n\tb\n\tc\nE\n", "a = <<~E\n        b\n\tc\nE\n"),
        ('a = <<~"E"\n b\nE\n', "a = <<~E\nb\nE\n"),
        ("f(<<~E, <<~F)\n  a\nE\n b\nF\n", "f(<<~E, <<~F)\n a\n E\n   b\n F\n"),
    ],
)
def test_the_indentation_that_a_heredoc_takes_off_is_layout(one: str, other: str) -> None:
    assert whole(one) == whole(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a = <<-E\nb\nE\n", "a = <<-E\n  b\nE\n"),
        ("a = <<-E\n  b\nE\n", "a = <<~E\n  b\nE\n"),
        ("a = <<~E\n b\n c\nE\n", "a = <<~E\n b\n  c\nE\n"),
        ("a = <<~E\n b\nE\n", "a = <<~E\n\n b\nE\n"),
        ("a = <<~E\n b\n c\nE\n", "a = <<~E\n b\n\n c\nE\n"),
        ("a = <<~E\n b\nE\n", "a = <<~E\n b\n\nE\n"),
        ("a = <<~E\n #{b}\nE\n", "a = <<~E\n #{c}\nE\n"),
        ("a = <<~E\n #{b}\nE\n", "a = <<~'E'\n #{b}\nE\n"),
        ("a = <<~`E`\n b\nE\n", "a = <<~E\n b\nE\n"),
        ("f(<<~E, <<~F)\n a\nE\n b\nF\n", "f(<<~E, <<~F)\n b\nE\n a\nF\n"),
    ],
)
def test_what_a_heredoc_says_counts(one: str, other: str) -> None:
    assert whole(one).body != whole(other).body


def test_the_text_of_a_heredoc_belongs_to_the_constant_that_it_is_given_to() -> None:
    one, other = (
        fingerprints(f"A = <<~E\n  {text}\nE\nB = 1\n".encode(), RepoPath("a.rb")).symbols["A"]
        for text in "bc"
    )
    assert one.body != other.body
