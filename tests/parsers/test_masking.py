"""A text and its secrets -> the text without them."""

from curator.parsers.masking import blotted, masked
from curator.parsers.secrets import secrets
from tests.fake_secrets import KEY, TOKENS

TOKEN = TOKENS["GitHub token"]


def test_what_stands_beside_a_secret_stays():
    text = f"a {TOKEN} b\nc\n"
    assert masked(text, secrets(text)) == "a <masked: GitHub token> b\nc\n"


def test_of_a_secret_of_several_lines_the_others_are_empty():
    text = f"a = '''{KEY}'''\nb\n"
    assert masked(text, secrets(text)) == "a = '''<masked: private key>\n\n\n\n'''\nb\n"


def test_a_text_without_secrets_is_the_same_object():
    text = "a\n"
    assert masked(text, ()) is text


def test_a_blot_is_as_long_as_the_secret():
    text = f"a {TOKEN} b\n"
    assert blotted(text, secrets(text)) == f"a {'*' * len(TOKEN)} b\n"


def test_every_line_of_a_key_is_blotted():
    text = f"a\n  {KEY}!\r\nb\n"
    lines = blotted(text, secrets(text)).split("\n")
    assert {*lines[1].strip(), *lines[2], *lines[3], *lines[4]} == {"*"}
    assert lines[5] == f"{'*' * 29}!\r"
    assert lines[6] == "b"
