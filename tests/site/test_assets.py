import pytest

from curator.site.assets import is_passive

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/><text>a</text></svg>'
)


@pytest.mark.parametrize("path", ["a.png", "b/c.JPG", "data.csv", "talk.pdf"])
def test_pictures_and_data_are_published(path: str):
    assert is_passive(path, b"")


@pytest.mark.parametrize(
    "path", ["a.html", "a.js", "a.mjs", "a.xhtml", "a.xml", "a.wasm", "html", "a.md.swf"]
)
def test_what_a_browser_runs_is_not(path: str):
    assert not is_passive(path, b"")


def test_a_drawing_of_shapes_is_published():
    assert is_passive("a.svg", DRAWING)


@pytest.mark.parametrize(
    "part",
    [
        b"<script>alert(1)</script>",
        b"<SCRIPT/>",
        b"<svg:script>",
        b'<rect onload="alert(1)"/>',
        b'<a href="javascript:alert(1)">',
        b"<foreignObject>",
        b'<?xml-stylesheet href="x"?>',
        b'<!DOCTYPE svg [<!ENTITY x "y">]>',
        b'<use href="x.svg#y"/>',
        b"&#106;",
        b"\0",
    ],
)
def test_a_drawing_that_could_run_something_is_not(part: bytes):
    assert not is_passive("a.svg", DRAWING.replace(b"<text>", part + b"<text>"))


def test_a_drawing_in_an_encoding_that_hides_its_tags_is_not():
    assert not is_passive("a.svg", DRAWING.decode().encode("utf-16"))
