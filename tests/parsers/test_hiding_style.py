import pytest

from curator.parsers.hiding_style import declarations, hiding


@pytest.mark.parametrize(
    "style",
    [
        "color:red",
        "background:#c00;color:#fff",
        "background:black;color:white",
        "background:linear-gradient(red,blue);color:white",
        "font-size:12px",
        "font-size:0.8em",
        "font:italic 700 14px Arial",
        "opacity:.7",
        "display:inline-block",
        "margin-left:-20px",
        "margin:0 auto",
        "width:100%",
        "width:0",
        "left:50%;transform:translate(-50%,-50%)",
        "overflow:hidden",
        "color:var(--md-accent-fg-color)",
        "color:rgb(1" + "9" * 400 + ",0,0)",
    ],
)
def test_a_style_that_hides_nothing(style: str) -> None:
    assert hiding(declarations(style)) == ""


def test_it_tells_what_hides() -> None:
    assert hiding(declarations("color: red; opacity: 0")) == "opacity: 0"


def test_a_dark_background_around_shows_white_text() -> None:
    assert hiding(declarations("color:white"), background="#000") == ""


def test_the_colour_of_the_background_around_hides() -> None:
    assert hiding(declarations("color:#010101"), background="black") == "color: #010101"
