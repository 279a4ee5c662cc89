import pytest

from curator.parsers.html_tags import html_tags, raw_block_end, tag_at


def attributes(text):
    return [
        (found.name, found.value, text[found.offset : found.offset + len(found.value)])
        for tag in html_tags(text)
        for found in tag.attributes
    ]


def test_attributes_have_their_values_and_places():
    assert attributes("""<a href="b.md" id='x' name=y hidden>""") == [
        ("href", "b.md", "b.md"),
        ("id", "x", "x"),
        ("name", "y", "y"),
        ("hidden", "", ""),
    ]


def test_a_tag_inside_a_comment_is_none():
    assert [tag.name for tag in html_tags("<!-- <a> --><b><!-- <i>")] == ["b"]


def test_a_bracket_inside_a_value_does_not_end_the_tag():
    assert attributes('<a title="x > y" href="b">')[1] == ("href", "b", "b")


def test_a_tag_begins_right_there_or_not_at_all():
    assert tag_at("x <a>", 0) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("<div>a</div>b", 12),
        ("<div><div></div></div>", 22),
        ("<div><p></div>x", 14),
        ("<hr>x", 4),
        ("<div />x", 7),
        ("<div><br></div>", 15),
        ("<div>", None),
    ],
)
def test_a_block_ends_where_its_first_element_is_closed(text, end):
    assert raw_block_end(text, 0, len(text)) == end
