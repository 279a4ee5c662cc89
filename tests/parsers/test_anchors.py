"""Fragments of headings against those that Python-Markdown itself makes."""

import re
from pathlib import Path

import markdown
import pytest

from curator.model.text import RepoPath
from curator.parsers.note import parse_note

PAGES = sorted((Path(__file__).parent / "fixtures" / "anchors").glob("*.md"))
EXTENSIONS = [
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"),
    "pymdownx.tabbed",
]


def published(text):
    html = markdown.markdown(
        text,
        extensions=EXTENSIONS,
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    return re.findall(r'<h[1-6][^>]*? id="([^"]*)"', html)


def note(text):
    return parse_note(text.encode(), path=RepoPath("kb/a.md"), kb=RepoPath("kb"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_headings_have_the_fragments_of_the_published_page(page):
    text = page.read_text("utf-8")
    assert [section.anchor for section in note(text).sections if section.level] == published(text)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("## Foo `bar()`", "foo-bar"),
        ("## [a](b.md) *c*", "a-c"),
        ("## ![logo](x.png) Name", "-name"),
        ("## C#", "c"),
        ("## Title { #id }", "title--id-"),
        ("## :rocket: Go", "rocket-go"),
        ("## a &amp; b", "a--b"),
        ("   ## indented", "indented"),
        ("one\ntwo\n---", "one-two"),
        ('<a name="x"></a>', "x"),
        ('<div id="y"></div>', "y"),
    ],
)
def test_a_forge_has_its_own_fragments(heading, anchor):
    assert note(heading + "\n").forge_anchors == (anchor,)


def test_a_heading_inside_an_admonition_is_none_on_a_forge():
    assert note("!!! note\n\n    ## Foo\n").forge_anchors == ()


def test_a_heading_inside_raw_html_is_one_on_a_forge_only():
    parsed = note("<details>\n\n## Foo\n\n</details>\n")
    assert (parsed.anchors, parsed.forge_anchors) == ((), ("foo",))


def test_a_heading_without_space_is_one_on_the_site_only():
    parsed = note("##Foo\n")
    assert (parsed.anchors, parsed.forge_anchors) == (("foo",), ())


def test_ids_in_raw_html_and_attribute_lists_are_anchors():
    parsed = note('<a id="a"></a>\n\n[](){ #b }\n\ntext\n{ #c }\n\n| x |\n|---|\n| y { #d } |\n')
    assert parsed.anchors == ("a", "b", "c", "d")


def test_an_id_inside_code_is_no_anchor():
    assert note('`<a id="a">`\n\n```\n<a id="b">\n```\n').anchors == ()
