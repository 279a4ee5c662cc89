from dataclasses import replace

from curator.formats.review import review_text
from curator.model.links import Review
from tests.knowledge_bases import base_of

(LINK,) = base_of({"kb/a.md": "---\ncode: [a.py]\n---\n# A\n", "a.py": "x = 1\n"}).links
REVIEW = Review(
    link=LINK,
    section=("# A",),
    section_line=4,
    what="the code since then",
    lines=("@@ -1 +1 @@", "-x = 1", "+x = 2"),
    is_diff=True,
)


def test_without_colour_a_change_is_a_plain_diff():
    text = review_text(REVIEW, with_section=True, is_coloured=False)
    assert text.endswith("the code since then:\n  @@ -1 +1 @@\n  -x = 1\n  +x = 2\n")
    assert "\x1b" not in text


def test_in_colour_the_changed_words_are_reversed():
    text = review_text(REVIEW, with_section=False, is_coloured=True)
    assert "\x1b[31m-x = \x1b[0m\x1b[7;31m1\x1b[0m\n" in text
    assert "\x1b[32m+x = \x1b[0m\x1b[7;32m2\x1b[0m\n" in text


def test_control_characters_in_changed_words_are_shown_and_not_obeyed():
    lines = ("-x = 'a\x1b[2Jb'", "+x = 'a\x1b[3Jb'")
    text = review_text(replace(REVIEW, lines=lines), with_section=False, is_coloured=True)
    assert "\x1b[2J" not in text
    assert "\\x1b" in text


def test_code_that_is_no_diff_is_not_coloured():
    review = replace(REVIEW, lines=("+x = 1",), is_diff=False)
    assert "  +x = 1\n" in review_text(review, with_section=False, is_coloured=True)


def test_a_diff_of_nothing_says_so():
    text = review_text(replace(REVIEW, lines=()), with_section=False, is_coloured=True)
    assert "(unchanged)" in text
