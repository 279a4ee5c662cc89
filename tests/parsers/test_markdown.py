import pytest

from curator.model.text import Place
from curator.parsers.markdown import parse_markdown
from tests.hangs import no_hang


def places(text):
    return [(found.text, found.place) for found in parse_markdown(text.split("\n"), 1).destinations]


def destinations(text):
    return [found.text for found in parse_markdown(text.split("\n"), 1).destinations]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("see [a](b.md) now", Place(1, 9, 1, 13)),
        ("see [a]( <b.md> 'title')", Place(1, 11, 1, 15)),
        ("![x](b.md)", Place(1, 6, 1, 10)),
        ("[![x](y.png)](b.md)", Place(1, 15, 1, 19)),
        ("one\ntwo [a](b.md)", Place(2, 9, 2, 13)),
        ("one\n   two [a](b.md)", Place(2, 12, 2, 16)),
        ("> quote [a](b.md)", Place(1, 13, 1, 17)),
        ("- item\n\n    more [a](b.md)", Place(3, 14, 3, 18)),
        ("## Title [a](b.md)", Place(1, 14, 1, 18)),
        ("| x | y |\n|---|---|\n| 1 | [a](b.md) |", Place(3, 11, 3, 15)),
        ("!!! note\n\n    see [a](b.md)", Place(3, 13, 3, 17)),
        ('!!! note "see [a](b.md)"', Place(1, 19, 1, 23)),
        ("[^1]: see [a](b.md)", Place(1, 15, 1, 19)),
        ('<a href="b.md">x</a>', Place(1, 10, 1, 14)),
        ("text <img\nsrc='b.md'>", Place(2, 6, 2, 10)),
        ('<div>\n<p><a class="x" href="b.md">', Place(2, 23, 2, 27)),
    ],
)
def test_a_destination_has_its_exact_place(text, place):
    assert ("b.md", place) in places(text)


def test_a_reference_has_the_place_of_its_use():
    assert places("see [a][r]\n\n[r]: b.md") == [("b.md", Place(1, 5, 1, 11))]


def test_an_escaped_destination_is_as_long_as_it_is_written():
    assert places("[a](b\\_c.md)") == [("b_c.md", Place(1, 5, 1, 12))]


def test_a_line_of_odd_blanks_does_not_move_the_places_below():
    assert places("\u2028\n[a](b.md)") == [("b.md", Place(2, 5, 2, 9))]


def test_a_reference_before_a_bracket_is_still_one():
    assert places("[r](x\n\n[r]: b.md") == [("b.md", Place(1, 1, 1, 4))]


def test_an_address_in_html_is_decoded():
    assert destinations('<a href="b.md?a=1&amp;b=2">x</a>') == ["b.md?a=1&b=2"]


@pytest.mark.parametrize("text", ["[a]", "[a][]", "[x][a]", "![a]"])
def test_all_kinds_of_references_count(text):
    assert destinations(f"{text}\n\n[a]: b.md") == ["b.md"]


@pytest.mark.parametrize(
    "text",
    [
        "`[a](b.md)`",
        "```\n[a](b.md)\n```",
        "    [a](b.md)",
        "<!-- [a](b.md) -->",
        "<!--\n\n[a](b.md)\n<a href='b.md'>\n-->",
        "text <!-- <a href='b.md'> --> text",
        "\\[a](b.md)",
        "[a] (b.md)",
        "[^1]\n\n[^1]: b.md",
        "<script>\nx = '[a](b.md)'\n</script>",
    ],
)
def test_what_only_looks_like_a_link_is_none(text):
    assert destinations(text) == []


def test_equal_links_on_one_line_have_their_own_places():
    assert [place.column for _, place in places("[a](x) [a](x)")] == [5, 12]


@pytest.mark.parametrize(
    "text",
    [
        "--8<-- 'a.md'",
        "::: pkg.module",
        "{% include 'x' %}",
        "see {{ macro() }}",
        "<!--@include: ./a.md-->",
    ],
)
def test_text_from_elsewhere_makes_a_page_composed(text):
    assert parse_markdown([text], 1).is_composed


@pytest.mark.parametrize(
    "text", ["plain", "`{{ x }}`", "${{ secrets.X }}", "::: tip", "```\n--8<-- x\n```"]
)
def test_a_page_of_its_own_text_is_not_composed(text):
    assert not parse_markdown(text.split("\n"), 1).is_composed


def test_a_line_beyond_the_cap_is_not_looked_into():
    assert destinations("[a](b.md) " + "x" * 10_000) == []


def test_text_around_a_line_beyond_the_cap_is():
    assert destinations("y" * 10_001 + "\n\n[a](b.md)") == ["b.md"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "&" * 50_000,
            "[" * 100_000,
            "![" * 50_000,
            "[a](" * 20_000,
            "`a" * 40_000,
            "<a " * 30_000,
        ),
        *("*a_" * 30_000, ("[" * 9000 + "\n\n") * 10, ("&" * 9000 + "\n") * 10, "<div>\n" * 20_000),
        *("<a>\n# x\n" * 10_000, "<!--\n" * 20_000, "> " * 40_000, "- " * 40_000, "{#a " * 25_000),
        *(
            ("<" * 9000 + "\n") * 10,
            "# a\n" * 20_000,
            "[a]: b\n" * 10_000,
            ("## x " + "{" * 9000 + "}\n") * 8,
        ),
        *(("## x" + " " * 9000 + "y\n") * 8, "!!! a\n" * 15_000, "| a " * 20_000, "=\n" * 40_000),
    ],
    ids=lambda text: text[:6],
)
def test_hostile_text_is_read_at_once(text):
    with no_hang():
        parse_markdown(text.split("\n"), 1)
