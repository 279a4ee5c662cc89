import pytest

from curator.site.assets import published

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/><text>a</text></svg>'
)


@pytest.mark.parametrize("path", ["a.png", "b/c.JPG", "data.csv", "talk.pdf"])
def test_pictures_and_data_are_published(path: str):
    assert published(path, b"x") == b"x"


@pytest.mark.parametrize(
    "path", ["a.html", "a.js", "a.mjs", "a.xhtml", "a.xml", "a.wasm", "html", "a.md.swf"]
)
def test_what_a_browser_runs_is_not(path: str):
    assert published(path, b"x") is None


def test_a_drawing_of_shapes_is_published():
    assert published("a.svg", DRAWING) == DRAWING


def test_a_drawing_that_could_run_something_is_made_safe():
    data = DRAWING.replace(b"<text>", b"<script>alert(1)</script><text>")
    assert published("a.svg", data) == DRAWING.replace(b'"/>', b'" />')


def test_what_only_looks_like_a_drawing_is_not_published():
    assert published("a.svg", b"<html><script>alert(1)</script></html>") is None
