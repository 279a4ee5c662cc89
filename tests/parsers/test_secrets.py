"""Text -> the secrets in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.model.text import Place
from curator.parsers.masking import masked
from curator.parsers.secrets import secrets, without_secrets
from tests.fake_secrets import ASSIGNED, KEY, KEYS, TOKENS, WEB_TOKEN, word
from tests.hangs import no_hang

TOKEN = TOKENS["GitHub token"]
BEGIN, END = KEY.split("\n")[0], KEY.split("\n")[-1]


def kinds(text: str) -> list[str]:
    return [one.kind for one in secrets(text)]


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_a_token_with_a_known_prefix_is_masked_whole(token: str):
    assert without_secrets(f"It is `{token}`, and works.").startswith("It is `<masked: ")
    assert without_secrets(f"It is `{token}`, and works.").endswith(">`, and works.")


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_a_token_is_found_in_quotes_behind_an_escape_and_at_the_end_of_the_text(token: str):
    assert len(secrets(f'x = "{token}"\ny = "a\\n{token}"\n{token}')) == 3


@pytest.mark.parametrize(("text", "value"), ASSIGNED.values(), ids=ASSIGNED)
def test_what_is_called_a_secret_and_looks_like_one_is_masked(text: str, value: str):
    kind = kinds(text.format(value))[0]
    assert without_secrets(text.format(value)) == text.format(f"<masked: {kind}>")


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_of_a_private_key_nothing_is_left(key: str):
    shown = without_secrets(f"Before\n{key}\nAfter\n")
    assert "<masked: private key>" in shown
    assert word(12) not in shown
    assert shown.startswith("Before\n")
    assert shown.endswith("\nAfter\n")


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_a_masked_text_has_the_same_lines(key: str):
    assert without_secrets(f"a\n{key}\nb").count("\n") == f"a\n{key}\nb".count("\n")


def test_a_putty_key_is_masked():
    text = f"PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 2\n{word(64)}\n{word(20)}\nPrivate-MAC: 00\n"
    assert without_secrets(text) == (
        "PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 2\n<masked: private key>\n\nPrivate-MAC: 00\n"
    )


AMAZON = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + 'EXAMPLEKEY"'
NO_SECRETS = {
    "a git hash": "commit 3f786850e387550fdab836ed7e6dc881de23001b",
    "a git hash that is called a token": 'token_sha = "3f786850e387550fdab836ed7e6dc881de23001b"',
    "the environment": 'token = os.environ["GITHUB_TOKEN"]',
    "the environment of Node": "const apiKey = process.env.STRIPE_SECRET_KEY_2024_live",
    "a call": "password = Ed25519PrivateKey.generate_password_2024()",
    "a class": "secret_key = crypto.Ed25519PrivateKey4096Factory",
    "a shell variable": 'PASSWORD="${DB_PASSWORD_2024}"',
    "a template": "api_key: {{ vault.api_key_9f3b7c1e }}",
    "angle brackets": 'token = "<your-token-here-1234>"',
    "a word": 'password = "changeme123"',
    "dashes": 'secret = "my-application-secret-name-2"',
    "a bare word": 'password = "correcthorsebatterystaple"',
    "a path": 'private_key = "/etc/ssl/private/server-2024-K3.pem"',
    "a URL": 'token_endpoint = "https://id.shop.dev/oauth2/v2/Token"',
    "stars": 'password = "************"',
    "filled with x": "ghp_" + "x" * 36,
    "filled with noughts": "AKIA" + "0" * 16,
    "the key of Amazon's documents": "AKIA" + "IOSFODNN7EXAMPLE",
    "the secret of Amazon's documents": 'aws_secret_access_key = "' + AMAZON,
    "the token of jwt.io": WEB_TOKEN.split(".")[0]
    + ".eyJ"
    + "zdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0."
    + word(43),
    "a heading alone": f'if line.startswith("{BEGIN}"):',
    "a key left out": f"{BEGIN}\n...\n{END}",
    "a public key": KEY.replace("PRIVATE", "PUBLIC"),
    "a local database": "postgres://postgres:p8Kx2mQ7@localhost:5432/test",
    "a user's name for a password": "postgres://shop:shop@db.shop.dev/shop",
    "a placeholder in a URL": "https://user:pass@shop.dev/",
    "a scoped package": "https://shop.dev/@scope/name:1.2.3@next",
    "an integrity hash": '"integrity": "sha512-' + word(86) + '=="',
    "base64 of a picture": "data:image/png;base64," + word(200),
    "a UUID": 'token = "7b0c8f5e-3a51-4f1e-9c1b-0d2e5f6a7b8c"',
    "basic authentication of the RFC": "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    "part of a longer word": "prefix" + TOKEN,
}


@pytest.mark.parametrize("text", NO_SECRETS.values(), ids=NO_SECRETS)
def test_what_is_no_secret_is_left_alone(text: str):
    assert secrets(text) == ()


def test_a_heading_that_is_a_line_of_a_key_is_masked():
    assert without_secrets(word(64), secrets(KEY)) == "<masked: private key>"


def test_a_heading_is_left_alone_where_no_key_is_in_the_file():
    assert without_secrets(word(64), secrets(TOKEN)) == word(64)


def test_a_place_is_that_of_the_secret_alone():
    assert [one.place for one in secrets(f"a\nIt is {TOKEN}.\n")] == [Place(2, 7, 2, 47)]


def test_a_key_reaches_from_its_first_line_to_its_last():
    assert [one.place for one in secrets(f"a\n{KEY}\n")] == [Place(2, 1, 6, 30)]


def test_a_password_in_a_url_is_masked_alone():
    assert without_secrets("https://ana:" + "k4Rm92xQvTz@shop.dev/a") == (
        "https://ana:<masked: password in a URL>@shop.dev/a"
    )


def test_two_in_a_line_are_both_masked():
    other = TOKENS["npm token"]
    assert (
        without_secrets(f"{TOKEN} and {other}") == "<masked: GitHub token> and <masked: npm token>"
    )


def test_one_in_another_is_one():
    assert kinds(f"https://ana:{TOKEN}@shop.dev/a") == ["GitHub token"]


@pytest.mark.parametrize("comment", ["# {}", "// {}", "/* {} */", "-- {}", "<!-- {} -->"])
def test_a_comment_says_that_it_is_none(comment: str):
    assert secrets(f'key = "{TOKEN}" {comment.format("pragma: allowlist secret")}') == ()


def test_a_comment_on_the_line_above_says_that_it_is_none():
    assert secrets(f"# pragma: allowlist nextline secret\n{TOKEN}\n") == ()


def test_a_comment_speaks_of_its_own_line_only():
    assert kinds(f"{TOKEN} # pragma: allowlist secret\n{TOKEN}\n") == ["GitHub token"]


def test_marks_tell_two_secrets_apart():
    one, other = secrets(f"{TOKEN}\nghp_{word(36)[::-1]}\n")
    assert one.mark != other.mark


def test_a_mark_is_too_short_to_guess_from():
    assert len(secrets(TOKEN)[0].mark) == 4


@given(st.text(alphabet="ab \n\r\t`'\"<>=:/.-_", max_size=60), st.sampled_from(sorted(TOKENS)))
def test_no_text_around_a_token_that_stands_apart_brings_it_back(text: str, name: str):
    shown = without_secrets(f"{text} {TOKENS[name]} {text}")
    assert TOKENS[name] not in shown
    assert shown.count("\n") == text.count("\n") * 2


@given(st.text(max_size=200))
def test_places_lie_in_the_text_and_masking_keeps_its_lines(text: str):
    assert masked(text, secrets(text)).count("\n") == text.count("\n")


LONG = {
    "headers of web tokens": "eyJ" * 340_000,
    "dotted web tokens": "eyJaaaaaaaa." * 85_000,
    "prefixes of OpenAI": "sk-" * 340_000,
    "prefixes of GitLab": "glpat-" * 170_000,
    "prefixes of npm": "npm_" * 250_000,
    "prefixes of Slack": "xoxb-1-" * 150_000,
    "digits of Slack": "xoxb-" + "1-" * 500_000,
    "names": "secret" * 170_000,
    "names with signs": "secret='" * 125_000,
    "names with blanks": "api_key        " * 66_000,
    "open quotes": "password = '" + "aB1" * 330_000,
    "URLs": "://a:b" * 170_000,
    "signs of URLs": "://" * 340_000,
    "beginnings of keys": BEGIN * 38_000,
    "beginnings of beginnings": "-----BEGIN " * 90_000,
    "a key without an end": BEGIN + "\n" + (word(64) + "\n") * 15_000,
    "headers": "authorization: basic " * 50_000,
    "bearers": "bearer " * 140_000,
    "comments": "# pragma: " * 100_000,
    "lines of PuTTY": "PuTTY-User-Key-File-2:" + "Private-Lines:\n" * 66_000,
    "line feeds": "\n" * 1_000_000,
    "tokens": (TOKEN + "\n") * 24_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_text_that_is_written_to_be_slow_takes_no_longer_than_its_length(text: str):
    """Where a pattern goes back over what it has read, these take ten seconds to hours."""
    cut = text[:300_000] + TOKEN
    with no_hang():
        masked(cut, secrets(cut))
