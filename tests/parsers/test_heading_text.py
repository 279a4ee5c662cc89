import pytest

from curator.parsers.heading_text import attribute_id
from curator.parsers.markdown import parse_markdown


def text(heading):
    return parse_markdown([heading], 1).headings[0].text


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("# A `b()` *c* [d](e.md)", "A b() c d"),
        ("# A { #id }", "A"),
        ("# [a](b){ .button } c", "a c"),
        ("# ![logo](x.png)", "logo"),
        ("# a &amp; b \\* c", "a & b * c"),
        ("# C#", "C#"),
        ("# closed ##", "closed"),
    ],
)
def test_a_title_is_what_people_read(heading, title):
    assert text(heading).title == title


def test_a_forge_sees_attribute_lists():
    assert text("# A { #id }").forge_text == "A { #id }"


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ("#a", "a"),
        (".c #a", "a"),
        ("#a #b", "b"),
        ("id=a", "a"),
        ('id="a b"', "a b"),
        ("id='a'", "a"),
        (".c", ""),
        ("", ""),
    ],
)
def test_an_id_in_an_attribute_list(attributes, found):
    assert attribute_id(attributes) == found
