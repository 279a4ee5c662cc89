from hypothesis import given
from hypothesis import strategies as st

from curator.formats.visible import in_backticks, visible


def test_a_bidi_override_is_spelled_out() -> None:
    assert visible("a\u202eb") == "a<U+202E>b"


def test_tag_characters_are_spelled_out() -> None:
    assert visible("\U000e0041") == "<U+E0041>"


def test_line_feeds_and_tabs_stay() -> None:
    assert visible("a\r\n\tb") == "a\n\tb"


def test_a_path_cannot_end_its_line() -> None:
    assert in_backticks("a\n## b`") == "a<U+000A>## b<U+0060>"


@given(st.text())
def test_whatever_is_made_visible_can_be_written_as_utf_8(text: str) -> None:
    assert visible(text).encode().decode() == visible(text)


@given(st.text())
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
