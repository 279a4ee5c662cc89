import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.site.safe_svg import safe_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PIXEL = "data:image/png;base64,iVBORw0KGgo="


def kept(inside: str, attributes: str = "") -> str:
    data = safe_svg(f"{HEAD} {attributes}>{inside}</svg>".encode())
    assert data is not None
    return data.decode().partition(">")[2].removesuffix("</svg>")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script href="a.js" />',
        "<foreignObject><p>a</p></foreignObject>",
        '<animate attributeName="href" to="javascript:alert(1)" />',
        '<set attributeName="onload" to="alert(1)" />',
        "<handler>alert(1)</handler>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://acme.example" />',
        "<!-- a comment -->",
        "<?xml-stylesheet href='a.css'?>",
    ],
)
def test_what_runs_goes_with_all_that_is_in_it(inside: str):
    assert kept(inside) == "" or kept(inside) == "/>"


@pytest.mark.parametrize(
    "attribute",
    [
        'onclick="alert(1)"',
        'ONLOAD="alert(1)"',
        'href="javascript:alert(1)"',
        'href="https://acme.example/a.svg#b"',
        'xlink:href="data:text/html;base64,PHA+"',
        'xlink:href="data:image/svg+xml;base64,PHN2Zz4="',
        'style="fill: url(https://acme.example/a)"',
        'style="fill: url( &quot;//acme.example/a&quot; )"',
        r'style="fill: u\72l(https://acme.example/a)"',
        'fill="url(https://acme.example/a#b"',
        'data-x="a"',
        'content="&lt;mxfile&gt;"',
        'xml:base="https://acme.example/"',
    ],
)
def test_an_attribute_that_runs_or_fetches_something_goes(attribute: str):
    assert kept(f"<use {attribute} />") == "<use />"


@pytest.mark.parametrize(
    "style",
    ["@import 'https://acme.example/a.css';", "a{fill:url(//acme.example)}", "a{b:\\75rl(x)}"],
)
def test_a_style_sheet_that_fetches_something_is_emptied(style: str):
    assert kept(f"<style>{style}</style>") == "<style />"


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9" style="fill: url(#shade)" />',
        "<style>.a { fill: red }</style>",
        f'<image href="{PIXEL}" width="9" />',
        '<linearGradient id="shade"><stop offset="1" /></linearGradient>',
        '<text x="1">one &lt; two<tspan dy="2">three</tspan> four</text>',
    ],
)
def test_what_is_drawn_stays(inside: str):
    assert kept(inside) == inside


def test_the_size_of_the_drawing_stays():
    data = safe_svg(f'{HEAD} viewBox="0 0 9 9" width="9"><g/></svg>'.encode())
    assert data is not None
    assert b'viewBox="0 0 9 9" width="9"' in data


def test_of_a_link_its_contents_stay():
    assert kept('<a href="https://acme.example"><text>one</text></a>') == "<text>one</text>"


def test_of_html_beside_plain_text_the_text_stays():
    inside = '<switch><foreignObject requiredFeatures="x"><p>a</p></foreignObject><text>a</text></switch>'
    assert kept(inside) == "<switch><text>a</text></switch>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"<svg>",
        b"<svg/>",
        b'<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'.encode(
            "utf-16"
        ),
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 300 + b"</g>" * 300 + b"</svg>",
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b" " * 4_000_000 + b"</svg>",
    ],
    ids=[
        "empty",
        "binary",
        "open",
        "no namespace",
        "html",
        "entity",
        "entity in utf-16",
        "deep",
        "large",
    ],
)
def test_what_is_no_drawing_that_we_read_is_none(data: bytes):
    assert safe_svg(data) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "<g ",
                "<a ",
                "<script ",
                "href='",
                "javascript:",
                "x",
                "'",
                ">",
                "/>",
                "</a>",
                "</g>",
                "on",
                "=",
                "<style>",
                "</style>",
                "url(",
                ")",
                "&lt;",
            ]
        )
    )
)
def test_what_is_safe_stays_as_it_is(parts: list[str]):
    first = safe_svg(f"{HEAD}>{''.join(parts)}</svg>".encode())
    if first is not None:
        assert safe_svg(first) == first
