from hypothesis import given
from hypothesis import strategies as st

from curator.formats.visible import in_backticks, spelled_lines, visible
from curator.model.invisible import floods, invisible_runs

UNSEEN = st.text(
    st.sampled_from(
        "ab \n1#שم\u200c\u200d\u200b\u200f\u200e\u00ad\ufe0f\u20e3❤😀👩⣿\u2800\u0301\u202e\U000e0067क्"
    )
)


def test_a_bidi_override_is_spelled_out() -> None:
    assert visible("a\u202eb") == "a<U+202E>b"


def test_tag_characters_are_spelled_out() -> None:
    assert visible("\U000e0041") == "<U+E0041>"


def test_line_feeds_and_tabs_stay() -> None:
    assert visible("a\r\n\tb") == "a\n\tb"


def test_an_emoji_of_several_stays_whole() -> None:
    assert visible("👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3") == "👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3"


def test_a_second_variation_selector_is_spelled_out() -> None:
    assert visible("❤\ufe0f\ufe0f") == "❤<U+FE0F><U+FE0F>"


def test_the_flag_of_scotland_stays_whole() -> None:
    flag = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert visible(flag) == flag


def test_other_tags_behind_a_flag_are_spelled_out() -> None:
    assert visible("🏴\U000e0068\U000e0069\U000e007f") == "🏴<U+E0068><U+E0069><U+E007F>"


def test_a_persian_word_keeps_its_joiner() -> None:
    assert visible("می\u200cشود") == "می\u200cشود"


def test_a_joiner_between_latin_letters_is_spelled_out() -> None:
    assert visible("a\u200cb") == "a<U+200C>b"


def test_a_conjunct_keeps_its_joiner() -> None:
    assert visible("क्\u200dष") == "क्\u200dष"


def test_a_direction_mark_stays_beside_right_to_left_letters() -> None:
    assert visible("שלום!\u200f") == "שלום!\u200f"


def test_a_direction_mark_among_latin_letters_is_spelled_out() -> None:
    assert visible("a\u200fb") == "a<U+200F>b"


def test_a_word_may_have_a_soft_hyphen() -> None:
    assert visible("Donau\u00addampf") == "Donau\u00addampf"


def test_soft_hyphens_between_all_letters_are_spelled_out() -> None:
    assert visible("i\u00adg\u00adn") == "i<U+00AD>g<U+00AD>n"


def test_invisible_operators_are_spelled_out() -> None:
    assert visible("a\u2062\u2064b") == "a<U+2062><U+2064>b"


def test_letters_that_are_blank_are_spelled_out() -> None:
    assert visible("a\u3164b\u2800") == "a<U+3164>b<U+2800>"


def test_blanks_of_a_picture_in_braille_stay() -> None:
    assert visible("\u2800\u2800⣿\u2800") == "\u2800\u2800⣿\u2800"


def test_a_pile_of_marks_is_spelled_out_from_the_sixth_on() -> None:
    assert visible("a" + "\u0336" * 7) == "a" + "\u0336" * 5 + "<U+0336><U+0336>"


def test_a_path_cannot_end_its_line() -> None:
    assert in_backticks("a\n## b`") == "a<U+000A>## b<U+0060>"


def test_lines_with_something_spelled_out_are_told_once() -> None:
    assert list(spelled_lines("a\nb\u200bc\u200b\n\u202e")) == [2, 3]


@given(st.text())
def test_whatever_is_made_visible_can_be_written_as_utf_8(text: str) -> None:
    assert visible(text).encode().decode() == visible(text)


@given(UNSEEN)
def test_what_is_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(UNSEEN)
def test_nothing_invisible_is_left(text: str) -> None:
    assert not [*invisible_runs(visible(text)), *floods(visible(text))]
