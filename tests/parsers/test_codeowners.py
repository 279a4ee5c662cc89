"""CODEOWNERS as GitHub reads it; what it has in common with .gitignore is compared with git."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.model.owners import CodeOwners, OwnerRule
from curator.model.text import RepoPath
from curator.parsers.codeowners import (
    code_owners,
    is_owner,
    parse_codeowners,
)
from tests.repository import Repository

PATH = RepoPath(".github/CODEOWNERS")
FILE = """\
# Everybody's
*            @acme/platform
*.js         @js-owner @acme/web #This is an inline comment.
/build/logs/ docs@acme.example
docs/*       docs@acme.example
apps/        @octocat
/docs/       @doctocat
/scripts/    @doctocat @octocat
**/vendored  @acme/vendors

/apps/github
/My\\ Notes/  @spaces
"""


def parsed(text: str) -> CodeOwners:
    file = parse_codeowners(text.encode(), PATH)
    assert file
    return file


def owners(path: str, text: str = FILE) -> tuple[str, ...]:
    return code_owners(parsed(text), [RepoPath(path)])[RepoPath(path)]


def patterns(text: str) -> list[str]:
    return [rule.pattern for rule in parsed(text).rules]


def test_the_last_rule_that_matches_decides():
    assert owners("readme.txt") == ("@acme/platform",)
    assert owners("src/a.js") == ("@js-owner", "@acme/web")
    assert owners("docs/a.js") == ("@doctocat",)


def test_a_comment_may_stand_behind_the_owners():
    assert parsed("*.js @a/b # @c").rules == (OwnerRule("*.js", ("@a/b",), 1),)


def test_a_rule_without_owners_takes_them_away():
    assert owners("apps/web/a.ts") == ("@octocat",)
    assert owners("apps/github/a.ts") == ()


def test_a_leading_slash_means_the_root_and_none_means_anywhere():
    assert owners("build/logs/x/y.log") == ("docs@acme.example",)
    assert owners("deep/build/logs/y.log") == ("@acme/platform",)
    assert owners("deep/apps/y.ts") == ("@octocat",)


def test_a_star_at_the_end_goes_no_deeper():
    assert owners("docs/a.md", "docs/* @a") == ("@a",)
    assert owners("docs/deep/a.md", "docs/* @a") == ()


def test_two_stars_cross_folders():
    assert owners("a/b/vendored/x.c") == ("@acme/vendors",)
    assert owners("vendored") == ("@acme/vendors",)


def test_letter_case_matters():
    assert owners("Docs/a.md", "/docs/ @a") == ()


def test_a_blank_can_be_escaped():
    assert owners("My Notes/a.md") == ("@spaces",)


def test_a_wildcard_can_be_escaped():
    assert owners("a*b", "a\\*b @a") == ("@a",)
    assert owners("axb", "a\\*b @a") == ()
    assert owners("app/[slug]/x.ts", "/app/\\[slug\\]/ @a") == ("@a",)


@pytest.mark.parametrize(
    "line", ["!src/a.py @a", "[ab].py @a", "\\#a @a", "/ @a", "a***b @a", "*.py @", "*.py ana"]
)
def test_a_line_that_github_cannot_read_is_skipped(line: str):
    assert patterns(f"{line}\n*.md @b\n") == ["*.md"]


def test_line_ends_and_a_byte_order_mark_do_not_matter():
    assert patterns("\ufeff*.py @a\r\n*.js @b\r\n") == ["*.py", "*.js"]


def test_a_file_with_more_wildcards_than_can_be_compared_is_not_read():
    lines = "".join(f"*.{number} @a\n" for number in range(5001))
    assert parse_codeowners(lines.encode(), PATH) is None
    assert parse_codeowners(b"*.md @a\n" * 5001, PATH)


def test_a_file_that_is_too_large_is_not_read():
    assert parse_codeowners(b"#" * (3 * 1024 * 1024 + 1), PATH) is None


@pytest.mark.parametrize(
    "owner", ["@ana", "@acme/payments", "@ana-ruiz_acme", "@bot[bot]", "ana.ruiz@acme.example"]
)
def test_an_owner_is_a_user_a_team_or_an_address(owner: str):
    assert is_owner(owner)


@pytest.mark.parametrize(
    "owner",
    [
        "ana",
        "@",
        "@acme/",
        "Ana Ruiz",
        "ana@",
        "@-a",
        "a@b",
        "\x1b[2J@a.example",
        "a@b\u202e.example",
    ],
)
def test_anything_else_is_no_owner(owner: str):
    assert not is_owner(owner)


PATHS = [
    RepoPath(path)
    for path in (
        *("a", "b", "a/a", "a/b", "b/a", "a/b/c", "c/a/b", "a/a/a/a", "ab", "ab/a.c", "a.c"),
        *("b/a.c", "c/b/a.c", "a/b.c/c", "c/ab/b"),
    )
]
PART = st.sampled_from(["a", "b", "c", "ab", "a.c", "*.c", "a*", "?", "**", "*b*"])
PATTERN = st.builds(
    lambda start, parts, end: f"{start}{'/'.join(parts)}{end}",
    st.sampled_from(["", "/"]),
    st.lists(PART, min_size=1, max_size=3),
    st.sampled_from(["", "/"]),
).filter(lambda pattern: "**/**" not in pattern and not pattern.endswith("**/"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pattern=PATTERN)
def test_a_pattern_matches_what_git_would_ignore(repository: Repository, pattern: str):
    given = "\0".join(["x", *PATHS]).encode()
    repository.write({".git/info/exclude": f"{pattern}\nx\n"})
    ignored = repository.git("check-ignore", "--no-index", "-z", "--stdin", given=given)
    theirs = set(ignored.split("\0")) - {"", "x"}
    assert {path for path in PATHS if owners(path, f"{pattern} @x")} == theirs


@given(written=st.lists(PATTERN, max_size=6))
def test_of_several_patterns_the_last_that_matches_decides(written: list[str]):
    file = parsed("".join(f"{one} @o{number}\n" for number, one in enumerate(written)))
    found = code_owners(file, PATHS)
    last = {
        path: [number for number, one in enumerate(written) if owners(path, f"{one} @x")][-1:]
        for path in PATHS
    }
    assert found == {path: tuple(f"@o{number}" for number in last[path]) for path in PATHS}
